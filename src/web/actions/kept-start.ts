import type { DraftKind } from '../../domain/document.ts'
import { type KeptStart, type ProfileForm, STEPS } from '../events/start-events.ts'
import { STRINGS } from '../strings/strings.ts'
import type { OutlineSection } from '../transport/drafts.ts'
import type { Keep } from './surroundings.ts'

const KEY = 'nigao.start'

/** Keeps a new draft in this browser until it is begun. */
export const keepStart = (keep: Keep, kept: KeptStart): boolean => keep.set(KEY, JSON.stringify(kept))
export const forgetStart = (keep: Keep): void => keep.remove(KEY)

/** The new draft that an earlier page left; null where there is none, or none of ours. */
export function keptStartIn(keep: Keep): KeptStart | null {
  const text = keep.get(KEY)
  return text === null ? null : readStart(parsed(text))
}

type Parts = Readonly<Record<string, unknown>>
const partsOf = (value: unknown): Parts => (typeof value === 'object' && value !== null ? { ...value } : {})
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
const orNull = (value: unknown): string | null => (typeof value === 'string' ? value : null)
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
const textsOf = (value: unknown): string[] => listOf(value).filter((one) => typeof one === 'string')

function readStart(value: unknown): KeptStart | null {
  const kept = partsOf(value)
  const step = STEPS.find((one) => one === kept['step'])
  const kind = kindNamed(kept['kind'])
  if (step === undefined || kind === undefined) return null
  const outline = listOf(kept['outline']).flatMap(readSection)
  const { writer } = kept
  return {
    step,
    kind,
    writer: writer === 'engine' || writer === 'model' ? writer : null,
    profile: readProfile(kept['profile']),
    isNewSheet: kept['isNewSheet'] === true,
    sheetId: orNull(kept['sheetId']),
    files: textsOf(kept['files']),
    typed: readRows(kept['typed']),
    style: orNull(kept['style']),
    isStyleChosen: kept['isStyleChosen'] === true,
    length: typeof kept['length'] === 'number' ? kept['length'] : null,
    seed: textOf(kept['seed']),
    outline: outline.length > 0 ? outline : null,
    proposed: listOf(kept['proposed']).flatMap(readSection),
  }
}

const kindNamed = (value: unknown): DraftKind | undefined => KINDS.find((kind) => kind === value)
const KINDS: readonly DraftKind[] = Object.keys(STRINGS.kinds).filter(
  (kind): kind is DraftKind => kind in STRINGS.kinds,
)

const readRows = (value: unknown): KeptStart['typed'] =>
  Object.fromEntries(
    Object.entries(partsOf(value)).map(([row, typed]) => [
      row,
      Object.fromEntries(Object.entries(partsOf(typed)).map(([path, text]) => [path, textOf(text)])),
    ]),
  )

function readProfile(value: unknown): ProfileForm {
  const { organ, shortNames, region, level, superiors, period } = partsOf(value)
  return {
    organ: textOf(organ),
    shortNames: textOf(shortNames),
    region: textOf(region),
    level: textOf(level) || 'city',
    superiors: textOf(superiors),
    period: textOf(period),
  }
}

function readSection(value: unknown): OutlineSection[] {
  const { id, heading, facts, length } = partsOf(value)
  if (typeof id !== 'string' || typeof heading !== 'string') return []
  return [{ id, heading, facts: textsOf(facts), ...(typeof length === 'number' ? { length } : {}) }]
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Cut off or written by something else: nothing of ours.
    return null
  }
}
