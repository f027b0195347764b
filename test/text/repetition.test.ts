import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { REPEATED_FROM, repetitionOf } from '../../src/text/repetition.ts'

const SENTENCE = '持续深化课后服务，推动优质教育资源向农村学校延伸，参与率达到92.5%。'
const OTHER = '严格落实食品安全校长负责制，开展全覆盖检查。'
const quotes = (text: string, last: string): string[] =>
  repetitionOf(text, last).places.map(({ start, end }) => text.slice(start, end))

describe('repetitionOf', () => {
  it('finds a sentence of last year in which only the figures are new', () => {
    const now = `开头。${SENTENCE.replace('92.5', '１04')}${OTHER}`
    expect(quotes(now, SENTENCE)).toEqual([SENTENCE.replace('92.5', '１04').replace(/%。$/, '')])
    expect(repetitionOf(now, SENTENCE).share).toBeGreaterThan(0.5)
  })

  it('says nothing of a few words in common, nor of words in common across a line break', () => {
    expect(repetitionOf('持续深化课后服务，强化师资。', SENTENCE).share).toBe(0)
    expect(
      repetitionOf('持续深化课后服务推动优质\n教育资源向农村学校延伸', SENTENCE.replaceAll('，', '')).places,
    ).toEqual([])
  })

  it('is 1 for the same text, 0 for an empty one, and shows both places', () => {
    expect(repetitionOf(SENTENCE, SENTENCE)).toMatchObject({
      share: 1,
      places: [{ start: 0, otherStart: 0 }],
    })
    expect(repetitionOf('', SENTENCE)).toEqual({ characters: 0, repeated: 0, share: 0, places: [] })
    expect(repetitionOf(SENTENCE, `${OTHER}\n${SENTENCE}`).places[0]?.otherStart).toBe(OTHER.length + 1)
  })

  it('stays between 0 and 1 with places in order and without overlap, whatever the texts', () => {
    const words = fc.array(
      fc.constantFrom('课后服务', '教育资源', '向农村', '延伸', '，', '\n', '12', '3.5', '%', '持续'),
      { maxLength: 60 },
    )
    fc.assert(
      fc.property(words, words, (a, b) => {
        const [text, last] = [a.join(''), b.join('')]
        const { share, places } = repetitionOf(text, last)
        expect(share).toBeGreaterThanOrEqual(0)
        expect(share).toBeLessThanOrEqual(1)
        places.forEach(({ start, end }, i) => {
          expect(start).toBeGreaterThanOrEqual(places[i - 1]?.end ?? 0)
          expect(end - start).toBeGreaterThanOrEqual(REPEATED_FROM)
        })
      }),
    )
  })
})
