import type { LsaModel } from './lsa.ts'

/** "LSA1", little endian throughout. */
const MAGIC = 0x3141534c
const HEADER_BYTES = 16

/** Writes a model: header, terms as UTF-8 lines, scales, rows. */
export function writeLsa(model: LsaModel): Uint8Array<ArrayBuffer> {
  const terms = new TextEncoder().encode(model.terms.join('\n'))
  const scalesAt = HEADER_BYTES + terms.length
  const rowsAt = scalesAt + 4 * model.scales.length
  const bytes = new Uint8Array(rowsAt + model.rows.length)
  const view = new DataView(bytes.buffer)
  for (const [index, value] of [MAGIC, model.dimensions, model.terms.length, terms.length].entries()) {
    view.setUint32(4 * index, value, true)
  }
  bytes.set(terms, HEADER_BYTES)
  for (const [index, scale] of model.scales.entries()) view.setFloat32(scalesAt + 4 * index, scale, true)
  bytes.set(new Uint8Array(model.rows.buffer, model.rows.byteOffset, model.rows.length), rowsAt)
  return bytes
}

/** Reads what `writeLsa` wrote; throws RangeError for anything else. */
export function readLsa(bytes: Uint8Array): LsaModel {
  if (bytes.length < HEADER_BYTES) throw new RangeError('not an LSA model: too short')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const dimensions = view.getUint32(4, true)
  const count = view.getUint32(8, true)
  const scalesAt = HEADER_BYTES + view.getUint32(12, true)
  const rowsAt = scalesAt + 4 * count
  if (view.getUint32(0, true) !== MAGIC || bytes.length !== rowsAt + count * dimensions) {
    throw new RangeError('not an LSA model: wrong header or length')
  }
  const text = new TextDecoder().decode(bytes.subarray(HEADER_BYTES, scalesAt))
  const terms = count === 0 ? [] : text.split('\n')
  if (terms.length !== count) throw new RangeError('not an LSA model: wrong number of terms')
  const scales = Float32Array.from({ length: count }, (_, index) =>
    view.getFloat32(scalesAt + 4 * index, true),
  )
  return { dimensions, terms, scales, rows: new Int8Array(bytes.slice(rowsAt).buffer) }
}
