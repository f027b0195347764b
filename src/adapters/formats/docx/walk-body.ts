import { type Block, type BlockCollector, createBlockCollector, trimLines } from '../blocks.ts'
import { createListNumbering, withNumber } from '../list-numbering.ts'
import { type Attributes, walkMarkup } from '../walk-markup.ts'
import type { WordNumbering } from './word-numbering.ts'
import { headingOfOutline, type WordStyle } from './word-styles.ts'

type Paragraph = {
  text: string
  style: string
  numberingId: string | undefined
  level: number | undefined
  outline: number | undefined
  /** The mark at its end is deleted: its words go on in the next paragraph. */
  isJoined: boolean
  readonly boxes: Block[]
}

/** The body, or a text box in a paragraph of it. */
type Story = { readonly collector: BlockCollector<Block>; paragraph: Paragraph | undefined; carried: string }

/** A heading is no longer than this; text that was given an outline level by mistake is. */
const LONGEST_HEADING = 100

/**
 * Left out whole: what a revision deleted or moved away, former properties, the second form of a drawing, readings
 * above characters, alternatives to the text.
 */
const PASSED_OVER = new Set([
  'w:del',
  'w:moveFrom',
  'mc:Fallback',
  'w:rt',
  'w:pPrChange',
  'w:rPrChange',
  'w:tblPrChange',
  'w:sectPrChange',
  'w:sectPr',
  'w:instrText',
  'w:delText',
  'w:delInstrText',
])

const isOn = (attributes: Attributes): boolean => !/^(?:0|false|off)$/.test(attributes['w:val'] ?? '')

/** The paragraphs and tables of word/document.xml. */
export function walkBody(
  xml: string,
  styles: ReadonlyMap<string, WordStyle>,
  { lists, levelOfStyle }: WordNumbering,
): Block[] {
  const numbers = createListNumbering(lists)
  let story = createStory()
  const outer: Story[] = []
  /** Elements open inside one that is passed over, that one included. */
  let passed = 0
  let isInProperties = false
  let isHidden = false
  let isText = false
  /** The content control that is open holds the contents or a prompt for the writer. */
  let isNextLeftOut = false

  const numberOf = ({ style, numberingId, level }: Paragraph): string => {
    const inherited = styles.get(style)
    const id = numberingId ?? inherited?.numberingId
    if (id === undefined || id === '0') return ''
    const styled =
      numberingId === undefined
        ? (levelOfStyle(id, inherited?.numberedBy ?? style) ?? inherited?.level)
        : undefined
    return numbers.next(id, level ?? styled ?? 0)
  }

  const headingOf = ({ style, outline }: Paragraph, text: string): number | undefined => {
    if (text.length > LONGEST_HEADING) return undefined
    return outline === undefined ? styles.get(style)?.heading : headingOfOutline(outline)
  }

  const closeParagraph = (): void => {
    const { collector, paragraph, carried } = story
    if (!paragraph) return
    story.paragraph = undefined
    const isContents = styles.get(paragraph.style)?.name.startsWith('toc ') ?? false
    if (paragraph.isJoined) story.carried = carried + paragraph.text
    else if (!isContents) {
      story.carried = ''
      const text = withNumber(numberOf(paragraph), trimLines(carried + paragraph.text))
      collector.add({ text, heading: headingOf(paragraph, text) })
    }
    for (const block of paragraph.boxes) collector.add(block)
  }

  const closeBox = (): void => {
    const around = outer.pop()
    if (!around) return
    closeParagraph()
    around.paragraph?.boxes.push(...story.collector.finish())
    story = around
  }

  const openProperty = (name: string, attributes: Attributes): void => {
    const paragraph = story.paragraph
    if (!paragraph) return
    const value = attributes['w:val'] ?? ''
    if (name === 'w:pStyle') paragraph.style = value
    else if (name === 'w:numId') paragraph.numberingId = value
    else if (name === 'w:ilvl') paragraph.level = Number(value)
    else if (name === 'w:outlineLvl') paragraph.outline = Number(value)
    else if (name === 'w:del' || name === 'w:moveFrom') paragraph.isJoined = true
  }

  const write = (text: string): void => {
    const { paragraph } = story
    if (paragraph && !isHidden) paragraph.text += text
  }

  const open = (name: string, attributes: Attributes): void => {
    switch (name) {
      case 'w:p':
        closeParagraph()
        story.paragraph = createParagraph()
        break
      case 'w:pPr':
        isInProperties = true
        break
      case 'w:tr':
        story.collector.openRow()
        break
      case 'w:tc':
        story.collector.openCell()
        break
      case 'w:txbxContent':
        outer.push(story)
        story = createStory()
        break
      case 'w:docPartGallery':
        isNextLeftOut ||= attributes['w:val'] === 'Table of Contents'
        break
      case 'w:showingPlcHdr':
        isNextLeftOut ||= isOn(attributes)
        break
      case 'w:sdtContent':
        if (isNextLeftOut) passed = 1
        isNextLeftOut = false
        break
      case 'w:vanish':
        isHidden ||= isOn(attributes)
        break
      case 'w:t':
      case 'm:t':
        isText = true
        break
      case 'w:tab':
        write(' ')
        break
      case 'w:br':
      case 'w:cr':
        write('\n')
        break
      case 'w:noBreakHyphen':
        write('-')
        break
    }
  }
  const close = (name: string): void => {
    switch (name) {
      case 'w:p':
        closeParagraph()
        break
      case 'w:pPr':
        isInProperties = false
        break
      case 'w:tr':
        story.collector.closeRow()
        break
      case 'w:r':
        isHidden = false
        break
      case 'w:t':
      case 'm:t':
        isText = false
        break
      case 'w:txbxContent':
        closeBox()
        break
    }
  }

  walkMarkup(
    xml,
    {
      open(name, attributes) {
        if (passed > 0) passed++
        else if (isInProperties && (name === 'w:del' || name === 'w:moveFrom')) openProperty(name, attributes)
        else if (PASSED_OVER.has(name)) passed = 1
        else if (isInProperties) openProperty(name, attributes)
        else open(name, attributes)
      },
      close(name) {
        if (passed > 0) passed--
        else close(name)
      },
      text(text) {
        if (passed === 0 && isText) write(text)
      },
    },
    'xml',
  )
  while (outer.length > 0) closeBox()
  closeParagraph()
  return story.collector.finish()
}

const createStory = (): Story => ({
  collector: createBlockCollector((text) => ({ text })),
  paragraph: undefined,
  carried: '',
})

const createParagraph = (): Paragraph => ({
  text: '',
  style: '',
  numberingId: undefined,
  level: undefined,
  outline: undefined,
  isJoined: false,
  boxes: [],
})
