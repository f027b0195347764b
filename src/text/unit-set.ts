/** A set of UTF-16 code units, small enough to stay near the processor while a text is read. */
export type UnitSet = Uint32Array

export function unitSetOf(units: Iterable<number>): UnitSet {
  const set = new Uint32Array(0x10000 / 32)
  for (const unit of units) set[unit >>> 5] = (set[unit >>> 5] ?? 0) | (1 << (unit & 31))
  return set
}

export const hasUnit = (set: UnitSet, unit: number): boolean =>
  (((set[unit >>> 5] ?? 0) >>> (unit & 31)) & 1) === 1
