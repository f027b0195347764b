import { describe, expect, it } from 'vitest'
import { decodeText } from '../../src/corpus/decode.ts'
import { AppError } from '../../src/domain/errors.ts'

const TEXT = '某市教育局2024年工作总结\n新增学位1200个。'

/** 某市教育局工作总结 in GBK, byte by byte. */
const GBK = Uint8Array.from([
  0xc4, 0xb3, 0xca, 0xd0, 0xbd, 0xcc, 0xd3, 0xfd, 0xbe, 0xd6, 0xb9, 0xa4, 0xd7, 0xf7, 0xd7, 0xdc, 0xbd, 0xe1,
])

function utf16(text: string, littleEndian: boolean, mark: boolean): Uint8Array {
  const bytes = new Uint8Array((text.length + (mark ? 1 : 0)) * 2)
  const view = new DataView(bytes.buffer)
  const codes = [...(mark ? '\uFEFF' : ''), ...text].map((character) => character.charCodeAt(0))
  codes.forEach((code, i) => {
    view.setUint16(i * 2, code, littleEndian)
  })
  return bytes
}

const codeOf = (bytes: Uint8Array): string => {
  try {
    decodeText(bytes)
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
  return 'none'
}

describe('reading the bytes of a file', () => {
  it('reads UTF-8 with and without a byte order mark', () => {
    const bytes = new TextEncoder().encode(TEXT)
    expect(decodeText(bytes)).toBe(TEXT)
    expect(decodeText(Uint8Array.from([0xef, 0xbb, 0xbf, ...bytes]))).toBe(TEXT)
  })

  it('reads UTF-16 in both byte orders, with and without a mark', () => {
    for (const littleEndian of [true, false])
      for (const mark of [true, false]) expect(decodeText(utf16(TEXT, littleEndian, mark))).toBe(TEXT)
  })

  it('reads GBK as part of GB18030', () => {
    expect(decodeText(GBK)).toBe('某市教育局工作总结')
  })

  it('refuses what is no text in a known encoding', () => {
    expect(codeOf(Uint8Array.from([0x50, 0x4b, 0x03, 0x04, 0, 0, 0, 0, 0x14, 0xff]))).toBe('unknown_encoding')
    expect(codeOf(Uint8Array.from({ length: 500 }, (_, i) => (i * 37 + 129) % 256))).toBe('unknown_encoding')
    expect(codeOf(Uint8Array.from([0xff, 0xfe, 0x00, 0xd8]))).toBe('unknown_encoding')
  })

  it('refuses an empty file and one without a letter', () => {
    expect(codeOf(new Uint8Array())).toBe('empty_document')
    expect(codeOf(new TextEncoder().encode(' \r\n\t。\n'))).toBe('empty_document')
    expect(codeOf(Uint8Array.from([0xef, 0xbb, 0xbf]))).toBe('empty_document')
  })

  it('refuses a file above 20 MB before looking into it', () => {
    expect(codeOf(new Uint8Array(20_000_001))).toBe('payload_too_large')
  })
})
