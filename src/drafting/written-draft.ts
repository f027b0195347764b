import type { DraftEvent, Sentence } from '../domain/draft.ts'

/** What the events of a draft tell so far. */
export type WrittenDraft = {
  readonly started: boolean
  readonly ended: boolean
  readonly startedSections: ReadonlySet<string>
  readonly endedSections: ReadonlySet<string>
  readonly sentences: ReadonlyMap<string, readonly Sentence[]>
  readonly notices: ReadonlySet<string>
}

/** A service that is down is worth one word in a whole draft; what befell a section, one in that section. */
export const noticeKey = (code: string, sectionId: string | undefined): string =>
  /^model_(?:repairs|cut|empty)$/.test(code) ? `${code} ${sectionId ?? ''}` : code

/** Reads the events of a draft; one that comes twice counts once. */
export function readWrittenDraft(events: readonly DraftEvent[]): WrittenDraft {
  const sentences = new Map<string, Sentence[]>()
  const startedSections = new Set<string>()
  const endedSections = new Set<string>()
  const notices = new Set<string>()
  const seen = new Set<string>()
  let started = false
  let ended = false
  for (const event of events) {
    switch (event.type) {
      case 'draft-start':
        started = true
        break
      case 'section-start':
        startedSections.add(event.sectionId)
        break
      case 'section-end':
        endedSections.add(event.sectionId)
        break
      case 'notice':
        notices.add(noticeKey(event.code, event.sectionId))
        break
      case 'sentence': {
        if (seen.has(event.sentence.id)) break
        seen.add(event.sentence.id)
        const list = sentences.get(event.sectionId)
        if (list) list.push(event.sentence)
        else sentences.set(event.sectionId, [event.sentence])
        break
      }
      case 'draft-end':
        ended = true
        break
      case 'problem':
        break
    }
  }
  return { started, ended, startedSections, endedSections, sentences, notices }
}
