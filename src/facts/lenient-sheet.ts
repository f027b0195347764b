import { FACT_LETTERS } from '../domain/fact-sheet.ts'
import { withoutControls } from '../text/normalise.ts'

type Json = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * Puts a sheet as people and programs write it into the exact form: a missing `kind` is told from the id,
 * short names become full ones, `54.96%` becomes value and unit, braces that could pass for a reference are
 * replaced, control characters removed. Anything it does not understand stays as it is for the schema to report.
 */
export function normaliseSheet(input: unknown): unknown {
  const safe = withSafeTexts(input)
  if (!isObject(safe) || !Array.isArray(safe['facts'])) return safe
  return { ...safe, facts: safe['facts'].map((fact) => (isObject(fact) ? normaliseFact(fact) : fact)) }
}

/** Texts of several lines, whose breaks part clauses; everywhere else a break is a slip. */
const LONG_TEXTS = new Set(['what', 'result', 'text', 'measure', 'detail', 'reason', 'note'])

function withSafeTexts(value: unknown, key = ''): unknown {
  if (typeof value === 'string') {
    return LONG_TEXTS.has(key) ? value.split('\n').map(safeText).join('\n') : safeText(value)
  }
  if (Array.isArray(value)) return value.map((inner) => withSafeTexts(inner, key))
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withSafeTexts(inner, name)]))
}

const safeText = (text: string): string =>
  withoutControls(text)
    .replaceAll(/[{｛❴⦃]/g, '（')
    .replaceAll(/[}｝❵⦄]/g, '）')

function normaliseFact(fact: Json): Json {
  const named = rename(fact, { prev: 'previous' })
  const kind = named['kind'] ?? kindOfId(named['id'])
  const result: Record<string, unknown> = { ...named }
  if (kind !== undefined) result['kind'] = kind
  if (typeof named['label'] === 'string') result['label'] = safeLabel(named['label'])
  if (isObject(named['given'])) result['given'] = normaliseGiven(named['given'])
  const status = named['status']
  if (kind === 'project' && typeof status === 'string') result['status'] = GIVEN_UP[status.trim()] ?? status
  return kind === 'indicator' ? splitUnits(result) : result
}

/** What offices call a project that will not be built. */
const GIVEN_UP: Readonly<Record<string, string>> = {
  终止: '取消',
  撤销: '取消',
  合并: '取消',
  已取消: '取消',
  已终止: '取消',
  已撤销: '取消',
  已合并: '取消',
}

/** A label stands between the id and the attribute of a reference, so it may not hold the grammar's own marks. */
const safeLabel = (label: string): string => label.replaceAll('.', '．').replaceAll('|', '｜')

function kindOfId(id: unknown): string | undefined {
  if (typeof id !== 'string') return undefined
  return Object.entries(FACT_LETTERS).find(([, letter]) => letter === id[0])?.[0]
}

function rename(object: Json, names: Readonly<Record<string, string>>): Json {
  return Object.fromEntries(
    Object.entries(object).map(([key, value]) => {
      const full = names[key]
      return [full !== undefined && !(full in object) ? full : key, value]
    }),
  )
}

function normaliseGiven(given: Json): Json {
  const named = rename(given, { pp: 'points' })
  return Object.fromEntries(
    Object.entries(named).map(([key, value]) => [
      key,
      typeof value === 'string' ? value.replace(/\s*(?:%|％|个?百分点)\s*$/, '') : value,
    ]),
  )
}

const FIGURE_WITH_UNIT = /^([+-]?[\d０-９][\d０-９,，.．]{0,30})\s*([^\d０-９\s,，.．]{1,12})$/

function splitFigure(text: unknown): { value: string; unit: string } | undefined {
  const match = typeof text === 'string' ? FIGURE_WITH_UNIT.exec(text.trim()) : null
  return match ? { value: match[1] ?? '', unit: plainUnit(match[2] ?? '') } : undefined
}

const plainUnit = (unit: string): string => unit.replaceAll('％', '%').trim()

/** Takes a unit off the figures of an indicator where it repeats the unit, or where no unit is given at all. */
function splitUnits(fact: Json): Json {
  const own = splitFigure(fact['value'])
  const stated = typeof fact['unit'] === 'string' && fact['unit'].trim() !== '' ? plainUnit(fact['unit']) : ''
  const unit = stated || own?.unit || ''
  const strip = (value: unknown): unknown => {
    const split = splitFigure(value)
    return split && split.unit === unit ? split.value : value
  }
  const stripInside = (inner: unknown): unknown =>
    isObject(inner) && 'value' in inner ? { ...inner, value: strip(inner['value']) } : inner
  return {
    ...fact,
    ...('value' in fact ? { value: strip(fact['value']) } : {}),
    ...(unit ? { unit } : {}),
    ...('previous' in fact ? { previous: stripInside(fact['previous']) } : {}),
    ...('target' in fact ? { target: stripInside(fact['target']) } : {}),
  }
}
