/** Reads numbers from bytes, least significant byte first; a place outside them is a fault of the file. */
export type ByteView = {
  readonly bytes: Uint8Array
  readonly length: number
  uint8(at: number): number
  uint16(at: number): number
  uint32(at: number): number
  int32(at: number): number
  /** The bytes themselves, without a copy. */
  slice(start: number, length: number): Uint8Array
}

/** `fault` makes what is thrown where a number lies outside the bytes. */
export function createByteView(bytes: Uint8Array, fault: () => Error): ByteView {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const at = (start: number, size: number): number => {
    if (!(start >= 0 && start + size <= bytes.length)) throw fault()
    return start
  }
  return {
    bytes,
    length: bytes.length,
    uint8: (start) => view.getUint8(at(start, 1)),
    uint16: (start) => view.getUint16(at(start, 2), true),
    uint32: (start) => view.getUint32(at(start, 4), true),
    int32: (start) => view.getInt32(at(start, 4), true),
    slice: (start, length) => bytes.subarray(at(start, length), start + length),
  }
}
