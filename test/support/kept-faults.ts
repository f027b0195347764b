import { type DraftEvent, type Sentence, sentenceClassSchema } from '../../src/domain/draft.ts'
import type { FactSheet } from '../../src/domain/fact-sheet.ts'
import { CANARIES } from './hostile-scripts.ts'

const HAN_QUANTITY =
  /[一二两三四五六七八九十百千万]+(?:成|倍|番|万余|亿)|(?:[壹贰叁肆陆柒捌玖]|(?<!队)伍)+|百分之|数[十百千万]|过半|若干|[卅廿]|近[一二三四五六七八九十百千万]/

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

/** What of the six invariants a draft breaks (grounding.md 5.1); each list is empty where it breaks none. */
export type KeptFaults = {
  /** Strings that only exemplars have. */
  readonly foreign: readonly string[]
  /** Sentences with a figure outside of what facts wrote. */
  readonly figures: readonly string[]
  readonly untoldMusts: readonly string[]
  /** Sentences without a class, or of facts without one. */
  readonly unclassed: readonly string[]
  /** References, masks, thoughts and marks that are shown as they are. */
  readonly raw: readonly string[]
  /** How the draft did not end as it must. */
  readonly ending: readonly string[]
}

export function keptFaults(events: readonly DraftEvent[], sheet: FactSheet, calls: number): KeptFaults {
  const sentences = events.flatMap((event) => (event.type === 'sentence' ? [event.sentence] : []))
  const text = sentences.map((sentence) => sentence.text).join('\n')
  const last = events.at(-1)
  // Two answers a paragraph and two repairs a sentence are the most that is asked for.
  const most = 20 + sheet.facts.length * 4
  return {
    foreign: CANARIES.filter((canary) => text.includes(canary)),
    figures: sentences
      .map((sentence) => ownWordsOf(sentence, sheet))
      .filter((words) => /[\d０-９%％]/.test(words) || HAN_QUANTITY.test(words)),
    untoldMusts: last?.type === 'draft-end' ? last.coverage.must.missing : [],
    unclassed: sentences
      .filter(
        ({ class: kind, facts }) =>
          !sentenceClassSchema.options.includes(kind) || ('FD'.includes(kind) && facts.length === 0),
      )
      .map((sentence) => sentence.text),
    raw: text.match(/\{\{|\}\}|[〈〉｛｝]|<\/?think|https?:|undefined|```/g) ?? [],
    ending: [
      ...(last?.type === 'draft-end' ? [] : [`last event ${last?.type}`]),
      ...(calls <= most ? [] : [`${calls} calls`]),
    ],
  }
}
