import { expect } from 'vitest'
import { type DraftEvent, type Sentence, sentenceClassSchema } from '../../src/domain/draft.ts'
import type { FactSheet } from '../../src/domain/fact-sheet.ts'
import { CANARIES } from './hostile-scripts.ts'

const HAN_QUANTITY =
  /[一二两三四五六七八九十百千万]+(?:成|倍|番|万余|亿)|[壹贰叁肆伍陆柒捌玖]+|百分之|数[十百千万]|过半|若干|[卅廿]|近[一二三四五六七八九十百千万]/

/** The sentence with what facts wrote taken out, and the bureau's own names and years. */
function ownWordsOf({ text, facts }: Sentence, sheet: FactSheet): string {
  const signs = [...Array(text.length).keys()].map((at) => text.charAt(at))
  for (const { start, end } of facts) signs.fill('□', start, end)
  const names = sheet.facts.flatMap(({ label, aliases }) => [label, ...aliases])
  const years = [sheet.period.slice(0, 4), String(Number(sheet.period.slice(0, 4)) + 1)].map(
    (year) => `${year}年`,
  )
  return [...names, ...years].reduce((rest, name) => rest.replaceAll(name, ''), signs.join(''))
}

/** The six invariants of a draft, whatever its model did (grounding.md 5.1). */
export function expectKept(events: readonly DraftEvent[], sheet: FactSheet, calls: number): void {
  const sentences = events.flatMap((event) => (event.type === 'sentence' ? [event.sentence] : []))
  const text = sentences.map((sentence) => sentence.text).join('\n')
  expect(CANARIES.filter((canary) => text.includes(canary))).toEqual([])
  expect(
    sentences
      .map((sentence) => ownWordsOf(sentence, sheet))
      .filter((words) => /[\d０-９%％]/.test(words) || HAN_QUANTITY.test(words)),
  ).toEqual([])
  const last = events.at(-1)
  expect(last).toMatchObject({ type: 'draft-end', coverage: { must: { missing: [] } } })
  for (const sentence of sentences) {
    expect(sentenceClassSchema.options).toContain(sentence.class)
    if (sentence.class === 'F' || sentence.class === 'D')
      expect(sentence.facts, sentence.text).not.toEqual([])
  }
  expect(text.match(/\{\{|\}\}|[〈〉｛｝]|<\/?think|https?:|undefined|```/g)).toBeNull()
  // Two answers a paragraph and two repairs a sentence are the most that is asked for.
  expect(calls).toBeLessThanOrEqual(20 + sheet.facts.length * 4)
}
