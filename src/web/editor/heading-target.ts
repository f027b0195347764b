import type { EditorView } from 'prosemirror-view'
import { sectionsOf } from './draft-document.ts'
import type { HeadingTarget } from './editor-handle.ts'

/** The heading of a section where it stands on the screen; null where there is none that may be worded anew. */
export function headingTarget(view: EditorView, sectionId: string): HeadingTarget | null {
  const section = sectionsOf(view.state.doc).find(({ attrs }) => attrs.id === sectionId)
  const dom = section && view.nodeDOM(section.pos)
  if (!section || !(dom instanceof HTMLElement)) return null
  const { heading, locked, ready } = section.attrs
  if (heading === '' || locked || !ready) return null
  const { left, bottom } = (dom.querySelector('h3') ?? dom).getBoundingClientRect()
  return { sectionId, place: { left, bottom } }
}

/** The section whose heading is pointed at. */
export function sectionOfHeading(target: EventTarget | null): string | undefined {
  const heading = target instanceof Element ? target.closest('h3') : null
  return heading?.closest<HTMLElement>('[data-section]')?.dataset['section']
}
