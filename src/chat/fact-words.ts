import type { Fact, FactSheet, Indicator } from '../domain/fact-sheet.ts'
import { figuresOfWords, type WordsPlace } from '../facts/extract/figures-of-words.ts'
import type { Proposal } from '../facts/extract/proposal.ts'
import { proposeFacts } from '../facts/extract/propose-facts.ts'
import { safeName } from '../facts/reconcile/plan-items.ts'
import { createIdGiver } from '../facts/tables/apply-mapping.ts'
import { themeOf } from '../text/themes.ts'

/** Where a fact that a writer has told in words comes from. */
export const CHAT_SOURCE = '对话中录入'

/** A fact as read of the writer's words, before anybody has confirmed it. */
export type ReadFact = {
  readonly change: 'add' | 'replace' | 'remove'
  readonly before: Fact | null
  readonly after: Fact | null
  readonly quote: string
  readonly questions: readonly string[]
  /** The proposal that it was made of, for a model to name. */
  readonly proposal?: Proposal
}

const LEAD =
  /^(?:请|麻烦|帮我|把|将|再|另外|还有|对了|台账(?:里|中)?|给台账|新增一?条(?:台账|数据|事实)?|录入|登记|添加|加上?一?条?|加上|加入|补充|补录|补一条|补上|记一?[下上录]?|填上?)+(?:台账)?(?:里|中|一下|一条)?[:：，,\s]*/
const TAIL =
  /[，,]?\s*(?:(?:录|记|加|补|填|写|登)(?:入|到|进|上|充到)?(?:一下)?(?:台账)?(?:里|中|里面|去)?|请?记一下|加一条|谢谢)[。！!]?$/

/** The words that state a fact, without those that ask to enter it. */
export const statedWords = (words: string): string => words.trim().replace(LEAD, '').replace(TAIL, '').trim()

/**
 * What a sentence of the writer's could add to the sheet. Figures, units and kinds are read by the readers that read
 * reports; a figure that the sheet knows under the same name comes as its correction. Nothing is guessed: what the words
 * leave open is asked.
 */
export function readFacts(words: string, sheet: FactSheet): ReadFact[] {
  const text = statedWords(words)
  const told = toldFact(text, sheet)
  if (told) return [told]
  return proposeFacts(
    [{ file: CHAT_SOURCE, figures: figuresOfWords(text, placeIn(sheet, text)), tasks: [] }],
    sheet,
  ).map((proposal) => readProposal(proposal, text, sheet))
}

const placeIn = ({ period, planPeriod }: FactSheet, text: string): WordsPlace => ({
  role: 'summary',
  theme: themeOf(text),
  path: [],
  period,
  planPeriod: planPeriod ?? null,
})

const fromChat = <F extends Fact>(fact: F): F => ({ ...fact, source: { file: CHAT_SOURCE } })

/** A proposal as a card shows it: as a new fact, or as other values of one that the sheet knows by that name. */
export function readProposal(proposal: Proposal, text: string, sheet: FactSheet): ReadFact {
  const { fact, places, question, known } = proposal
  const must = /必写|一定要写|必须写/.test(text)
  const questions = question === null ? [] : [question]
  const quote = places[0]?.sentence ?? text
  const before = known && sheet.facts.find(({ id }) => id === known.id)
  if (before?.kind === 'indicator' && fact.kind === 'indicator') {
    return { change: 'replace', before, after: withValues(before, fact), quote, questions, proposal }
  }
  return { change: 'add', before: null, after: fromChat({ ...fact, must }), quote, questions, proposal }
}

/** The fact with the values that were read; what the bureau stated of the old value no longer holds. */
function withValues(before: Indicator, { value, unit, previous, given, rank }: Indicator): Indicator {
  const { given: _, ...rest } = before
  return fromChat({
    ...rest,
    value: value ?? before.value,
    unit: unit === '' ? before.unit : unit,
    ...(previous ? { previous } : {}),
    ...(given ? { given } : {}),
    ...(rank ? { rank } : {}),
  })
}

const KINDS: readonly (readonly [RegExp, 'problem' | 'plan' | 'award' | 'event'])[] = [
  [/^(?:存在(?:的)?(?:主要)?)?(?:问题|不足|短板)(?:是|有|在于)?[:：，,\s]*/, 'problem'],
  [/^(?:下一?步|明年|下年|下半年)?(?:工作)?(?:计划|打算)(?:是|有)?[:：，,\s]+/, 'plan'],
  [/^(?:荣誉|获奖|表彰)(?:是|有)?[:：，,\s]+/, 'award'],
  [/^(?:做法|举措|措施|活动|工作)(?:是|有)?[:：，,\s]+/, 'event'],
]
const AWARDED = /(?:获评|荣获|获得|被.{0,16}?(?:评|授予|命名|认定|确定)为?|入选)[^，。；]{2,40}/
const LEVELS = ['国家级', '省级', '市级', '县级'] as const
const LONGEST_LABEL = 24

/** A problem, a plan, an honour or a measure, told under its name: the words themselves are the fact. */
function toldFact(text: string, { facts }: FactSheet): ReadFact | undefined {
  const kind = KINDS.find(([pattern]) => pattern.test(text))
  const awarded = kind ? null : AWARDED.exec(text)
  if (!kind && !awarded) return undefined
  const words = (kind ? text.replace(kind[0], '') : text).replace(/[。；;\s]+$/, '')
  if (words.length < 2) return undefined
  const giveId = createIdGiver(facts.map(({ id }) => id))
  const label = labelOf(words)
  const base = {
    label,
    aliases: [],
    theme: themeOf(words),
    must: /必写|一定要写/.test(text),
    source: { file: CHAT_SOURCE },
  }
  const after = ((): Fact => {
    switch (kind?.[1] ?? 'award') {
      case 'problem':
        return { kind: 'problem', id: giveId('problem'), ...base, text: words }
      case 'plan':
        return { kind: 'plan', id: giveId('plan'), ...base, measure: words, partners: [] }
      case 'event':
        return { kind: 'event', id: giveId('event'), ...base, what: words, figures: [] }
      case 'award':
        return {
          kind: 'award',
          id: giveId('award'),
          ...base,
          label: awardName(words) ?? label,
          level: LEVELS.find((level) => words.includes(level)) ?? levelIn(words),
          figures: [],
        }
    }
  })()
  return { change: 'add', before: null, after, quote: words, questions: [] }
}

const levelIn = (words: string): (typeof LEVELS)[number] | '其他' =>
  /全国|国家|教育部|国务院/.test(words)
    ? '国家级'
    : /全省|省[教人委政厅]|省级/.test(words)
      ? '省级'
      : /全市|市[教人委政局]/.test(words)
        ? '市级'
        : '其他'

/** The name of an honour stands in quotation marks or behind 评为. */
function awardName(words: string): string | undefined {
  const name =
    /[“"]([^”"]{2,40})[”"]/.exec(words)?.[1] ??
    /(?:评为|授予|命名为|认定为|确定为|获评|荣获|获得|入选)(?:为)?了?([^，。；]{2,40}?)(?:称号|荣誉)?$/.exec(
      words,
    )?.[1]
  const label = name === undefined ? '' : safeName(name)
  return label === '' ? undefined : label
}

function labelOf(words: string): string {
  const [clause = ''] = words.split(/[，,。；;：:]/)
  const label = safeName(clause.slice(0, LONGEST_LABEL))
  return label === '' ? safeName(words.slice(0, LONGEST_LABEL)) || '未命名' : label
}
