import type { Section, Writer } from '../../domain/draft.ts'
import type { EditAction, Suggestion } from '../../domain/suggestion.ts'
import { jsonRequest, type Requester } from './request.ts'
import { sectionPath } from './sections.ts'

export type WantedSuggestion = {
  readonly action: EditAction
  /** Absent: the whole section. */
  readonly sentences?: readonly string[]
  /** What is wished in words. */
  readonly wish?: string
  readonly writer?: Writer
}

export type Decision = { readonly accept?: readonly string[]; readonly reject?: readonly string[] }

export type SuggestionsResource = {
  create(
    draftId: string,
    sectionId: string,
    wanted: WantedSuggestion,
    signal: AbortSignal,
  ): Promise<Suggestion>
  /** Those not decided on, oldest first. */
  list(draftId: string, sectionId: string): Promise<readonly Suggestion[]>
  /** The section as it then stands. Refused with `revision_conflict` where it no longer stands at `revision`. */
  decide(
    draftId: string,
    sectionId: string,
    suggestionId: string,
    revision: number,
    decision: Decision,
  ): Promise<Section>
}

export const createSuggestionsResource = ({ read, items }: Requester): SuggestionsResource => ({
  create: (draftId, sectionId, wanted, signal) =>
    read(suggestionsPath(draftId, sectionId), { ...jsonRequest('POST', wanted), signal }),
  list: (draftId, sectionId) => items(suggestionsPath(draftId, sectionId)),
  decide: (draftId, sectionId, suggestionId, revision, decision) =>
    read(
      `${suggestionsPath(draftId, sectionId)}/${encodeURIComponent(suggestionId)}/decisions`,
      jsonRequest('POST', decision, revision),
    ),
})

const suggestionsPath = (draftId: string, sectionId: string): string =>
  `${sectionPath(draftId, sectionId)}/suggestions`
