import { AppError } from '../domain/errors.ts'
import {
  type Fact,
  type FactSheet,
  type Figure,
  type Indicator,
  projectStatusSchema,
} from '../domain/fact-sheet.ts'
import { statedValue } from '../facts/extract/stated-value.ts'
import { comparableUnits } from '../facts/metric-names.ts'
import { nameLikeness } from '../text/likeness.ts'
import { findQuantities, type Quantity } from '../text/quantities.ts'
import { CHAT_SOURCE, type ReadFact } from './fact-words.ts'
import { factsNamed, type NamedFact } from './name-fact.ts'

/** What a correction was read as, or what has to be asked before it can be read. */
export type Correction =
  | { readonly type: 'read'; readonly read: ReadFact }
  | { readonly type: 'which'; readonly facts: readonly Fact[] }
  | { readonly type: 'unknown' }
  | { readonly type: 'open'; readonly fact: Fact; readonly question: string }

/**
 * Reads what of the sheet is to be corrected and how: a value, the former value, a target or a rank of an indicator, a
 * figure of another fact, a status, whether it is a must. `nearby` are the facts that the writer is looking at, for words
 * that name none.
 */
export function readCorrection(words: string, sheet: FactSheet, nearby: readonly string[]): Correction {
  const named = factsNamed(words, sheet)
  const near = sheet.facts.filter(({ id }) => nearby.includes(id))
  const quantity = newFigure(words, named)
  const whole = named.filter((one) => one.whole)
  const byOther = whole.length > 0 ? [] : (holding(words, quantity, sheet) ?? withPartNamed(words, sheet))
  const likely = byOther.length > 0 ? byOther : named.length > 0 ? likeliest(named) : near
  const candidates = reported(likely, words)
  const fitting =
    candidates.length > 1 && quantity ? candidates.filter((fact) => takesUnit(fact, quantity)) : candidates
  const [fact, ...others] = fitting.length > 0 ? fitting : candidates
  if (!fact) return { type: 'unknown' }
  if (others.length > 0) return { type: 'which', facts: [fact, ...others] }
  return correctionOf(fact, words, quantity)
}

/** 不是212人，是221人: the fact that holds the figure which is no longer to stand. */
function holding(words: string, fresh: Quantity | undefined, { facts }: FactSheet): Fact[] | undefined {
  if (!fresh) return undefined
  const old = findQuantities(words).filter(({ start, kind }) => start < fresh.start && kind !== 'ordinal')
  const values = old.map((quantity) => statedValue(quantity))
  const holds = ({ value, unit }: { readonly value: string | null; readonly unit: string }): boolean =>
    values.some((stated) => stated.value === value && (stated.unit === unit || stated.unit === ''))
  const found = facts.filter((fact) =>
    fact.kind === 'indicator' ? holds(fact) : figuresOf(fact).some(holds),
  )
  return found.length > 0 ? found : undefined
}

/** 总投资调整为4500万元: the facts that hold a figure of that name, those first that share the most words besides. */
function withPartNamed(words: string, { facts }: FactSheet): Fact[] {
  const found = facts
    .filter((fact) => figuresOf(fact).some(({ label }) => words.includes(label)))
    .map((fact) => ({ fact, score: nameLikeness(fact.label, words) }))
  const top = Math.max(0, ...found.map(({ score }) => score))
  return found.filter(({ score }) => score === top).map(({ fact }) => fact)
}

/** A figure is that of the report and not of a plan with a like name, unless the words speak of plans. */
function reported(facts: readonly Fact[], words: string): readonly Fact[] {
  if (/目标|计划|明年|下年|任务/.test(words)) return facts
  const own = facts.filter(({ kind }) => kind !== 'plan' && kind !== 'last-plan')
  return own.length > 0 ? own : facts
}

/** A name that stands in full outweighs parts; of those in full the first is meant. */
function likeliest(named: readonly NamedFact[]): Fact[] {
  const whole = named.filter((one) => one.whole)
  const [longest] = whole
  if (!longest) return named.map(({ fact }) => fact)
  const length = (one: NamedFact): number => one.span.end - one.span.start
  return whole.filter((one) => length(one) === length(longest)).map(({ fact }) => fact)
}

const TO =
  /改(?:成|为|到|作)|更正(?:为|成)|(?:修|订)正为|更新(?:为|成)|换成|变(?:成|为)|调整?(?:为|成|到)|填成|应(?:该|当)?(?:是|为)|实际(?:上)?(?:是|为)|而是|设(?:为|成)/g

/** The figure that is to stand: behind the last 改成, or else the last one told. */
function newFigure(words: string, named: readonly NamedFact[]): Quantity | undefined {
  const inName = ({ start, end }: Quantity): boolean =>
    named.some(({ span, whole }) => whole && start >= span.start && end <= span.end)
  const all = findQuantities(words)
    .filter((quantity) => quantity.kind !== 'ordinal' && !inName(quantity))
    .toSorted((a, b) => a.start - b.start)
  const mark = [...words.matchAll(TO)].at(-1)
  const behind = mark ? all.filter(({ start }) => start >= mark.index) : []
  return behind[0] ?? all.at(-1)
}

function takesUnit(fact: Fact, { unitText }: Quantity): boolean {
  if (unitText === '') return true
  if (fact.kind === 'indicator') return fact.unit === unitText || comparableUnits(fact.unit, unitText)
  return figuresOf(fact).some(({ unit }) => unit === unitText || comparableUnits(unit, unitText))
}

function figuresOf(fact: Fact): readonly Figure[] {
  switch (fact.kind) {
    case 'project':
      return [...fact.money, ...fact.figures]
    case 'award':
    case 'event':
      return fact.figures
    default:
      return []
  }
}

function correctionOf(fact: Fact, words: string, quantity: Quantity | undefined): Correction {
  const marked = withMust(fact, words)
  if (marked) return read(fact, marked, words)
  const status = withStatus(fact, words)
  if (status) return read(fact, status, words)
  if (!quantity) return { type: 'open', fact, question: `“${fact.label}”要改成什么？请写出新的数值。` }
  if (!quantity.exact && quantity.kind !== 'rank')
    return { type: 'open', fact, question: `“${quantity.raw}”不是确数，请写出“${fact.label}”确切的数值。` }
  const stated = statedValue(quantity)
  if (stated.value === '')
    return { type: 'open', fact, question: `没有读懂“${quantity.raw}”，请换一种写法。` }
  const after = withFigure(fact, words, quantity, stated)
  return after
    ? read(fact, after, words, questionsAbout(fact, quantity, stated.unit))
    : {
        type: 'open',
        fact,
        question: `“${fact.label}”里没有可以改成“${quantity.raw}”的数据，请在台账中修改。`,
      }
}

const read = (before: Fact, after: Fact, quote: string, questions: readonly string[] = []): Correction => ({
  type: 'read',
  read: {
    change: 'replace',
    before,
    after: { ...after, source: { file: CHAT_SOURCE } },
    quote,
    questions,
  },
})

function withMust(fact: Fact, words: string): Fact | undefined {
  if (!/必写|必须写|一定要写/.test(words)) return undefined
  return { ...fact, must: !/不(?:是|用|必|算|再|设)|取消|去掉|非必写/.test(words) }
}

function withStatus(fact: Fact, words: string): Fact | undefined {
  const said = words.replaceAll(fact.label, '')
  if (fact.kind === 'project') {
    const status = projectStatusSchema.options.findLast((name) => said.includes(name))
    return status === undefined ? undefined : { ...fact, status }
  }
  if (fact.kind !== 'last-plan') return undefined
  const status = /未完成|没有?完成|没做完/.test(said)
    ? '未完成'
    : /取消/.test(said)
      ? '取消'
      : /推进|在做|进行中/.test(said)
        ? '推进'
        : /完成|做完|办结/.test(said)
          ? '完成'
          : undefined
  if (status === undefined) return undefined
  const reason = /(?:因为?|由于|原因(?:是|为)?)[:：]?([^，。；]{2,200})/.exec(said)?.[1]
  return { ...fact, status, ...(reason === undefined ? {} : { reason }) }
}

type Stated = { readonly value: string; readonly unit: string }

function withFigure(fact: Fact, words: string, quantity: Quantity, stated: Stated): Fact | undefined {
  switch (fact.kind) {
    case 'indicator':
      return withIndicatorFigure(fact, words, quantity, stated)
    case 'project': {
      const money = withPart(fact.money, words, stated)
      if (money) return { ...fact, money }
      const figures = withPart(fact.figures, words, stated)
      return figures && { ...fact, figures }
    }
    case 'award':
    case 'event': {
      const figures = withPart(fact.figures, words, stated)
      return figures && { ...fact, figures }
    }
    case 'plan':
    case 'last-plan':
      return fact.target?.value === undefined
        ? undefined
        : {
            ...fact,
            target: { ...fact.target, value: stated.value, unit: stated.unit || fact.target.unit },
          }
    default:
      return undefined
  }
}

/** The figure of a part that the words name, or else the only one of that unit. */
function withPart(figures: readonly Figure[], words: string, { value, unit }: Stated): Figure[] | undefined {
  const fits = figures.filter(
    (figure) => unit === '' || figure.unit === unit || comparableUnits(figure.unit, unit),
  )
  const [one, ...others] = fits.some(({ label }) => words.includes(label))
    ? fits.filter(({ label }) => words.includes(label))
    : fits
  if (!one || others.length > 0) return undefined
  return figures.map((figure) => (figure === one ? { ...figure, value, unit: unit || figure.unit } : figure))
}

function withIndicatorFigure(
  fact: Indicator,
  words: string,
  quantity: Quantity,
  { value, unit }: Stated,
): Indicator {
  const before = words.slice(0, quantity.start)
  const clause = before.split(/[，,；;。]/).at(-1) ?? ''
  if (quantity.kind === 'rank') {
    const n = Number(value)
    const scope = fact.rank?.scope ?? /全[国省市州县区](?:各[市县区])?/.exec(words)?.[0]
    if (!Number.isInteger(n) || n < 1 || scope === undefined)
      throw new AppError('invalid_request', '请写明排名的范围，例如“全省第3位”')
    return { ...fact, rank: { ...(fact.rank ?? { tie: false }), n, scope } }
  }
  if (/上年|去年|上期|同期|前值/.test(clause.replaceAll(fact.label, '')) && !/比(?:上年|去年)/.test(clause))
    return { ...fact, previous: { ...(fact.previous ?? { basis: '上年' }), value } }
  if (/目标|任务|指标任务|计划数/.test(clause.replaceAll(fact.label, '')))
    return { ...fact, target: { ...fact.target, value } }
  const { given: _, ...rest } = fact
  return { ...rest, value, unit: unit === '' ? fact.unit : unit }
}

function questionsAbout(fact: Fact, { raw, unitText, kind }: Quantity, unit: string): string[] {
  if (fact.kind !== 'indicator' || kind === 'rank') return []
  const questions: string[] = []
  if (unit !== '' && unit !== fact.unit)
    questions.push(
      comparableUnits(fact.unit, unit)
        ? `单位由“${fact.unit}”改为“${unit}”，上期数和目标仍按原来的数，请核对`
        : `原来的单位是“${fact.unit || '无'}”，这里写的是“${unit}”，请确认说的是同一项`,
    )
  if (unitText === '' && fact.unit !== '') questions.push(`“${raw}”没有写单位，按“${fact.unit}”理解`)
  if (fact.given) questions.push('原来自报的同比或完成率已不适用，改由程序计算')
  return questions
}
