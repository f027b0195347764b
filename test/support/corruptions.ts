/** A way to make one true sentence untrue; null where it does not apply. `pick` chooses among n places. */
export type Corruption = {
  readonly name: string
  readonly apply: (sentence: string, pick: (count: number) => number) => string | null
}

/** Replaces one match of a pattern, chosen by `pick`. */
function atOne(
  pattern: RegExp,
  replace: (match: string, pick: (count: number) => number) => string,
): Corruption['apply'] {
  return (sentence, pick) => {
    const matches = [...sentence.matchAll(pattern)]
    const match = matches[matches.length === 0 ? 0 : pick(matches.length)]
    if (!match) return null
    const [text] = match
    const changed = replace(text, pick)
    return changed === text
      ? null
      : `${sentence.slice(0, match.index)}${changed}${sentence.slice(match.index + text.length)}`
  }
}

// A figure of a statement, no part of a date.
const FIGURE = /(?<![\d.])\d+(?:\.\d+)?(?![\d.]|年|月|日)/g

function changeDigit(figure: string, pick: (count: number) => number): string {
  const places = [...figure].flatMap((character, place) => (character === '.' ? [] : [place]))
  const place = places[pick(places.length)] ?? 0
  const digit = (Number(figure[place]) + 1 + pick(9)) % 10
  const changed = `${figure.slice(0, place)}${digit}${figure.slice(place + 1)}`
  return /^0\d/.test(changed) || Number(changed) === Number(figure) ? `${figure}7` : changed
}

function swapDigits(figure: string): string {
  for (let place = 0; place + 1 < figure.length; place += 1) {
    const [a, b] = [figure[place] ?? '', figure[place + 1] ?? '']
    if (a !== b && a !== '.' && b !== '.' && !(place === 0 && b === '0')) {
      return `${figure.slice(0, place)}${b}${a}${figure.slice(place + 2)}`
    }
  }
  return figure
}

const otherWay = new Map([
  ['增长', '下降'],
  ['增加', '减少'],
  ['提高', '下降'],
  ['上升', '下降'],
  ['下降', '上升'],
  ['减少', '增加'],
])

/** Operators that apply to a single sentence without another document. */
export const CORRUPTIONS: readonly Corruption[] = [
  { name: 'digit changed', apply: atOne(FIGURE, changeDigit) },
  { name: 'digits transposed', apply: atOne(FIGURE, swapDigits) },
  {
    name: 'times ten',
    apply: atOne(FIGURE, (figure) =>
      Number(figure) === 0 ? figure : `${figure}0`.replace(/^(\d+)\.(\d)(\d*)0$/, '$1$2.$30'),
    ),
  },
  { name: 'percent for points', apply: atOne(/(?<=\d)个百分点/g, () => '%') },
  { name: 'points for percent', apply: atOne(/(?<=\d)%/g, () => '个百分点') },
  { name: 'ten thousand added', apply: atOne(/(?<=\d)(?:人次|人|处|所|平方米)/g, (unit) => `万${unit}`) },
  {
    name: 'unit changed',
    apply: atOne(/(?<=\d)(?:人次|人|处|所|平方米)/g, (unit) => (unit === '人' ? '人次' : '户')),
  },
  {
    name: 'direction flipped',
    apply: atOne(/(?:增长|增加|提高|上升|下降|减少)(?=\d)/g, (verb) => otherWay.get(verb) ?? verb),
  },
  { name: 'year changed', apply: atOne(/(?<!\d)20\d\d(?=年)/g, (year) => String(Number(year) - 2)) },
  {
    name: 'month changed',
    apply: atOne(/(?<!\d)\d{1,2}(?=月)/g, (month) => String((Number(month) % 12) + 1)),
  },
  { name: 'bound added', apply: atOne(FIGURE, (figure) => `超${figure}`) },
  { name: 'first claimed', apply: (sentence) => sentence.replace(/。?$/, '，居全国首位。') },
  {
    name: 'finished too early',
    apply: atOne(/正在(?:推进建设|谋划|开展前期工作)|已开工建设|已暂停实施/g, () => '已建成投用'),
  },
]
