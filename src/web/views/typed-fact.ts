import type { Fact } from '../../domain/fact-sheet.ts'

/** What the sheet takes for a figure that was typed into the text. */
export type TypedFact = {
  readonly kind: 'indicator'
  readonly id: string
  readonly label: string
  readonly value: string
  readonly unit: string
  readonly source: { readonly file: string }
}

const FIGURE = /^[^0-9０-９]*([0-9０-９][0-9０-９,，.．]*)\s*(.*)$/
// What stands between the name of a metric and its figure.
const LINK =
  /(?:累计|共计|总共|合计|同比|比上年)?(?:达到?|为|至|共|完成|实现|增至|提高到?|提升到?|下降到?|控制在|建成|新增|新建)?(?:了)?$/
const CLAUSE = /[，。；：、！？,;]/
const LONGEST_LABEL = 40

/** The words before a figure in its clause, as the name of what it counts. */
export function metricBefore(sentence: string, quote: string): string {
  const clause =
    sentence
      .slice(0, Math.max(0, sentence.indexOf(quote)))
      .split(CLAUSE)
      .pop() ?? ''
  const bare = clause.replace(LINK, '').trim()
  return (bare === '' ? clause : bare).slice(-LONGEST_LABEL).trim()
}

/** A fact of the figure as typed; null where the words hold no figure in digits. */
export function typedFact(
  quote: string,
  label: string,
  facts: readonly Fact[],
  file: string,
): TypedFact | null {
  const [, value, unit = ''] = FIGURE.exec(quote) ?? []
  if (value === undefined || label.trim() === '') return null
  const highest = facts.reduce(
    (most, { id }) => (id.startsWith('i') ? Math.max(most, Number(id.slice(1))) : most),
    0,
  )
  return {
    kind: 'indicator',
    id: `i${highest + 1}`,
    label: label.trim(),
    value: value.normalize('NFKC').replace(/,/g, '').replace(/\.$/, ''),
    unit: unit.slice(0, 12).trim(),
    source: { file },
  }
}
