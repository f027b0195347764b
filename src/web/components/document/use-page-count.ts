import type { RefObject } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { breakPages } from '../../editor/page-breaks.ts'
import { pageCount, sheetMeasures } from '../../views/sheet-measures.ts'

/** Fits the sheets into the desk, and tells how many the text fills. */
export function usePageCount(desk: RefObject<HTMLElement | null>, text: HTMLElement | null): number {
  const [count, setCount] = useState(1)
  useEffect(() => {
    const scroller = desk.current
    const area = text?.closest<HTMLElement>('.type-area')
    const sheets = text?.closest<HTMLElement>('.sheets')
    if (!scroller || !text || !area || !sheets) return
    let measures = sheetMeasures(scroller.clientWidth)
    const measure = (): void => {
      measures = sheetMeasures(scroller.clientWidth)
      sheets.style.setProperty('--char', `${measures.character}px`)
      sheets.style.setProperty('--row', `${measures.line}px`)
      breakPages(text, area, measures)
      const height = text.getBoundingClientRect().bottom - area.getBoundingClientRect().top
      setCount(pageCount(height, measures))
    }
    const resizes = new ResizeObserver(measure)
    resizes.observe(scroller)
    resizes.observe(text)
    // A change that leaves the text as high as it was can still move a paragraph over the end of a sheet.
    let frame = 0
    const changes = new MutationObserver(() => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => breakPages(text, area, measures))
    })
    changes.observe(text, { subtree: true, childList: true, characterData: true })
    return () => {
      resizes.disconnect()
      changes.disconnect()
      cancelAnimationFrame(frame)
    }
  }, [text])
  return count
}
