import type { RefObject } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { pageCount, sheetMeasures } from '../../views/sheet-measures.ts'

/** Fits the sheets into the desk, and tells how many the text fills. */
export function usePageCount(desk: RefObject<HTMLElement | null>, text: HTMLElement | null): number {
  const [count, setCount] = useState(1)
  useEffect(() => {
    const scroller = desk.current
    const area = text?.closest<HTMLElement>('.type-area')
    const sheets = text?.closest<HTMLElement>('.sheets')
    if (!scroller || !text || !area || !sheets) return
    const measure = (): void => {
      const measures = sheetMeasures(scroller.clientWidth)
      sheets.style.setProperty('--char', `${measures.character}px`)
      sheets.style.setProperty('--row', `${measures.line}px`)
      const height = text.getBoundingClientRect().bottom - area.getBoundingClientRect().top
      setCount(pageCount(height, measures))
    }
    const observer = new ResizeObserver(measure)
    observer.observe(scroller)
    observer.observe(text)
    return () => observer.disconnect()
  }, [text])
  return count
}
