import { Buffer } from 'node:buffer'

const HEX_PREFIX = '\\x'

const parseBytes = (text: string): Uint8Array =>
  new Uint8Array(Buffer.from(text.slice(HEX_PREFIX.length), 'hex'))

export const writeBytes = (bytes: Uint8Array): string => HEX_PREFIX + Buffer.from(bytes).toString('hex')

/** PostgreSQL writes `2024-01-24 09:18:12.5+00`. */
function parseTimestamp(text: string): string {
  const iso = text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00')
  return new Date(iso).toISOString()
}

const asText = (text: string): string => text

export const BYTEA = 17
const INT8 = 20
const JSON_TEXT = 114
const DATE = 1082
const TIMESTAMP_TZ = 1184
const NUMERIC = 1700
const JSON_BINARY = 3802

/**
 * How columns arrive, the same from both drivers: counts as numbers, times as ISO strings in UTC, dates and
 * decimals as text, bytes as Uint8Array, JSON parsed. Every other type comes as both drivers agree on.
 */
export const columnParsers: Readonly<Record<number, (text: string) => unknown>> = {
  [BYTEA]: parseBytes,
  [INT8]: Number,
  [JSON_TEXT]: JSON.parse,
  [DATE]: asText,
  [TIMESTAMP_TZ]: parseTimestamp,
  [NUMERIC]: asText,
  [JSON_BINARY]: JSON.parse,
}
