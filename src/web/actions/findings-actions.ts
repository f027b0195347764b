import type { DraftFinding, DraftPlace } from '../../domain/draft-finding.ts'
import { STRINGS } from '../strings/strings.ts'
import { replacementsOf, replaceWords } from '../views/findings-view.ts'
import type { ActionContext } from './context.ts'

/** Looking at what proofreading finds, and doing something about it. */
export type FindingsActions = {
  read(): void
  show(place: DraftPlace): void
  /** Writes what a finding suggests, at all of its places; can be undone on the paper. */
  apply(finding: DraftFinding): void
  ignore(finding: DraftFinding, reason: string): void
  heed(ignoredId: string): void
}

export function createFindingsActions(context: ActionContext): FindingsActions {
  const { store, tell, transport, editor, attempt } = context
  let reading: AbortController | null = null

  async function read(): Promise<void> {
    const draft = store.state().document.draft
    if (!draft) return
    reading?.abort()
    const leaving = new AbortController()
    reading = leaving
    tell({ type: 'findings-wanted' })
    try {
      const findings = await transport.findings.list(draft.id, leaving.signal)
      if (!leaving.signal.aborted && store.state().document.draft?.id === draft.id)
        tell({ type: 'findings-read', draftId: draft.id, findings })
    } catch (error) {
      if (leaving.signal.aborted) return
      tell({ type: 'findings-missed' })
      throw error
    }
  }

  function apply(finding: DraftFinding): void {
    const refusal = writeSuggestion(finding)
    if (refusal === null) return
    const banner = { key: 'proofreading', title: STRINGS.proofreading.notApplied, details: [refusal] }
    tell({ type: 'banner-raised', banner })
  }

  /** Why it was not written, or null. Either all places are written or none. */
  function writeSuggestion(finding: DraftFinding): string | null {
    const { draft } = store.state().document
    const paper = editor.current
    if (!draft || !paper) return null
    const changed = new Map<string, readonly string[]>()
    for (const [sectionId, replacements] of replacementsOf(draft, finding)) {
      const replaced = replaceWords(paper.paragraphs(sectionId) ?? [], replacements)
      if (replaced === null) return STRINGS.proofreading.changedSince
      if (draft.sections.some(({ id, locked }) => id === sectionId && locked))
        return STRINGS.proofreading.locked
      changed.set(sectionId, replaced)
    }
    for (const [sectionId, paragraphs] of changed)
      if (!paper.replaceSection(sectionId, paragraphs)) return STRINGS.proofreading.locked
    return null
  }

  /** The service knows of it from now on; the list is read anew. */
  const change = (work: (draftId: string) => Promise<unknown>): void =>
    attempt('proofreading', async () => {
      const draft = store.state().document.draft
      if (!draft) return
      await work(draft.id)
      await read()
    })

  return {
    read: () => attempt('proofreading', read),
    show: ({ sectionId, sentenceId }) => {
      if (sentenceId !== null) editor.current?.showSentence(sentenceId)
      else if (sectionId !== null) editor.current?.showSection(sectionId)
    },
    apply,
    ignore: ({ rule, quote, places }, reason) =>
      change((draftId) =>
        transport.findings.ignore(draftId, { rule, quote, sectionId: places[0]?.sectionId ?? null, reason }),
      ),
    heed: (ignoredId) => change((draftId) => transport.findings.heed(draftId, ignoredId)),
  }
}
