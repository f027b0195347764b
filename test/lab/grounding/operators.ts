import { rankWordsIn } from '../../../src/grounding/rank-words.ts'
import { findNames, type NameKind } from '../../../src/text/names.ts'
import { findQuantities, type Quantity } from '../../../src/text/quantities.ts'

/** What an operator may take its material from. */
export type Material = {
  /** Names of projects in the sheet. */
  readonly projects: readonly string[]
  /** Names of another document that this one does not hold, by kind. */
  readonly foreignNames: ReadonlyMap<NameKind, readonly string[]>
  /** Names of this document, by kind. */
  readonly ownNames: ReadonlyMap<NameKind, readonly string[]>
  /** Figures of this document, by unit. */
  readonly figures: ReadonlyMap<string, readonly string[]>
  /** Sentences of another document with a figure or name in them. */
  readonly foreignSentences: readonly string[]
}

export type Group =
  | 'figure'
  | 'date'
  | 'rank'
  | 'foreign name'
  | 'swap'
  | 'wording'
  | 'own name'
  | 'paraphrase'

export type Operator = {
  readonly name: string
  readonly group: Group
  /** Rules of verification that see this kind of fault; empty for a paraphrase. */
  readonly rules: readonly string[]
  /** Null where the sentence offers nothing to change. */
  readonly apply: (sentence: string, material: Material, pick: (count: number) => number) => string | null
}

type Change = (match: string, pick: (count: number) => number) => string

const replaceAt = (text: string, start: number, end: number, words: string): string =>
  `${text.slice(0, start)}${words}${text.slice(end)}`

/** Changes one match of a pattern. */
const atOne =
  (pattern: RegExp, change: Change): Operator['apply'] =>
  (sentence, _, pick) => {
    const matches = [...sentence.matchAll(pattern)]
    const match = matches[matches.length === 0 ? 0 : pick(matches.length)]
    if (!match) return null
    const words = change(match[0], pick)
    return words === match[0] ? null : replaceAt(sentence, match.index, match.index + match[0].length, words)
  }

/** Exact figures in Arabic digits with a unit; no ranks, ordinals and parts of names. */
const figuresOf = (sentence: string): Quantity[] =>
  findQuantities(sentence).filter(
    ({ kind, form, exact, unit, raw }) =>
      exact && form === 'arabic' && unit !== null && kind !== 'rank' && kind !== 'ordinal' && /^\d/.test(raw),
  )

const atFigure =
  (change: (quantity: Quantity, pick: (count: number) => number) => string | null): Operator['apply'] =>
  (sentence, _, pick) => {
    const figures = figuresOf(sentence)
    const figure = figures[figures.length === 0 ? 0 : pick(figures.length)]
    if (!figure) return null
    const words = change(figure, pick)
    return words === null || words === figure.raw
      ? null
      : replaceAt(sentence, figure.start, figure.end, words)
  }

const digitsOf = (raw: string): string => /^[\d.]+/.exec(raw)?.[0] ?? ''
const withDigits =
  (change: (digits: string, pick: (count: number) => number) => string | null) =>
  ({ raw }: Quantity, pick: (count: number) => number): string | null => {
    const digits = digitsOf(raw)
    const changed = change(digits, pick)
    return changed === null || Number(changed) === Number(digits) ? null : changed + raw.slice(digits.length)
  }

function changeDigit(digits: string, pick: (count: number) => number): string | null {
  const places = [...digits].flatMap((character, at) => (character === '.' ? [] : [at]))
  const at = places[pick(places.length)] ?? 0
  const digit = (Number(digits.charAt(at)) + 1 + pick(9)) % 10
  const changed = replaceAt(digits, at, at + 1, String(digit))
  return /^0\d/.test(changed) || Number(changed) === 0 ? null : changed
}

function transpose(digits: string): string | null {
  for (let at = 0; at + 1 < digits.length; at += 1) {
    const [a, b] = [digits.charAt(at), digits.charAt(at + 1)]
    if (a !== b && a !== '.' && b !== '.' && !(at === 0 && b === '0'))
      return replaceAt(digits, at, at + 2, b + a)
  }
  return null
}

const moveOnePlace = (digits: string): string =>
  digits.includes('.') ? String(Number((Number(digits) * 10).toFixed(4))) : `${digits}0`

const HAN = '〇一二三四五六七八九'
/** A whole number below 100,000,000 in Han numerals. */
export function inHan(value: number): string {
  if (value >= 10_000) return `${inHan(Math.floor(value / 10_000))}万${tail(value % 10_000, 1000)}`
  for (const [size, sign] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
  ] as const) {
    if (value >= size) {
      const lead = Math.floor(value / size)
      return `${size === 10 && lead === 1 ? '' : HAN.charAt(lead)}${sign}${tail(value % size, size / 10)}`
    }
  }
  return HAN.charAt(value)
}

function tail(rest: number, size: number): string {
  if (rest === 0) return ''
  const words = rest >= 10 && rest < 20 ? `一${inHan(rest)}` : inHan(rest)
  return rest < size ? `零${words}` : words
}

/** 58.2% as 百分之五十八点二, 35名 as 三十五名. */
function inHanWords({ raw, unitText }: Quantity): string | null {
  const digits = digitsOf(raw)
  // 一个 introduces its noun and counts nothing.
  if (digits === '' || digits === '1' || raw !== digits + unitText) return null
  const [whole = '', fraction] = digits.split('.')
  if (Number(whole) >= 10_000_000) return null
  const point = fraction === undefined ? '' : `点${[...fraction].map((d) => HAN.charAt(Number(d))).join('')}`
  const words = `${inHan(Number(whole))}${point}`
  if (unitText === '%' || unitText === '％') return `百分之${words}`
  // 两 and not 二 stands before a measure; and a decimal is spelled out in shares only.
  return fraction !== undefined || Number(whole) === 2 ? null : words + unitText
}

const RISE_FALL = new Map([
  ['增长', '下降'],
  ['增加', '减少'],
  ['提高', '下降'],
  ['上升', '下降'],
  ['提升', '下降'],
  ['下降', '增长'],
  ['减少', '增加'],
  ['降低', '提高'],
])
const OTHER_AREA = new Map([
  ['全市', '全省'],
  ['全省', '全国'],
  ['全国', '全省'],
  ['全区', '全国'],
])

function swapName(
  names: Material['foreignNames'],
  sentence: string,
  pick: (count: number) => number,
): string | null {
  const found = findNames(sentence).filter(({ kind }) => (names.get(kind)?.length ?? 0) > 0)
  const name = found[found.length === 0 ? 0 : pick(found.length)]
  if (!name) return null
  const others = (names.get(name.kind) ?? []).filter((other) => other !== name.raw)
  const other = others[others.length === 0 ? 0 : pick(others.length)]
  return other === undefined ? null : replaceAt(sentence, name.start, name.end, other)
}

/** Whole sentences that speak of no rank yet. */
const mayBeRanked = (sentence: string): boolean =>
  /[。；]$/.test(sentence) && rankWordsIn(sentence).length === 0

export const OPERATORS: readonly Operator[] = [
  { name: 'digit changed', group: 'figure', rules: ['B1'], apply: atFigure(withDigits(changeDigit)) },
  { name: 'digits transposed', group: 'figure', rules: ['B1'], apply: atFigure(withDigits(transpose)) },
  { name: 'ten times as much', group: 'figure', rules: ['B1'], apply: atFigure(withDigits(moveOnePlace)) },
  {
    name: 'changed after rewriting in Han',
    group: 'figure',
    rules: ['B1'],
    apply: atFigure((quantity, pick) => {
      const changed = withDigits(changeDigit)(quantity, pick)
      return changed === null ? null : inHanWords({ ...quantity, raw: changed })
    }),
  },
  {
    name: '万 or 亿 added',
    group: 'figure',
    rules: ['B1'],
    apply: atFigure(({ raw, unitText }) => {
      const digits = digitsOf(raw)
      return /^[万亿%％个]/.test(unitText) || raw !== digits + unitText ? null : `${digits}万${unitText}`
    }),
  },
  {
    name: 'unit changed',
    group: 'figure',
    rules: ['B1'],
    apply: atFigure(({ raw, unitText }) => {
      const other = {
        亿元: '万元',
        万元: '亿元',
        公里: '米',
        亩: '公顷',
        人: '户',
        户: '人',
        万人: '万户',
        个: '人',
        吨: '公斤',
        万吨: '吨',
        平方公里: '平方米',
        万亩: '亩',
        件: '人',
      }[unitText]
      return other === undefined ? null : raw.slice(0, raw.length - unitText.length) + other
    }),
  },
  {
    name: 'percent as points',
    group: 'figure',
    rules: ['B1', 'B3'],
    apply: atOne(/(?<=\d)[%％]/g, () => '个百分点'),
  },
  {
    name: 'points as percent',
    group: 'figure',
    rules: ['B1', 'B3'],
    apply: atOne(/(?<=\d)个百分点/g, () => '%'),
  },
  {
    name: 'approximator added',
    group: 'figure',
    rules: ['B1'],
    // 近5年来 is no figure of 近.
    apply: atFigure(({ raw, unitText }, pick) =>
      /[年月天日]/.test(unitText) ? null : `${['超', '近', '超过', '不足'][pick(4)]}${raw}`,
    ),
  },
  {
    name: 'approximator flipped',
    group: 'figure',
    rules: ['B1'],
    apply: atOne(/(?<!最)近(?=\d)|超过?(?=\d)/g, (word) => (word === '近' ? '超' : '近')),
  },
  {
    name: 'figure told twice, otherwise',
    group: 'figure',
    rules: ['B1'],
    apply: (sentence, material, pick) => {
      const changed = atFigure(withDigits(changeDigit))(sentence, material, pick)
      return changed === null ? null : sentence + changed
    },
  },
  {
    name: 'year moved',
    group: 'date',
    rules: ['B4'],
    apply: (sentence, material, pick) =>
      // A report's title may name either of its two years.
      /报告$/.test(sentence)
        ? null
        : atOne(/(?<!\d)20\d\d(?=年)/g, (year, other) => String(Number(year) + (other(2) === 0 ? -1 : 1)))(
            sentence,
            material,
            pick,
          ),
  },
  {
    name: 'month moved',
    group: 'date',
    rules: ['B4'],
    apply: atOne(/(?<!\d)\d{1,2}(?=月)/g, (month, pick) => String(((Number(month) + pick(11)) % 12) + 1)),
  },
  {
    name: 'stale five-year plan',
    group: 'date',
    rules: ['B4'],
    apply: atOne(/“十[一二三四五]五”(?=规划|时期|以来|期间)/g, (plan) =>
      plan === '“十五”' ? '“九五”' : '“九五”',
    ),
  },
  {
    name: 'rank bettered',
    group: 'rank',
    rules: ['B1', 'B5'],
    apply: atOne(/第(?:\d{1,2}|[二三四五六七八九十]{1,2})(?=位|名)/g, (rank) =>
      /\d/.test(rank) ? `第${Math.max(1, Number(rank.slice(1)) - 1)}` : '第一',
    ),
  },
  {
    name: 'rank added',
    group: 'rank',
    rules: ['B5'],
    apply: (sentence) => (mayBeRanked(sentence) ? sentence.replace(/[。；]$/, '，居全国首位。') : null),
  },
  {
    name: 'rank with a figure added',
    group: 'rank',
    rules: ['B1'],
    apply: (sentence) => (mayBeRanked(sentence) ? sentence.replace(/[。；]$/, '，列全国第17位。') : null),
  },
  {
    name: 'first claimed',
    group: 'rank',
    rules: ['B5'],
    apply: (sentence, _, pick) =>
      mayBeRanked(sentence) ? `${['在全国率先', '全国首个', '全国唯一'][pick(3)]}${sentence}` : null,
  },
  {
    name: 'name of another document',
    group: 'foreign name',
    rules: ['B6'],
    apply: (sentence, { foreignNames }, pick) => swapName(foreignNames, sentence, pick),
  },
  {
    name: 'sentence of another document',
    group: 'foreign name',
    rules: ['B1', 'B2', 'B3', 'B4', 'B5', 'B6'],
    apply: (_, { foreignSentences }, pick) =>
      foreignSentences[foreignSentences.length === 0 ? 0 : pick(foreignSentences.length)] ?? null,
  },
  {
    name: 'name of the same document',
    group: 'own name',
    rules: ['B6'],
    apply: (sentence, { ownNames }, pick) => swapName(ownNames, sentence, pick),
  },
  {
    name: 'figure of another metric',
    group: 'swap',
    rules: ['B1', 'B2', 'B3'],
    apply: (sentence, { figures }, pick) => {
      const found = figuresOf(sentence)
      const figure = found[found.length === 0 ? 0 : pick(found.length)]
      if (!figure) return null
      const others = (figures.get(figure.unitText) ?? []).filter((raw) => !sentence.includes(raw))
      const other = others[others.length === 0 ? 0 : pick(others.length)]
      return other === undefined ? null : replaceAt(sentence, figure.start, figure.end, other)
    },
  },
  {
    name: 'figures of a sentence exchanged',
    group: 'swap',
    rules: ['B1', 'B2', 'B3'],
    apply: (sentence, _, pick) => {
      const found = figuresOf(sentence)
      const pairs = found.flatMap((first, i) =>
        found
          .slice(i + 1)
          .filter(({ unitText, raw }) => unitText === first.unitText && raw !== first.raw)
          .map((second) => [first, second] as const),
      )
      const pair = pairs[pairs.length === 0 ? 0 : pick(pairs.length)]
      if (!pair) return null
      const [first, second] = pair
      return replaceAt(
        replaceAt(sentence, second.start, second.end, first.raw),
        first.start,
        first.end,
        second.raw,
      )
    },
  },
  {
    name: 'direction turned',
    group: 'wording',
    rules: ['B3'],
    apply: atOne(
      /(?:增长|增加|提高|上升|提升|下降|减少|降低)(?=[\d.]+(?:[%％]|个百分点))/g,
      (verb) => RISE_FALL.get(verb) ?? verb,
    ),
  },
  {
    name: 'wider area',
    group: 'wording',
    rules: ['B2', 'B5'],
    apply: atOne(/全[市省国区](?=[^，。；、]{2,16}\d)/g, (area) => OTHER_AREA.get(area) ?? area),
  },
  {
    name: 'finished too early',
    group: 'wording',
    rules: ['B7'],
    apply: (sentence, material, pick) =>
      material.projects.some((name) => sentence.includes(name))
        ? atOne(/加快推进|加快建设|正在建设|开工建设|全面开工|顺利推进|有序推进|扎实推进/g, () => '建成投用')(
            sentence,
            material,
            pick,
          )
        : null,
  },
  {
    name: 'negated',
    group: 'wording',
    rules: ['B3', 'B7'],
    apply: atOne(/(?:完成|达到|实现)(?=[^，。；]{0,12}\d)/g, (verb) => `未${verb}`),
  },
  {
    name: 'Arabic figure in Han',
    group: 'paraphrase',
    rules: [],
    apply: atFigure(inHanWords),
  },
  {
    name: 'thousands as 万',
    group: 'paraphrase',
    rules: [],
    apply: atFigure(({ raw, unitText }) => {
      const digits = digitsOf(raw)
      return /^\d{5,7}$/.test(digits) && raw === digits + unitText
        ? `${String(Number(digits) / 10_000)}万${unitText}`
        : null
    }),
  },
  {
    name: '万 in full',
    group: 'paraphrase',
    rules: [],
    apply: atFigure(({ raw, unitText }) => {
      const digits = digitsOf(raw)
      if (!unitText.startsWith('万') || raw !== digits + unitText) return null
      const value = Math.round(Number(digits) * 10_000)
      return `${value}${unitText.slice(1)}`
    }),
  },
  {
    name: 'full-width figure',
    group: 'paraphrase',
    rules: [],
    apply: atFigure(({ raw }) =>
      raw.replaceAll(/[\d.%]/g, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0)),
    ),
  },
  {
    name: 'clauses in another order',
    group: 'paraphrase',
    rules: [],
    apply: (sentence, _, pick) => {
      const parts = sentence.replace(/[。；]$/, '').split('；')
      if (parts.length < 2) return null
      const at = 1 + pick(parts.length - 1)
      return `${[...parts.slice(at), ...parts.slice(0, at)].join('；')}。`
    },
  },
  {
    name: 'verb exchanged for its like',
    group: 'paraphrase',
    rules: [],
    apply: atOne(
      /(?:达到|增长|下降|提高|增加)(?=\d)/g,
      (verb) => ({ 达到: '达', 增长: '同比增长', 下降: '降低', 提高: '提升', 增加: '增加了' })[verb] ?? verb,
    ),
  },
  {
    name: 'general words added',
    group: 'paraphrase',
    rules: [],
    apply: (sentence, _, pick) =>
      `${['坚持稳中求进，', '紧紧围绕中心工作，', '在各方面共同努力下，', '经过上下团结奋斗，'][pick(4)]}${sentence}`,
  },
]
