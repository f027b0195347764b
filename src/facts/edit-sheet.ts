import { AppError } from '../domain/errors.ts'
import { FACT_LETTERS, type Fact, type FactKind, type FactSheet } from '../domain/fact-sheet.ts'
import { parseSheet } from './parse-sheet.ts'
import { createIdGiver } from './tables/apply-mapping.ts'

export type EditedSheet = { readonly sheet: FactSheet; readonly fact: Fact }

/**
 * The sheet with one fact more. A fact without id gets the next of its kind.
 * @throws AppError `invalid_sheet` with its faults at the fields of the fact.
 */
export function addFact(sheet: FactSheet, input: unknown): EditedSheet {
  const id = idOf(input) ?? nextId(sheet, kindOf(input))
  return withFact(sheet, sheet.facts.length, { ...asFields(input), id })
}

/** The sheet with another fact in the place of one. @throws AppError `not_found`, `invalid_sheet`. */
export function replaceFact(sheet: FactSheet, factId: string, input: unknown): EditedSheet {
  const place = placeOf(sheet, factId)
  return withFact(sheet, place, { ...asFields(input), id: factId })
}

/**
 * The sheet with some fields of a fact changed; a field that is null goes, but for the value of an indicator, which is
 * awaited then. @throws AppError `not_found`, `invalid_sheet`.
 */
export function changeFact(sheet: FactSheet, factId: string, changes: unknown): EditedSheet {
  const place = placeOf(sheet, factId)
  const merged = { ...sheet.facts[place], ...asFields(changes), id: factId }
  const kept = Object.entries(merged).filter(([name, value]) => value !== null || name === 'value')
  return withFact(sheet, place, Object.fromEntries(kept))
}

/** The sheet without one fact. @throws AppError `not_found`. */
export function removeFact(sheet: FactSheet, factId: string): FactSheet {
  const place = placeOf(sheet, factId)
  return parseSheet({ ...sheet, facts: sheet.facts.toSpliced(place, 1) })
}

function withFact(sheet: FactSheet, place: number, input: Readonly<Record<string, unknown>>): EditedSheet {
  try {
    const facts: readonly unknown[] = sheet.facts
    const edited = parseSheet({ ...sheet, facts: facts.toSpliced(place, 1, input) })
    const fact = edited.facts[place]
    if (!fact) throw new AppError('unexpected', '台账条目没有写入')
    return { sheet: edited, fact }
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'invalid_sheet') throw error
    const own = `/facts/${place}`
    const faults = error.faults.map(({ at, message }) => ({
      at: at === own ? '/' : at.startsWith(`${own}/`) ? at.slice(own.length) : at,
      message,
    }))
    throw new AppError('invalid_sheet', error.detail, { cause: error, faults })
  }
}

function placeOf({ facts }: FactSheet, factId: string): number {
  const place = facts.findIndex(({ id }) => id === factId)
  if (place < 0) throw new AppError('not_found', `台账中没有编号为 ${factId} 的条目，可能已被删除`)
  return place
}

const asFields = (input: unknown): Readonly<Record<string, unknown>> => {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    throw new AppError('invalid_sheet', '条目应为一组字段（花括号）', {
      faults: [{ at: '/', message: '条目应为一组字段（花括号）' }],
    })
  }
  return { ...input }
}

const idOf = (input: unknown): unknown => asFields(input)['id']

const isKind = (name: unknown): name is FactKind =>
  typeof name === 'string' && Object.hasOwn(FACT_LETTERS, name)

function kindOf(input: unknown): FactKind {
  const { kind } = asFields(input)
  if (isKind(kind)) return kind
  throw new AppError('invalid_sheet', '请写明条目的类别', {
    faults: [{ at: '/kind', message: '类别不在可选范围内' }],
  })
}

const nextId = ({ facts }: FactSheet, kind: FactKind): string =>
  createIdGiver(facts.map(({ id }) => id))(kind)
