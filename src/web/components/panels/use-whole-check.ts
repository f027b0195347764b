import { useMemo } from 'preact/hooks'
import { checkWhole, usedFacts, type WholeCheck } from '../../views/check-view.ts'
import { useSelected } from '../page-context.ts'

/** How the draft stands as a whole; null while there is none. */
export function useWholeCheck(): { check: WholeCheck | null; used: ReadonlySet<string> } {
  const draft = useSelected((state) => state.document.draft)
  const facts = useSelected((state) => state.document.sheet?.sheet.facts)
  return useMemo(() => {
    const check = draft && facts ? checkWhole(draft, facts) : null
    return { check, used: check && facts ? usedFacts(check, facts, draft?.isComplete ?? false) : new Set() }
  }, [draft, facts])
}
