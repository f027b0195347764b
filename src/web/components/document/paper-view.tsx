import { useEffect, useRef, useState } from 'preact/hooks'
import { createPaperEditor } from '../../editor/paper-editor.ts'
import { STRINGS } from '../../strings/strings.ts'
import type { DraftView } from '../../views/draft-view.ts'
import { usePage, useSelected } from '../page-context.ts'
import { useFollowing } from './use-following.ts'
import { usePageCount } from './use-page-count.ts'

/** The sheets of paper with the text on them. */
export function PaperView({ draft }: { draft: DraftView }) {
  const page = usePage()
  const host = useRef<HTMLDivElement>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const phase = useSelected((state) => state.document.phase)
  const [text, setText] = useState<HTMLElement | null>(null)
  const pages = usePageCount(scroller, text)
  useFollowing(scroller, draft, phase === 'writing')

  useEffect(() => {
    if (!host.current) return
    const editor = createPaperEditor(host.current, page, draft)
    page.editor.current = editor.handle
    setText(editor.view.dom)
    page.actions.edits.takeUp(draft.id)
    return () => {
      page.editor.current = null
      editor.destroy()
    }
  }, [])

  return (
    <div class="desk-scroll" ref={scroller}>
      <div class="sheets">
        <SheetBacks count={pages} />
        {/* Floats that push the lines over the gaps between the sheets: the browser breaks the pages by itself. */}
        <div class="type-area">
          {Array.from({ length: pages }, (_, index) => (
            <div key={index} class="page-float" aria-hidden="true">
              <div class="page-fill" />
              <div class="page-gap" />
            </div>
          ))}
          <div class="paper" ref={host} />
        </div>
      </div>
    </div>
  )
}

const SheetBacks = ({ count }: { count: number }) => (
  <div class="sheet-backs" aria-hidden="true">
    {Array.from({ length: count }, (_, index) => (
      <div key={index} class={`sheet-back ${index % 2 === 0 ? 'is-odd' : 'is-even'}`}>
        <span>{STRINGS.paper.page(index + 1)}</span>
      </div>
    ))}
  </div>
)
