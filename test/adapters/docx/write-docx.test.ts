import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { writeDocx } from '../../../src/adapters/docx/write-docx.ts'
import { wordLayoutSchema } from '../../../src/domain/word-layout.ts'
import type { Block } from '../../../src/export/blocks.ts'

const BLOCKS: readonly Block[] = [
  { kind: 'title', text: '云岭县教育局2024年工作总结和2025年工作计划' },
  { kind: 'paragraph', text: '2024年，全县“双减”工作……取得成效。' },
  { kind: 'heading', level: 1, text: '一、2024年工作总结' },
  { kind: 'heading', level: 2, text: '（一）学前教育' },
  { kind: 'run-in', level: 3, heading: '1.扩大资源。', text: '新建幼儿园3所。' },
  { kind: 'signature', organ: '云岭县教育局', date: '2024年12月26日' },
]

async function partsOf(blocks: readonly Block[], creator?: string): Promise<Record<string, string>> {
  const files = unzipSync(await writeDocx(blocks, creator === undefined ? {} : { creator }))
  return Object.fromEntries(Object.entries(files).map(([path, bytes]) => [path, strFromU8(bytes)]))
}
const part = (parts: Record<string, string>, path: string): string => parts[path] ?? ''

/** The text of a style or other element from its opening to its closing tag. */
const between = (xml: string, open: string, close: string): string => {
  const start = xml.indexOf(open)
  return start < 0 ? '' : xml.slice(start, xml.indexOf(close, start))
}
const styleOf = (styles: string, id: string): string => between(styles, `w:styleId="${id}"`, '</w:style>')
const paragraphsOf = (xml: string): string[] => xml.match(/<w:p>.*?<\/w:p>/gs) ?? []
const textOf = (xml: string): string =>
  [...xml.matchAll(/<w:t [^>]*>([^<]*)<\/w:t>/g)].map(([, text = '']) => text).join('')

describe('the page', () => {
  it('has the margins and the line grid of GB/T 9704', async () => {
    const document = part(await partsOf(BLOCKS), 'word/document.xml')
    expect(document).toContain('<w:pgSz w:w="11906" w:h="16838"/>')
    expect(document).toContain(
      '<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587" w:header="851" w:footer="1446" w:gutter="0"/>',
    )
    expect(document).toContain('<w:docGrid w:type="lines" w:linePitch="579"/>')
  })

  it('sets body text in 3号 仿宋 at exactly 579 with closed-up characters', async () => {
    const styles = part(await partsOf(BLOCKS), 'word/styles.xml')
    expect(between(styles, '<w:docDefaults>', '</w:docDefaults>')).toContain('w:eastAsia="仿宋_GB2312"')
    expect(between(styles, '<w:docDefaults>', '</w:docDefaults>')).toContain(
      '<w:sz w:val="32"/><w:szCs w:val="32"/>',
    )
    const normal = styleOf(styles, 'Normal')
    expect(normal).toContain('w:line="579" w:lineRule="exact"')
    expect(normal).toContain('<w:rPr><w:spacing w:val="-5"/></w:rPr>')
    for (const off of ['widowControl', 'autoSpaceDE', 'autoSpaceDN']) {
      expect(normal).toContain(`<w:${off} w:val="0"/>`)
    }
    expect(styleOf(styles, 'NormalIndent')).toContain('<w:ind w:firstLineChars="200" w:firstLine="640"/>')
    expect(styles).not.toMatch(/asciiTheme|eastAsiaTheme/)
  })

  it('numbers odd pages on the right and even pages on the left', async () => {
    const parts = await partsOf(BLOCKS)
    expect(part(parts, 'word/settings.xml')).toContain('<w:evenAndOddHeaders/>')
    const odd = part(parts, 'word/footer1.xml')
    const even = part(parts, 'word/footer2.xml')
    expect(textOf(odd)).toBe('— 1 —')
    expect(odd).toContain('<w:ind w:rightChars="100" w:right="280"/><w:jc w:val="right"/>')
    expect(even).toContain('<w:ind w:leftChars="100" w:left="280"/><w:jc w:val="left"/>')
    expect(odd).toContain('w:instr=" PAGE "')
  })

  it('gives every reference to another part a target that exists', async () => {
    const parts = await partsOf(BLOCKS)
    const targets = [...part(parts, 'word/_rels/document.xml.rels').matchAll(/Target="([^"]+)"/g)]
    expect(targets.map(([, target]) => parts[`word/${target}`] === undefined)).not.toContain(true)
    for (const [, path = ''] of part(parts, '[Content_Types].xml').matchAll(/PartName="\/([^"]+)"/g)) {
      expect(Object.keys(parts)).toContain(path)
    }
  })
})

describe('the text', () => {
  it('has real heading styles with outline levels, not bold, in the font of their level', async () => {
    const parts = await partsOf(BLOCKS)
    const styles = part(parts, 'word/styles.xml')
    for (const [index, font] of ['黑体', '楷体_GB2312', '仿宋_GB2312', '仿宋_GB2312'].entries()) {
      const heading = styleOf(styles, `Heading${index + 1}`)
      expect(heading).toContain(`<w:name w:val="heading ${index + 1}"/>`)
      expect(heading).toContain(`<w:outlineLvl w:val="${index}"/>`)
      expect(heading).toContain(`w:eastAsia="${font}"`)
      expect(heading).toContain('<w:b w:val="0"/>')
    }
    const paragraphs = paragraphsOf(part(parts, 'word/document.xml'))
    expect(paragraphs.find((xml) => textOf(xml) === '一、2024年工作总结')).toContain('"Heading1"')
    expect(paragraphs.find((xml) => textOf(xml) === '（一）学前教育')).toContain('"Heading2"')
  })

  it('keeps a run-in heading and its text in one paragraph of two runs', async () => {
    const paragraphs = paragraphsOf(part(await partsOf(BLOCKS), 'word/document.xml'))
    const runIn = paragraphs.find((xml) => xml.includes('Heading3Char')) ?? ''
    const runs = runIn.match(/<w:r>.*?<\/w:r>/gs) ?? []
    expect(runs.map(textOf)).toEqual(['1.扩大资源。', '新建幼儿园3所。'])
  })

  it('centres the title in 2号 小标宋 and breaks it after the organ', async () => {
    const parts = await partsOf(BLOCKS)
    const title = styleOf(part(parts, 'word/styles.xml'), 'Title')
    expect(title).toContain('w:eastAsia="方正小标宋简体"')
    expect(title).toContain('<w:sz w:val="44"/>')
    expect(title).toContain('<w:jc w:val="center"/>')
    const [first = ''] = paragraphsOf(part(parts, 'word/document.xml'))
    expect(first.split('<w:br/>').map(textOf)).toEqual(['云岭县教育局', '2024年工作总结和2025年工作计划'])
  })

  it('keeps the two lines of the signature together, indented by the rule', async () => {
    const parts = await partsOf(BLOCKS)
    expect(styleOf(part(parts, 'word/styles.xml'), 'Signature')).toContain('<w:keepNext/>')
    const paragraphs = paragraphsOf(part(parts, 'word/document.xml'))
    expect(paragraphs.find((xml) => textOf(xml) === '云岭县教育局')).toContain('w:rightChars="500"')
    expect(paragraphs.find((xml) => textOf(xml) === '2024年12月26日')).toContain('w:rightChars="200"')
  })

  it('takes the last text along to the page of the signature', async () => {
    const paragraphs = paragraphsOf(part(await partsOf(BLOCKS), 'word/document.xml'))
    expect(paragraphs.filter((xml) => xml.includes('<w:keepNext/>')).map(textOf)).toEqual([
      '1.扩大资源。新建幼儿园3所。',
    ])
  })

  it('marks every run as East Asian, so that quotes and dashes are drawn full width', async () => {
    const document = part(await partsOf(BLOCKS), 'word/document.xml')
    const runs = (document.match(/<w:r>.*?<\/w:r>/gs) ?? []).filter((run) => run.includes('<w:t '))
    expect(runs.length).toBeGreaterThan(5)
    expect(runs.filter((run) => !run.includes('w:hint="eastAsia"'))).toEqual([])
  })

  it('is written whole and as well-formed XML whatever it holds', async () => {
    const tags = /<\/?[\w:]+(?:\s[\w:]+="[^"<]*")*\s*\/?>/g
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), async (text) => {
        const document = part(await partsOf([{ kind: 'paragraph', text }]), 'word/document.xml')
        const rest = document.slice(document.indexOf('?>') + 2).replaceAll(tags, '')
        expect(rest).not.toMatch(/[<>]|&(?!(?:amp|lt|gt|quot);)/)
      }),
      { numRuns: 50 },
    )
  })
})

describe('the file', () => {
  it('has the same bytes for the same blocks', async () => {
    expect(await writeDocx(BLOCKS)).toEqual(await writeDocx(BLOCKS))
  })

  it('names nobody unless told to, and holds no date', async () => {
    const silent = part(await partsOf(BLOCKS), 'docProps/core.xml')
    expect(silent).toContain('<dc:creator></dc:creator>')
    expect(silent).not.toContain('dcterms')
    expect(part(await partsOf(BLOCKS, '办公室 & 处'), 'docProps/core.xml')).toContain('办公室 &amp; 处')
  })
})

const laidOut = async (layout: object, blocks = BLOCKS): Promise<Record<string, string>> => {
  const files = unzipSync(await writeDocx(blocks, { layout: wordLayoutSchema.parse(layout) }))
  return Object.fromEntries(Object.entries(files).map(([path, bytes]) => [path, strFromU8(bytes)]))
}

describe('the profiles', () => {
  it('give an attachment its flag and leave the signature to the cover', async () => {
    const document = part(await laidOut({ profile: 'attached' }), 'word/document.xml')
    const [flag = '', blank = '', title = ''] = paragraphsOf(document)
    expect([textOf(flag), textOf(blank)]).toEqual(['附件', ''])
    expect(flag).toContain('"Attachment"')
    expect(title).toContain('"Title"')
    expect(document).not.toContain('"Signature"')
  })

  it('give a formal document mark, number and rule in red, its recipient and its imprint', async () => {
    const head = {
      mark: '云岭县教育局文件',
      number: '云教〔2025〕3号',
      recipient: '县人民政府',
      copies: '县委办公室',
      printedBy: '云岭县教育局办公室',
      printedOn: '2025年1月6日',
    }
    const parts = await laidOut({ profile: 'formal', head })
    const document = part(parts, 'word/document.xml')
    const texts = paragraphsOf(document).map(textOf)
    expect(texts.slice(0, 2)).toEqual(['云岭县教育局文件', '云教〔2025〕3号'])
    expect(texts).toContain('县人民政府：')
    expect(texts).toContain('抄送：县委办公室。')
    expect(texts).toContain('云岭县教育局办公室2025年1月6日印发')
    expect(document).toContain('w:color="FF0000"')
    expect(document).toContain(
      'w:vertAnchor="margin" w:horzAnchor="page" w:tblpX="1587" w:tblpYSpec="bottom"',
    )
    expect(paragraphsOf(document).find((xml) => textOf(xml) === '2024年12月26日')).toContain(
      'w:rightChars="400"',
    )
    expect(() => wordLayoutSchema.parse({ head: { ...head, number: '云教[2025]03号' } })).toThrow(/发文字号/)
  })

  it('change fonts, digits, bold and page numbers, each by its setting', async () => {
    const parts = await laidOut({ fonts: 'GBK', digits: 'times', bold: true, pageNumbers: 'centred' })
    const styles = part(parts, 'word/styles.xml')
    expect(between(styles, '<w:docDefaults>', '</w:docDefaults>')).toContain(
      'w:ascii="Times New Roman" w:eastAsia="方正仿宋_GBK"',
    )
    expect(styleOf(styles, 'Heading2')).toContain('<w:b/>')
    expect(styleOf(styles, 'Heading1')).toContain('<w:b w:val="0"/>')
    expect(part(parts, 'word/footer2.xml')).toContain('<w:jc w:val="center"/>')
    expect(part(await laidOut({ pageNumbers: 'none' }), 'word/document.xml')).not.toContain('footerReference')
  })
})

describe('changes and comments', () => {
  const changed: readonly Block[] = [
    {
      kind: 'paragraph',
      text: '新建3所。',
      pieces: [
        { text: '新建' },
        { text: '2所', change: 'deleted', comment: '与台账不符' },
        { text: '3所', change: 'inserted' },
        { text: '。' },
      ],
    },
    {
      kind: 'paragraph',
      text: '删去一段。',
      change: 'deleted',
      pieces: [{ text: '删去一段。', change: 'deleted' }],
    },
  ]

  it('are real ones, with author and date, accepted or rejected one by one', async () => {
    const reviewer = { author: '拟稿审校', date: '2025-01-06T00:00:00Z' }
    const files = unzipSync(await writeDocx(changed, { reviewer }))
    const document = strFromU8(files['word/document.xml'] ?? new Uint8Array())
    expect(document).toMatch(
      /<w:del w:id="1" w:author="拟稿审校" w:date="2025-01-06T00:00:00Z"><w:r>.*?<w:delText[^>]*>2所</,
    )
    expect(document).toMatch(/<w:ins w:id="2" [^>]*><w:r>.*?<w:t [^>]*>3所</)
    expect(document).toMatch(
      /<w:pPr><w:pStyle w:val="NormalIndent"\/><w:rPr><w:del w:id="\d+" [^>]*\/><\/w:rPr><\/w:pPr>/,
    )
    const ids = [...document.matchAll(/<w:(?:ins|del) w:id="(\d+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(strFromU8(files['word/comments.xml'] ?? new Uint8Array())).toContain('与台账不符')
    expect(strFromU8(files['[Content_Types].xml'] ?? new Uint8Array())).toContain('/word/comments.xml')
  })

  it('leave no trace in a file without them', async () => {
    const parts = await partsOf(BLOCKS)
    expect(Object.keys(parts)).not.toContain('word/comments.xml')
    expect(part(parts, 'word/document.xml')).not.toMatch(/<w:(?:ins|del)\b/)
  })
})
