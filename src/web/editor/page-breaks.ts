import { blocksOverPageEnds, type SheetMeasures } from '../views/sheet-measures.ts'

/** A paragraph with this attribute flows around the gaps between the sheets; any other one is a box of its own. */
const FLOWS = 'data-flows'
/** While the text has this class, every paragraph flows. */
const ALL_FLOW = 'all-flow'

/**
 * Lets just the paragraphs that reach over the end of a sheet flow around the gap. A text that flows around floats
 * is laid out anew from its beginning at every key; a paragraph that is a box of its own only when it is changed.
 * While every paragraph over an end flows, the lines stand as if all of them did.
 */
export function breakPages(text: HTMLElement, area: HTMLElement, measures: SheetMeasures): void {
  const paragraphs = [...text.querySelectorAll<HTMLElement>('.paper-section p')]
  const places = () => {
    const { top } = area.getBoundingClientRect()
    return paragraphs.map((paragraph) => paragraph.getBoundingClientRect().bottom - top)
  }
  if (blocksOverPageEnds(places(), measures).every((index) => paragraphs[index]?.hasAttribute(FLOWS))) return
  const paper = text.parentElement
  paper?.classList.add(ALL_FLOW)
  const flowing = new Set(blocksOverPageEnds(places(), measures))
  for (const [index, paragraph] of paragraphs.entries()) paragraph.toggleAttribute(FLOWS, flowing.has(index))
  paper?.classList.remove(ALL_FLOW)
}
