import type { Decimal } from '../domain/decimal.ts'

export function parseHanNumeral(_text: string): Decimal | undefined {
  return undefined
}
