import type { Event, OwnName, Problem } from '../domain/fact-sheet.ts'
import type { Period } from '../domain/period.ts'
import type { ATTRIBUTES } from '../domain/reference.ts'
import { nameLikeness } from '../text/likeness.ts'
import { periodWords } from './period-words.ts'
import { joined, type Renderer, said, saidIf } from './setting.ts'
import { dateOf } from './sheet-index.ts'
import { asClause, figureList, figuresAfter, isVerbLabel, weaveFigures } from './wording.ts'

type Kinds = typeof ATTRIBUTES

const HELD = /(?:节|日|周|月|赛|会|展|论坛|讲座|大会|论证|典礼|仪式)$/

/** The bureau's words with a mark once where it typed two: ！；. */
const tidyClause = (text: string): string =>
  asClause(text)
    .replaceAll(/[，；]*；[，；]*/g, '；')
    .replaceAll('，，', '，')

/** What one does with an event of this name: a reform is 推进d, a service 做好d. */
export function leadingVerb(label: string): '举办' | '推进' | '做好' | '开展' {
  if (HELD.test(label)) return '举办'
  if (/(?:改革|建设|创建|融合|转型|一体化)$/.test(label)) return '推进'
  return /(?:保障|服务|工作)$/.test(label) ? '做好' : '开展'
}

const namedAsDone = (label: string): string => (isVerbLabel(label) ? label : `${leadingVerb(label)}${label}`)

const LONG_NAME = 6
const NAMED = 0.55

/** Whether the words hold the event's name, with its verb, quotation marks and blanks or without. */
export function namesEvent(words: string, label: string): boolean {
  const plain = (text: string): string => text.replaceAll(/[“”‘’"'「」《》\s]/g, '')
  const name = plain(label)
  return (
    plain(words).includes(name) ||
    plain(words).includes(name.replace(/^(?:组织|开展|举办|召开)+(?=..)/, '')) ||
    // 开展电梯安全筑底三年行动 names 电梯安全筑底行动, with a word between.
    (name.length >= LONG_NAME && nameLikeness(plain(words).slice(0, 3 * name.length), name) >= NAMED)
  )
}

/** What was done, naming the event: its own words where they hold the label, else the label before them. */
function doneClause({ label, what }: Event): string {
  const named = namedAsDone(label)
  if (!what) return named
  const words = tidyClause(what)
  if (namesEvent(words, label)) return words
  return /^(?:组织)?开展/.test(words) && named.startsWith('开展')
    ? `围绕${label}，${words}`
    : `${named}，${words}`
}

/** What was done with its figures, each behind the words that it counts, the rest behind the whole. */
function countedClause(event: Event): string {
  const words = doneClause(event)
  const { text, rest } = weaveFigures(words, event.figures)
  const list = figuresAfter(words, rest)
  return list ? `${text}，${list}` : text
}

/** Verbs that follow a month directly: 6月举办; others want a comma: 6月，会同公安部门. */
export const PLAIN_VERB =
  /^(?:举办|召开|开展|组织|启动|印发|出台|完成|实施|建成|开通|承办|推行|成立|组建|举行|推出|上线|发布|建立|制定|修订|推进|做好)/

const timeWords = (date: Period | undefined, year: number): string | undefined =>
  date && periodWords(date, year)

const datedClause = (date: string | undefined, clause: string): string =>
  date ? `${date}${PLAIN_VERB.test(clause) ? '' : '，'}${clause}` : clause

export const eventRenderers: Readonly<Record<Kinds['event'][number], Renderer<Event>>> = {
  名称: ({ label }) => said(label),
  内容: ({ what, label }) => said(what ? tidyClause(what) : namedAsDone(label)),
  做法: (event) => (event.figures.length > 0 ? said(countedClause(event)) : null),
  数量: ({ figures }) => saidIf(figureList(figures)),
  成效: ({ result }) => saidIf(result && tidyClause(result)),
  时间: (event, { index, year }) => saidIf(timeWords(dateOf(event, index.sheet), year)),
  全句: (event, { index, year }) =>
    joined('，', [
      said(datedClause(timeWords(dateOf(event, index.sheet), year), countedClause(event))),
      saidIf(event.result && asClause(event.result)),
    ]),
}

export const problemRenderers: Readonly<Record<Kinds['problem'][number], Renderer<Problem>>> = {
  名称: ({ label }) => said(label),
  全句: ({ text }) => said(asClause(text)),
}

export const ownNameRenderers: Readonly<Record<Kinds['own-name'][number], Renderer<OwnName>>> = {
  名称: ({ label }) => said(label),
}
