import { AppError, type Fault } from '../domain/errors.ts'
import { type Fact, type FactSheet, factSheetSchema } from '../domain/fact-sheet.ts'
import { explainIssue, issueMessage } from './explain-issue.ts'
import { jsonFaultOffset } from './json-fault-place.ts'
import { normaliseSheet } from './lenient-sheet.ts'

/** Characters of JSON text that `parseSheetText` reads. */
export const MAX_SHEET_CHARACTERS = 10 * 1024 * 1024
const MAX_DEPTH = 12
const MAX_FAULTS = 100

/**
 * Reads a fact sheet from JSON text. Throws AppError `payload_too_large`, `invalid_json` or `invalid_sheet`;
 * the last one lists every fault with its JSON pointer.
 */
export function parseSheetText(text: string): FactSheet {
  if (text.length > MAX_SHEET_CHARACTERS) throw new AppError('payload_too_large', '台账文件不能超过 10 MB')
  return parseSheet(parseJson(text))
}

/** Characters of JSON text of one fact. */
const MAX_FACT_CHARACTERS = 200_000

/** Reads one fact, or some of its fields, from JSON text; figures stay as typed. Throws as `parseSheetText` does. */
export function parseFactText(text: string): unknown {
  if (text.length > MAX_FACT_CHARACTERS) throw new AppError('payload_too_large', '一条台账内容过长')
  return parseJson(text)
}

function parseJson(text: string): unknown {
  const json = text.replace(/^\uFEFF/, '')
  try {
    return JSON.parse(json, asTyped)
  } catch (cause) {
    throw new AppError('invalid_json', `台账不是有效的 JSON：${jsonFaultPlace(json)}`, { cause })
  }
}

/** A number that would lose digits as a float, or the zeros at its end, stays the text that was typed. */
const asTyped = (_key: string, value: unknown, context?: { source?: string }): unknown =>
  typeof value === 'number' && context?.source !== undefined && context.source !== String(value)
    ? context.source
    : value

function jsonFaultPlace(text: string): string {
  if (text.trim() === '') return '文件没有内容'
  const before = text.slice(0, jsonFaultOffset(text) ?? text.length).split('\n')
  return `第 ${before.length} 行第 ${(before.at(-1)?.length ?? 0) + 1} 个字符处有误，请检查括号、引号和逗号`
}

/** Reads a fact sheet from a parsed JSON value. Throws AppError `invalid_sheet` with a fault for every wrong place. */
export function parseSheet(input: unknown): FactSheet {
  if (depthExceeds(input, MAX_DEPTH)) {
    throw invalidSheet([{ at: '', message: `内容嵌套不能超过 ${MAX_DEPTH} 层` }])
  }
  const normal = normaliseSheet(input)
  const result = factSheetSchema.safeParse(normal, { error: issueMessage })
  if (!result.success) {
    throw invalidSheet(result.error.issues.flatMap((issue) => explainIssue(issue, normal)))
  }
  const repeated = repeatedIds(result.data)
  if (repeated.length > 0) throw invalidSheet(repeated)
  const confusable = confusableHeads(result.data)
  if (confusable.length > 0) throw invalidSheet(confusable)
  return result.data
}

function invalidSheet(faults: readonly Fault[]): AppError {
  const [first] = faults
  const rest = faults.length > 1 ? `（共 ${faults.length} 处）` : ''
  return new AppError('invalid_sheet', `${first?.message ?? ''}${rest}`, {
    faults: faults.slice(0, MAX_FAULTS),
  })
}

/** Looks at no more levels than the limit, so that a hostile value cannot exhaust the stack. */
function depthExceeds(value: unknown, limit: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (limit === 0) return true
  return Object.values(value).some((inner) => depthExceeds(inner, limit - 1))
}

function repeatedIds(sheet: FactSheet): Fault[] {
  const firstPlace = new Map<string, number>()
  return sheet.facts.flatMap((fact, place) => {
    const first = firstPlace.get(fact.id)
    if (first === undefined) {
      firstPlace.set(fact.id, place)
      return []
    }
    const other = sheet.facts[first]
    const message = `编号 ${fact.id} 用了两次：第 ${first + 1} 条“${other?.label ?? ''}”和第 ${place + 1} 条“${fact.label}”，请改其中一个`
    return [{ at: `/facts/${place}/id`, message }]
  })
}

/** i1 with the label 23校 and i12 with 3校 both read i123校: a reference could mean either. */
function confusableHeads(sheet: FactSheet): Fault[] {
  const heads = new Map<string, Fact>()
  const faults: Fault[] = []
  for (const [place, fact] of sheet.facts.entries()) {
    for (const name of new Set([fact.label, ...fact.aliases])) {
      const head = `${fact.id}${name.normalize('NFKC').replaceAll(/\s/g, '')}`
      const other = heads.get(head)
      if (other && other.id !== fact.id) {
        const message = `编号 ${other.id}“${other.label}”和编号 ${fact.id}“${fact.label}”连写都是“${head}”，无法区分，请改其中一个编号`
        faults.push({ at: `/facts/${place}/id`, message })
      } else heads.set(head, fact)
    }
  }
  return faults
}
