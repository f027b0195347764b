import type { Attribute } from '../../domain/reference.ts'
import { isOwnPattern } from '../patterns/own-patterns.ts'
import type { Pattern } from '../patterns/pattern.ts'
import { clausesOf } from '../patterns/pattern.ts'
import { hashText } from '../seed.ts'

/** A passage of the shelf, with masked wording, whose phrasing may be followed. */
export type Exemplar = { readonly passageId: string; readonly masked: string }

/** What a section has said so far, as far as it bears on how the next sentence should sound. */
export type Memory = {
  /** How the last sentence of the section begins. */
  opening: string
  /** The time of its own that the figures just told are of; empty where they are of the document's period. */
  ownTime: string
  readonly links: Map<string, number>
  readonly uses: Map<string, number>
  readonly recent: { readonly opening: string; readonly pairs: ReadonlySet<string> }[]
  readonly leads: string[]
  /** Attributes that the clauses so far told, clause by clause. */
  readonly told: (readonly Attribute[])[]
  readonly seed: string
  readonly exemplars: readonly Exemplar[]
}

export const createMemory = (seed: string, exemplars: readonly Exemplar[] = []): Memory => ({
  opening: '',
  ownTime: '',
  links: new Map(),
  uses: new Map(),
  recent: [],
  leads: [],
  told: [],
  seed,
  exemplars,
})

/** A memory of words that are to be said in another way. */
export function rememberWords(memory: Memory, text: string): void {
  for (const words of text.split(/[；。]/)) {
    if (words !== '') memory.recent.push({ opening: '', pairs: pairsOf(words) })
  }
  memory.recent.splice(0, Math.max(0, memory.recent.length - RECENT))
}

/** A wording as it would read. */
export type Candidate = {
  readonly patterns: readonly string[]
  /** The clauses that bring words of their own. */
  readonly clauses: readonly string[]
  readonly attributes: readonly Attribute[]
  readonly lead: string
  readonly text: string
  /** Faults of the joint between words and slots: 达达, two figures running into each other. */
  readonly badJoints: number
  /** What the fact has to tell and the wording leaves out. */
  readonly untold: number
  /** Passages that phrase it in the same way. */
  readonly exemplars: readonly string[]
}

/** A clause that came this often in a section is worn out. */
export const MOST_USES = 3
const RECENT = 3
/** What the office's own documents phrase in this way sounds so much better. */
const FAMILIAR = 1.5

/** Whether the section has used a clause of the wording as often as a reader bears. */
export const isWorn = (pattern: Pattern, { uses }: Memory): boolean =>
  clausesOf(pattern).some((clause) => (uses.get(clause) ?? 0) >= MOST_USES)

/** A section tells of so many figures how they stand to their targets, and of more where every detail is wanted. */
const MOST_COMPLETIONS = 2

/** Whether a point that may be left out is worth telling: not in every clause, and targets only now and then. */
export function mayAdd(point: Attribute, { told }: Memory, thorough: boolean): boolean {
  if (point !== '完成率') return true
  const count = told.filter((attributes) => attributes.includes(point)).length
  return count < (thorough ? 2 : 1) * MOST_COMPLETIONS && !told.at(-1)?.includes(point)
}

/** Every sentence with its month reads like a diary. */
const DATES: ReadonlySet<Attribute> = new Set(['时间', '时限'])

/** How ill a candidate would sound after what was said; the lowest is chosen. */
export function judgeSound(candidate: Candidate, memory: Memory): number {
  const worn = 3 * Math.max(0, ...candidate.clauses.map((id) => memory.uses.get(id) ?? 0))
  const leadAge = candidate.lead === '' ? -1 : memory.leads.lastIndexOf(candidate.lead)
  const tiring = candidate.lead === '时间' || candidate.lead === '时限' ? 8 : 4
  const sameLead = leadAge < 0 ? 0 : tiring / (memory.leads.length - leadAge)
  const sameOpening = memory.recent.at(-1)?.opening === openingOf(candidate.text) ? 12 : 0
  const pairs = pairsOf(candidate.text)
  const nearness = memory.recent.reduce(
    (most, said, age) => Math.max(most, (similarity(said.pairs, pairs) * (age + 1)) / memory.recent.length),
    0,
  )
  const whim = (hashText(`${memory.seed} ${candidate.patterns.join(' ')} ${candidate.text}`) % 1000) / 400
  return (
    worn +
    sameLead +
    sameOpening +
    8 * nearness +
    40 * candidate.badJoints +
    (candidate.attributes.some((one) => DATES.has(one) && memory.told.at(-1)?.includes(one)) ? 7 : 0) +
    3 * candidate.untold -
    FAMILIAR * Number(candidate.exemplars.length > 0 || candidate.patterns.some(isOwnPattern)) +
    whim
  )
}

export function remember(memory: Memory, { patterns, clauses, attributes, lead, text }: Candidate): void {
  for (const clause of clauses) memory.uses.set(clause, (memory.uses.get(clause) ?? 0) + 1)
  for (const id of patterns) memory.uses.set(id, (memory.uses.get(id) ?? 0) + 1)
  memory.recent.push({ opening: openingOf(text), pairs: pairsOf(text) })
  if (memory.recent.length > RECENT) memory.recent.shift()
  if (lead) memory.leads.push(lead)
  memory.told.push(attributes)
}

/** What readers notice of how a sentence begins: its first two characters. */
export const openingOf = (text: string): string => text.slice(0, 2)

/** The share of character pairs that two texts have in common, 0 to 1 (Jaccard). */
function similarity(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let common = 0
  for (const pair of b) if (a.has(pair)) common += 1
  const all = a.size + b.size - common
  return all === 0 ? 0 : common / all
}

function pairsOf(text: string): Set<string> {
  const pairs = new Set<string>()
  for (let i = 0; i + 1 < text.length; i++) pairs.add(text.slice(i, i + 2))
  return pairs
}
