import type { CardOf } from '../../domain/conversation.ts'
import type { Hit, StoredDocument } from '../../domain/document.ts'
import type { Indicator } from '../../domain/fact-sheet.ts'
import { periodYear } from '../../domain/period.ts'
import { reviewDraft } from '../../drafting/review-text.ts'
import { ownDocuments } from '../../drafting/style/own-documents.ts'
import { changeOf } from '../../facts/derive.ts'
import { attributesOf, renderReference } from '../../facts/render.ts'
import { factsNamed } from '../name-fact.ts'
import { themeIn } from '../name-section.ts'
import type { AnswerPart, Situation } from '../situation.ts'
import { citationOf, headingOf, notice, offer, opening, say, tell } from '../speak.ts'

const MOST_HITS = 5
const MOST_QUOTED = 2
const LONGEST_QUOTE = 200

const ASKING =
  /去年的?|上年度?的?|上一年度?的?|前一年的?|往年的?|总结|报告|稿子?|材料|文件|里面?|怎么|如何|怎样|咋|写的?|说的?|讲的?|提的?|表述|写法|说法|提法|原话|原文|什么|哪些|啥|了|过|的|是|吗|呢|关于|方面|有关|对|和|与|跟|看看?|一下|请|帮我|我|给|搜索?|检索|查找?|找|有没有|素材|资料|范文|例子|案例|参考|借鉴|书架|相关|些|点|几|篇|段|个|计划|安排|部署|定|完成|情况|内容|比|对比|比较|变化|[\s，,。？?！!“”"/]/g

/** What is left of a request when the words that only ask are gone. */
const topicOf = (words: string): string => words.replace(ASKING, ' ').replaceAll(/\s+/g, ' ').trim()

/** The bureau's newest document on the shelf that is older than the report. */
async function lastDocument({ shelf, stored, index }: Situation): Promise<StoredDocument | undefined> {
  const own = await ownDocuments(shelf, stored.sheet)
  return own.find(({ period }) => period !== null && periodYear(period) < index.reportYear)
}

/** What the bureau wrote a year before: its plan as the sheet holds it, its document as the shelf does. */
export async function* tellLastYear(
  words: string,
  situation: Situation,
  signal: AbortSignal,
): AsyncIterable<AnswerPart> {
  const { draft, stored } = situation
  const last = await lastDocument(situation)
  const topic = topicOf(words)
  if (/雷同|重复|照抄|一样/.test(words) && last) {
    const share = reviewDraft(draft, stored.sheet, last.clean).likeness?.share ?? 0
    yield tell(`与《${last.title}》逐字相同的部分约占${Math.round(share * 100)}%（数据不计）。`)
    return
  }
  const theme = themeIn(topic)?.theme
  const items = stored.sheet.facts.filter((fact) => fact.kind === 'last-plan')
  const near =
    topic === '' ? items : items.filter((fact) => fact.theme === theme || touches(fact.label, topic))
  if (near.length > 0) {
    yield tell(`上年计划里有${near.length}项，台账记的情况如下：`)
    yield planCard(near, situation)
  }
  if (!last) {
    yield tell(
      near.length > 0
        ? '素材里没有本单位上年的文稿，看不到原文。'
        : '素材里没有本单位上年的文稿，台账里也没有相关的上年计划。把上年的总结放进素材后就能查。',
    )
    return
  }
  if (topic === '') {
    const headings = last.outline.filter(({ level }) => level <= 2).map(headingOf)
    yield tell(`上年的文稿是《${last.title}》，分这几块：${headings.slice(0, 12).join('；')}。`)
    yield tell('想看哪一块的原文，直接说方面就行，例如“去年学前教育怎么写的”。')
    return
  }
  const { hits, degraded } = await situation.shelf.search(
    { query: topic, filters: { document: last.id }, limit: MOST_HITS },
    signal,
  )
  if (degraded) yield notice('hint', 'search_degraded', degraded)
  if (hits.length === 0) {
    yield tell(`《${last.title}》里没有找到“${topic}”的内容。`)
    return
  }
  yield tell(`《${last.title}》里是这样写的：`)
  yield* quoted(hits)
  yield passagesCard(topic, hits, situation)
}

const touches = (label: string, topic: string): boolean =>
  topic.split(' ').some((word) => word.length >= 2 && (label.includes(word) || word.includes(label)))

function planCard(
  items: readonly Extract<Situation['stored']['sheet']['facts'][number], { kind: 'last-plan' }>[],
  { newId }: Situation,
): AnswerPart {
  return {
    type: 'card',
    card: {
      type: 'list',
      id: newId(),
      about: 'last-plan',
      groups: [
        {
          title: '上年计划',
          sectionId: null,
          items: items.slice(0, 60).map(({ id, label, status, measure, reason }) => ({
            text: `${label}：${status ?? '还没有填完成情况'}${reason ? `（${reason}）` : ''}`,
            severity: status === undefined ? ('warning' as const) : null,
            factId: id,
            sentenceId: null,
            quote: measure ?? null,
            suggestion: null,
          })),
        },
      ],
      more: Math.max(0, items.length - 60),
    },
  }
}

/** The words of a passage, as they stand there and marked as such. */
function* quoted(hits: readonly Hit[]): Iterable<AnswerPart> {
  for (const { text, passageId } of hits.slice(0, MOST_QUOTED))
    yield { type: 'text', sentence: { text: `“${opening(text, LONGEST_QUOTE)}”`, facts: [], passageId } }
}

const passagesCard = (query: string, hits: readonly Hit[], { newId }: Situation): AnswerPart => ({
  type: 'card',
  card: { type: 'passages', id: newId(), query, hits: hits.map(citationOf) },
})

/** Passages of the shelf that are like what is asked for. */
export async function* searchShelf(
  words: string,
  situation: Situation,
  signal: AbortSignal,
): AsyncIterable<AnswerPart> {
  const query = topicOf(words) || words.trim()
  if (query === '') {
    yield tell('要找什么内容？例如：找双减课后服务的材料。')
    return
  }
  const { hits, degraded } = await situation.shelf.search(
    { query: query.slice(0, 500), filters: {}, limit: MOST_HITS, prefer: { theme: themeIn(query)?.theme } },
    signal,
  )
  if (degraded) yield notice('hint', 'search_degraded', degraded)
  if (hits.length === 0) {
    yield tell(`素材里没有找到“${opening(query)}”。可以换个说法，或者先把往年的文稿放进素材。`)
    return
  }
  yield tell(`找到${hits.length}段相近的。别处的数据和名称已遮去，只能借鉴写法：`)
  yield passagesCard(query, hits, situation)
}

type Row = CardOf<'comparison'>['rows'][number]
const MOST_ROWS = 60
const MOST_TOLD = 6

/** This year's values beside last year's, with the change as the sheet or exact computing says it. */
export function* compareYears(words: string, situation: Situation): Iterable<AnswerPart> {
  const { stored, index, newId } = situation
  const all = stored.sheet.facts.filter((fact) => fact.kind === 'indicator')
  const named = new Set(factsNamed(words, stored.sheet).map(({ fact }) => fact.id))
  const theme = themeIn(words)?.theme
  const own = named.size > 0 ? all.filter(({ id }) => named.has(id)) : []
  const near = theme ? all.filter((fact) => fact.theme === theme) : []
  const asked = own.length > 0 ? own : near.length > 0 ? near : all
  const wanted = asked.filter((fact) => directionFits(fact, words))
  const rows = wanted.flatMap((fact) => rowOf(fact, situation))
  if (rows.length === 0) {
    yield tell('台账里没有填上年数，没法比。补上年数后再问，例如：公办园占比上年是55.1%。')
    if (own[0]) yield tell(`“${own[0].label}”可以说“${own[0].label}上年是……”来补。`)
    return
  }
  yield tell(`有${rows.length}项可以和上年比：`)
  for (const { factId } of rows.slice(0, MOST_TOLD)) {
    const fact = index.byId.get(factId)
    const attribute = fact && attributesOf(index, fact).includes('全句') ? '全句' : '值'
    yield say(index, { fact: factId, attribute }, '。')
  }
  yield {
    type: 'card',
    card: {
      type: 'comparison',
      id: newId(),
      rows: rows.slice(0, MOST_ROWS),
      more: Math.max(0, rows.length - MOST_ROWS),
    },
  }
  const without = asked.length - asked.filter(({ previous }) => previous).length
  if (without > 0) {
    yield tell(`另有${without}项没有填上年数。`)
    yield offer(situation, [{ label: '看还缺什么', text: '/缺' }])
  }
}

function directionFits(fact: Indicator, words: string): boolean {
  const up = /(?:哪些|什么|哪个|谁).{0,8}(?:上升|增长|提高|涨|升|增加|进步)/.test(words)
  const down = /(?:哪些|什么|哪个|谁).{0,8}(?:下降|减少|降|跌|退步)/.test(words)
  if (up === down) return true
  return changeOf(fact)?.direction === (up ? 'up' : 'down')
}

function rowOf(fact: Indicator, { index }: Situation): Row[] {
  const shown = (attribute: '值' | '上年' | '变化' | '同比' | '增量'): string | null =>
    renderReference(index, { id: fact.id, attribute, format: null })?.text ?? null
  const [now, last] = [shown('值'), shown('上年')]
  if (now === null || last === null) return []
  return [
    {
      factId: fact.id,
      label: fact.label,
      last,
      now,
      change: shown('变化') ?? shown('同比') ?? shown('增量'),
    },
  ]
}
