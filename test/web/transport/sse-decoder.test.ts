import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSseDecoder, type SseMessage } from '../../../src/web/transport/sse-decoder.ts'

const encode = (text: string): Uint8Array => new TextEncoder().encode(text)

function decodePieces(pieces: readonly Uint8Array[]): SseMessage[] {
  const decoder = createSseDecoder()
  return pieces.flatMap((piece) => decoder.push(piece))
}
const decode = (text: string): SseMessage[] => decodePieces([encode(text)])

/** What a service sends: comments, an event with an id, one of several lines, one cut off. */
const RECORDED = [
  ': \n\n',
  'id: 1\nevent: draft-start\ndata: {"title":"云岭县教育局2024年工作总结"}\n\n',
  'id: 2\r\nevent: sentence\r\ndata: {"text":\r\ndata: "“双减”𠮷"}\r\n\r\n',
  'event: problem\rdata: {}\r\r',
  'id: 9\ndata: cut off\n',
].join('')

const EXPECTED: readonly SseMessage[] = [
  { event: 'draft-start', data: '{"title":"云岭县教育局2024年工作总结"}', id: '1' },
  { event: 'sentence', data: '{"text":\n"“双减”𠮷"}', id: '2' },
  { event: 'problem', data: '{}', id: '2' },
]

describe('createSseDecoder', () => {
  it('reads a recorded stream', () => {
    expect(decode(RECORDED)).toEqual(EXPECTED)
  })

  it('reads the same from every split of the bytes in two', () => {
    const bytes = encode(RECORDED)
    for (let cut = 0; cut <= bytes.length; cut++) {
      expect(decodePieces([bytes.subarray(0, cut), bytes.subarray(cut)])).toEqual(EXPECTED)
    }
  })

  it('reads the same when every byte comes alone', () => {
    expect(decodePieces([...encode(RECORDED)].map((byte) => Uint8Array.of(byte)))).toEqual(EXPECTED)
  })

  it('reads the same from any pieces and with any line ending', () => {
    const ending = fc.constantFrom('\n', '\r\n', '\r')
    const cuts = fc.array(fc.nat(400), { maxLength: 12 })
    fc.assert(
      fc.property(ending, cuts, (lineEnding, places) => {
        const bytes = encode(RECORDED.replaceAll(/\r\n|\r|\n/g, lineEnding))
        const borders = [
          0,
          ...places.filter((place) => place < bytes.length).sort((a, b) => a - b),
          bytes.length,
        ]
        const pieces = borders.slice(1).map((end, index) => bytes.subarray(borders[index], end))
        expect(decodePieces(pieces)).toEqual(EXPECTED)
      }),
    )
  })

  it('takes one blank after the colon away and no more', () => {
    expect(decode('data:  two\n\ndata:none\n\n').map(({ data }) => data)).toEqual([' two', 'none'])
  })

  it('gives out no event without data and does not carry its name over', () => {
    expect(decode('event: empty\n\ndata: x\n\n')).toEqual([{ event: 'message', data: 'x', id: null }])
  })

  it('ignores unknown fields and an id that holds a null character', () => {
    expect(decode('retry: 5\nid: a\u0000b\ncolour: red\ndata\n\n')).toEqual([
      { event: 'message', data: '', id: null },
    ])
  })

  it('ignores a byte order mark before the first line', () => {
    expect(decode('\ufeffdata: x\n\n')).toHaveLength(1)
  })
})
