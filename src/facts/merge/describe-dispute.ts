import type { Choice, Claim, Dispute, Fact } from '../../domain/fact-sheet.ts'
import { periodName } from '../../domain/period.ts'
import { FIELD_NAMES } from '../explain-issue.ts'

/** A claim on one line: who says what, where it stands, what it counts and up to when, and what it says of the disputed fields. */
export function describeClaim({ origin, fact }: Claim, fields: readonly string[] = []): string {
  const { source } = fact
  const place = source ? [source.file, source.cell].filter((part) => part && part !== origin).join(' ') : ''
  const details = [
    ...('scope' in fact && fact.scope ? [`口径 ${fact.scope}`] : []),
    ...('asOf' in fact && fact.asOf ? [`截至 ${periodName(fact.asOf)}`] : []),
    ...('date' in fact && fact.date ? [periodName(fact.date)] : []),
    ...fields.flatMap((field) => disputedWords(fact, field)),
    ...(place === '' ? [] : [`见 ${place}`]),
  ]
  return `${origin}“${fact.label}”${statedValue(fact)}${details.length === 0 ? '' : `（${details.join('，')}）`}`
}

const TOLD: ReadonlySet<string> = new Set([
  'value',
  'unit',
  'label',
  'kind',
  'scope',
  'asOf',
  'date',
  'status',
])

/** What a claim says of a disputed field that its line does not tell anyway. */
function disputedWords(fact: Fact, field: string): string[] {
  if (TOLD.has(field)) return []
  const value = Object.entries(fact).find(([name]) => name === field)?.[1]
  const unit = 'unit' in fact ? fact.unit : ''
  return [`${FIELD_NAMES[field] ?? field} ${value === undefined ? '未填' : shown(value, unit)}`]
}

function shown(value: unknown, unit: string): string {
  if (Array.isArray(value)) return value.map((item) => shown(item, unit)).join('、')
  if (typeof value !== 'object' || value === null) return String(value)
  return Object.entries(value)
    .map(([key, part]) => (key === 'value' && !('unit' in value) ? `${part}${unit}` : shown(part, unit)))
    .join(' ')
}

function statedValue(fact: Fact): string {
  if (fact.kind === 'indicator') return fact.value === null ? '未填' : `${fact.value}${fact.unit}`
  return fact.kind === 'project' ? `（${fact.status}）` : ''
}

/** A dispute with its claims numbered from 1, as a person chooses among them. */
export function describeDispute({ id, about, fields, claims, decision }: Dispute): string[] {
  const what = about === 'same' ? '可能是同一件事' : '说法不同'
  const names = fields.map((field) => FIELD_NAMES[field] ?? field).join('、')
  return [
    `${id}  ${what}${names === '' ? '' : `（${names}）`}`,
    ...claims.map((claim, place) => `    ${place + 1}. ${describeClaim(claim, fields)}`),
    ...(decision
      ? [
          `    已定：${choiceWords(decision.choice)}，${decision.by}，${decision.at}${decision.note ? `，${decision.note}` : ''}`,
        ]
      : []),
  ]
}

const choiceWords = (choice: Choice): string => {
  if (choice === 'all') return '各自保留'
  return choice === 'typed' ? '以台账中填写的为准' : `采用第 ${choice + 1} 种`
}
