import { useEffect } from 'preact/hooks'
import { isUnsaved } from './edit-state.ts'
import type { PageAction, PageState } from './page-state.ts'
import { saveSection } from './save-section.ts'
import type { Transport } from './transport.ts'

/** Saves the section that is being rewritten, and lets nobody close the page over unsaved words unasked. */
export function useEditing(
  { draft, editing }: PageState,
  transport: Transport,
  dispatch: (action: PageAction) => void,
): { saveEdit: () => void } {
  const unsaved = editing !== null && isUnsaved(editing)
  useEffect(() => {
    if (!unsaved) return
    const ask = (event: BeforeUnloadEvent): void => {
      event.preventDefault()
      // Chrome before 119 asks only when this is set.
      event.returnValue = true
    }
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [unsaved])
  return {
    saveEdit: () => {
      if (draft && editing && !editing.isSaving) void saveSection(transport, draft.id, editing, dispatch)
    },
  }
}
