import { useEffect, useRef, useState } from 'preact/hooks'
import type { ChosenText, FigureTarget, HeadingTarget, LockedText } from '../../editor/editor-handle.ts'
import { createPaperEditor } from '../../editor/paper-editor.ts'
import { STRINGS } from '../../strings/strings.ts'
import type { DraftView } from '../../views/draft-view.ts'
import { usePage, useSelected } from '../page-context.ts'
import { FigureCard } from './figure-card.tsx'
import { FindBar } from './find-bar.tsx'
import { HeadingForm } from './heading-form.tsx'
import { LockedNote } from './locked-note.tsx'
import { SelectionBar } from './selection-bar.tsx'
import { useFollowing } from './use-following.ts'
import { usePageCount } from './use-page-count.ts'

/** The sheets of paper with the text on them. */
export function PaperView({ draft }: { draft: DraftView }) {
  const page = usePage()
  const host = useRef<HTMLDivElement>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const phase = useSelected((state) => state.document.phase)
  const [text, setText] = useState<HTMLElement | null>(null)
  const [figure, setFigure] = useState<FigureTarget | null>(null)
  const [chosen, setChosen] = useState<ChosenText | LockedText | null>(null)
  const [heading, setHeading] = useState<HeadingTarget | null>(null)
  const [isFinding, setFinding] = useState(false)
  const isHeld = useRef(false)
  const pages = usePageCount(scroller, text)
  useEffect(() => {
    // Wherever the keyboard is on the page, what is searched and saved is the text.
    const byKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.isComposing) return
      if (event.key === 'f' || event.key === 'h') setFinding(true)
      else if (event.key === 's') page.actions.edits.saveAll()
      else return
      event.preventDefault()
    }
    addEventListener('keydown', byKey)
    return () => removeEventListener('keydown', byKey)
  }, [])
  const closeFigure = (): void => {
    isHeld.current = false
    setFigure(null)
  }
  useFollowing(scroller, draft, phase === 'writing')

  useEffect(() => {
    if (!host.current) return
    const editor = createPaperEditor(host.current, page, draft, {
      onFigure: (target) => {
        if (target !== null || !isHeld.current) setFigure(target)
      },
      onSelect: setChosen,
      onHeading: setHeading,
    })
    page.editor.current = editor.handle
    setText(editor.view.dom)
    page.actions.edits.takeUp(draft.id)
    return () => {
      page.editor.current = null
      editor.destroy()
    }
  }, [])

  return (
    <>
      {isFinding && page.editor.current && (
        <FindBar
          find={page.editor.current.find}
          onClose={() => {
            setFinding(false)
            page.editor.current?.focus()
          }}
        />
      )}
      {figure && (
        <FigureCard
          target={figure}
          onHold={(held) => {
            isHeld.current = held
            if (!held) setFigure(null)
          }}
          onClose={() => {
            closeFigure()
            page.editor.current?.focus()
          }}
        />
      )}
      {heading && (
        <HeadingForm
          key={heading.sectionId}
          target={heading}
          onClose={() => {
            setHeading(null)
            page.editor.current?.focus()
          }}
        />
      )}
      {chosen?.type === 'open' && <SelectionBar chosen={chosen} onClose={() => setChosen(null)} />}
      <LockedNote chosen={chosen?.type === 'locked' ? chosen : null} />
      <div
        class="desk-scroll"
        ref={scroller}
        // Text that is not written yet takes no caret: what scrolls must be reached by keys.
        tabIndex={phase === 'done' ? undefined : 0}
        onScroll={() => {
          setFigure(null)
          setChosen(null)
        }}
      >
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
    </>
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
