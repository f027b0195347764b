import { scanTags, type Tag } from './scan-tags.ts'
import { unescapeXml } from './xml.ts'

/** A stretch of text that stands in one `w:t` of one run. */
export type Stretch = {
  /** Where the whole `w:t` element stands in the XML. */
  readonly xmlStart: number
  readonly xmlEnd: number
  readonly text: string
  /** Its place in the paragraph's text. */
  readonly at: number
  /** What opens another run of the same look: the start tag and the properties. */
  readonly opening: string
  /** Stretches with the same number follow each other without a field, a link, a note or a revision between. */
  readonly span: number
  /** Inside what somebody has inserted or moved. */
  readonly isRevision: boolean
}

/** A paragraph as it reads with all revisions accepted; `\n` for a break, a blank for a tab. */
export type BodyParagraph = {
  readonly text: string
  readonly stretches: readonly Stretch[]
  readonly isInTable: boolean
}

type OpenParagraph = {
  text: string
  stretches: Stretch[]
  isJoined: boolean
  readonly isInTable: boolean
  readonly boxes: BodyParagraph[]
}
type Run = { readonly tag: string; properties: string; isHidden: boolean; isEmpty: boolean }
type Story = {
  paragraph: OpenParagraph | undefined
  carried: OpenParagraph | undefined
  done: BodyParagraph[]
}

/** As `readDocx` leaves them out. */
const PASSED_OVER = new Set([
  'w:del',
  'w:moveFrom',
  'mc:Fallback',
  'w:rt',
  'w:pPrChange',
  'w:tblPrChange',
  'w:sectPrChange',
  'w:sectPr',
  'w:instrText',
  'w:delText',
  'w:delInstrText',
])
/** What may stand between two stretches that are changed together. */
const TRANSPARENT = new Set([
  'w:r',
  'w:t',
  'w:proofErr',
  'w:bookmarkStart',
  'w:bookmarkEnd',
  'w:lastRenderedPageBreak',
  'w:commentRangeStart',
  'w:commentRangeEnd',
])
const REVISIONS = new Set(['w:ins', 'w:moveTo'])
const CHARACTERS: Readonly<Record<string, string>> = {
  'w:tab': ' ',
  'w:br': '\n',
  'w:cr': '\n',
  'w:noBreakHyphen': '-',
}
const OFF = /w:val="(?:0|false|off)"/

/** The paragraphs of word/document.xml in the order in which `readDocx` tells them, each with where its text stands. */
export function scanBody(xml: string): BodyParagraph[] {
  let story: Story = { paragraph: undefined, carried: undefined, done: [] }
  const outer: Story[] = []
  const runs: Run[] = []
  let passed = 0
  let revisions = 0
  let tables = 0
  let span = 0
  /** Depth inside `w:pPr` or `w:rPr`, their own included. */
  let properties = 0
  let propertiesAt = 0
  let textAt: { readonly start: number; readonly inner: number } | undefined

  const closeParagraph = (): void => {
    const { paragraph, carried } = story
    if (!paragraph) return
    story.paragraph = undefined
    const joined = carried ? joinParagraphs(carried, paragraph) : paragraph
    if (paragraph.isJoined) story.carried = joined
    else {
      story.carried = undefined
      story.done.push(joined, ...joined.boxes)
    }
  }
  const closeBox = (): void => {
    const around = outer.pop()
    if (!around) return
    closeParagraph()
    if (around.paragraph) around.paragraph.boxes.push(...story.done)
    else around.done.push(...story.done)
    story = around
  }
  const write = (text: string): void => {
    if (story.paragraph && !runs.at(-1)?.isHidden) story.paragraph.text += text
  }
  const addStretch = (xmlStart: number, inner: number, innerEnd: number, xmlEnd: number): void => {
    const [run, paragraph] = [runs.at(-1), story.paragraph]
    const text = unescapeXml(xml.slice(inner, innerEnd))
    if (run && paragraph && !run.isHidden && text !== '')
      paragraph.stretches.push({
        xmlStart,
        xmlEnd,
        text,
        at: paragraph.text.length,
        opening: run.tag + run.properties,
        span,
        isRevision: revisions > 0,
      })
    write(text)
  }
  const openProperty = ({ name, raw }: Tag): void => {
    const run = runs.at(-1)
    if (run && name === 'w:vanish' && !OFF.test(raw)) run.isHidden = true
    if (!run && story.paragraph && (name === 'w:del' || name === 'w:moveFrom'))
      story.paragraph.isJoined = true
  }
  const open = (tag: Tag): void => {
    const { name, start, end, raw } = tag
    const run = runs.at(-1)
    if (name === 'w:pPr' || (name === 'w:rPr' && run?.isEmpty)) {
      properties = 1
      propertiesAt = start
    } else if (name === 'w:p') {
      closeParagraph()
      story.paragraph = { text: '', stretches: [], isJoined: false, isInTable: tables > 0, boxes: [] }
    } else if (name === 'w:tbl') tables++
    else if (name === 'w:r') runs.push({ tag: raw, properties: '', isHidden: false, isEmpty: true })
    else if (name === 'w:txbxContent') {
      outer.push(story)
      story = { paragraph: undefined, carried: undefined, done: [] }
    } else if (name === 'w:t' || name === 'm:t') textAt = { start, inner: end }
    else write(CHARACTERS[name] ?? '')
    if (run && name !== 'w:rPr') run.isEmpty = false
  }
  const close = ({ name, start, end }: Tag): void => {
    if (name === 'w:p') closeParagraph()
    else if (name === 'w:tbl') tables--
    else if (name === 'w:r') runs.pop()
    else if (name === 'w:txbxContent') closeBox()
    else if (name === 'w:t' && textAt) addStretch(textAt.start, textAt.inner, start, end)
    else if (name === 'm:t' && textAt) write(unescapeXml(xml.slice(textAt.inner, start)))
    if (name === 'w:t' || name === 'm:t') textAt = undefined
  }
  const enter = (tag: Tag): void => {
    if (passed > 0) passed++
    else if (properties > 0) {
      properties++
      openProperty(tag)
    } else {
      if (!TRANSPARENT.has(tag.name) && tag.name !== 'w:rPr') span++
      if (REVISIONS.has(tag.name)) revisions++
      if (PASSED_OVER.has(tag.name)) passed = 1
      else open(tag)
    }
  }
  const leave = (tag: Tag): void => {
    if (passed > 0) {
      if (--passed === 0) span++
    } else if (properties > 0) {
      const run = runs.at(-1)
      if (--properties === 0 && run && tag.name === 'w:rPr') run.properties = xml.slice(propertiesAt, tag.end)
    } else {
      if (!TRANSPARENT.has(tag.name)) span++
      if (REVISIONS.has(tag.name)) revisions--
      close(tag)
    }
  }
  for (const tag of scanTags(xml)) {
    if (tag.kind !== 'close') enter(tag)
    if (tag.kind !== 'open') leave(tag)
  }
  while (outer.length > 0) closeBox()
  closeParagraph()
  return story.done
}

function joinParagraphs(first: OpenParagraph, second: OpenParagraph): OpenParagraph {
  const moved = second.stretches.map((stretch) => ({ ...stretch, at: stretch.at + first.text.length }))
  return {
    ...second,
    text: first.text + second.text,
    stretches: [...first.stretches, ...moved],
    boxes: [...first.boxes, ...second.boxes],
  }
}
