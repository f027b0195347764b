import fc from 'fast-check'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { annotateDocx } from '../../../src/adapters/docx/annotate-docx.ts'
import { writeDocx } from '../../../src/adapters/docx/write-docx.ts'
import { escapeXml, unescapeXml } from '../../../src/adapters/docx/xml.ts'
import type { ProofFinding } from '../../../src/domain/finding.ts'
import { proofread } from '../../../src/proofreading/proofread.ts'

const part = (file: Uint8Array, path: string): string => {
  const bytes = unzipSync(file)[path]
  return bytes ? strFromU8(bytes) : ''
}
const accepted = (xml: string): string =>
  xml.replaceAll(/<w:del [\s\S]*?<\/w:del>/g, '').replaceAll(/<[^>]*>/g, '')
const rejected = (xml: string): string =>
  xml.replaceAll(/<w:ins [\s\S]*?<\/w:ins>/g, '').replaceAll(/<[^>]*>/g, '')

const LINES = ['新建二所学校，，培育2-3所示范校。', '培训教师3百余人，招聘教师81充实队伍。']
const annotated = async (): Promise<Uint8Array> =>
  annotateDocx(
    await writeDocx(LINES.map((text) => ({ kind: 'paragraph', text }))),
    LINES,
    proofread(LINES.join('\n')).findings,
  )

describe('a Word file with findings', () => {
  it('gives the corrected text when every change is accepted, and the given one when all are rejected', async () => {
    const document = part(await annotated(), 'word/document.xml')
    expect(accepted(document)).toContain(
      '新建两所学校，培育2—3所示范校。培训教师300余人，招聘教师81充实队伍。',
    )
    expect(rejected(document)).toContain(LINES.join(''))
  })

  it('holds a comment for each finding, by the proofreader, without a date', async () => {
    const file = await annotated()
    const comments = part(file, 'word/comments.xml')
    expect(comments.match(/<w:comment /g)).toHaveLength(proofread(LINES.join('\n')).findings.length)
    expect(comments).toContain('w:author="拟稿审校"')
    expect(comments).toContain('缺少量词')
    expect(part(file, 'word/document.xml')).not.toContain('w:date')
    expect(part(file, '[Content_Types].xml')).toContain('/word/comments.xml')
    expect(part(file, 'word/_rels/document.xml.rels')).toContain('comments.xml')
  })

  it('gives equal bytes for equal input', async () => {
    expect(await annotated()).toEqual(await annotated())
  })

  it('gives a file whose body referred to nothing its first relation', async () => {
    const parts = unzipSync(await writeDocx([{ kind: 'paragraph', text: '新建二所学校。' }]))
    delete parts['word/_rels/document.xml.rels']
    const file = annotateDocx(zipSync(parts), ['新建二所学校。'], proofread('新建二所学校。').findings)
    expect(part(file, 'word/_rels/document.xml.rels')).toMatch(
      /^<\?xml[\s\S]*<Relationship Id="rIdProofread"/,
    )
  })

  it('leaves the revisions and comments of a colleague as they are', async () => {
    const insertion =
      '<w:ins w:id="7" w:author="同事" w:date="2026-01-02T03:04:05Z"><w:r><w:t>新建二所学校，</w:t></w:r></w:ins>'
    const deletion = '<w:del w:id="8" w:author="同事"><w:r><w:delText>旧话</w:delText></w:r></w:del>'
    const blank = await writeDocx([{ kind: 'paragraph', text: '培训教师3百余人。' }])
    const parts = unzipSync(blank)
    const document = part(blank, 'word/document.xml').replace('<w:r>', `${insertion}${deletion}<w:r>`)
    const existing =
      '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment w:id="4" w:author="同事"/></w:comments>'
    const file = zipSync({
      ...parts,
      'word/document.xml': strToU8(document),
      'word/comments.xml': strToU8(existing),
    })
    const line = '新建二所学校，培训教师3百余人。'
    const result = annotateDocx(file, [line], proofread(line).findings)
    const xml = part(result, 'word/document.xml')
    expect(xml).toContain(deletion)
    expect(xml.match(/w:author="同事"/g)).toHaveLength(2)
    expect(accepted(xml).trim()).toBe('新建二所学校，培训教师300余人。')
    expect(part(result, 'word/comments.xml')).toContain('<w:comment w:id="4" w:author="同事"/>')
    expect(part(result, 'word/comments.xml')).toContain('w:id="5" w:author="拟稿审校"')
  })
})

const finding = (
  line: number,
  start: number,
  end: number,
  suggestion: string | null,
  quote = '',
): ProofFinding => ({
  rule: 'X-01',
  severity: 'error',
  line,
  start,
  end,
  quote,
  message: `第${line}行的意见`,
  suggestion,
  source: '通例',
  safe: false,
  places: [],
})

/** A Word file with this body. */
const fileWith = (body: string, others: Record<string, string> = {}): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries({
        '[Content_Types].xml': '<Types></Types>',
        '_rels/.rels':
          '<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
        'word/document.xml': `<w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`,
        ...others,
      }).map(([path, xml]) => [path, strToU8(xml)]),
    ),
  )
const text = (words: string): string => `<w:r><w:t>${words}</w:t></w:r>`
const body = (file: Uint8Array): string => part(file, 'word/document.xml')
const changesOf = (xml: string): string[] => xml.match(/<w:(?:del|ins) [\s\S]*?<\/w:(?:del|ins)>/g) ?? []

describe('marks in a file of any make', () => {
  it('changes words under a comment on the whole paragraph', () => {
    const findings = [finding(1, 0, 6, null), finding(1, 2, 4, '部署'), finding(1, 2, 4, '布置')]
    const xml = body(annotateDocx(fileWith(`<w:p>${text('认真布署任务')}</w:p>`), ['认真布署任务'], findings))
    expect(accepted(xml)).toBe('认真部署任务')
    expect(rejected(xml)).toBe('认真布署任务')
    expect(xml.match(/<w:commentRangeEnd/g)).toHaveLength(3)
  })

  it('changes words that run over several runs as one, each run keeping its look', () => {
    const bold = '<w:r><w:rPr><w:b/></w:rPr><w:t>署任</w:t></w:r>'
    const file = fileWith(`<w:p>${text('认真布')}<w:proofErr w:type="spellEnd"/>${bold}${text('务')}</w:p>`)
    const xml = body(annotateDocx(file, ['认真布署任务'], [finding(1, 3, 5, '署')]))
    expect(changesOf(xml)).toHaveLength(2)
    expect(xml).toContain('<w:rPr><w:b/></w:rPr><w:delText xml:space="preserve">署任</w:delText>')
    const over = body(
      annotateDocx(fileWith(`<w:p>${text('布')}${bold}</w:p>`), ['布署任'], [finding(1, 0, 2, '部署')]),
    )
    expect(over.match(/<w:del /g)).toHaveLength(1)
    expect([accepted(over), rejected(over)]).toEqual(['部署任', '布署任'])
  })

  it('finds words behind a page break, a tracked look, a tab and a line break', () => {
    const runs =
      '<w:r><w:rPr><w:b/><w:rPrChange w:id="9" w:author="同事"><w:rPr><w:i/></w:rPr></w:rPrChange></w:rPr>' +
      '<w:lastRenderedPageBreak/><w:t>布署</w:t><w:br/><w:t>再布署</w:t><w:tab/><w:t>布署</w:t></w:r>'
    const lines = ['布署', '再布署 布署']
    const findings = [finding(1, 0, 2, '部署'), finding(2, 1, 3, '部署'), finding(2, 4, 6, '部署')]
    const xml = body(annotateDocx(fileWith(`<w:p>${runs}</w:p>`), lines, findings))
    expect(accepted(xml)).toBe('部署再部署部署')
    expect(rejected(xml)).toBe('布署再布署布署')
    for (const change of changesOf(xml).filter((one) => one.startsWith('<w:ins')))
      expect(change).not.toContain('rPrChange')
  })

  it('only comments where a note or a revision of somebody stands between the words', () => {
    const note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    const gone = '<w:del w:id="3" w:author="同事"><w:r><w:delText>旧</w:delText></w:r></w:del>'
    for (const between of [note, gone]) {
      const file = fileWith(`<w:p>${text('布')}${between}${text('署')}</w:p>`)
      const xml = body(annotateDocx(file, ['布署'], [finding(1, 0, 2, '部署')]))
      expect(xml).not.toContain('拟稿审校')
      expect(xml).toContain(between)
      expect(xml).toContain('<w:commentRangeEnd')
    }
  })

  it('finds the words of each cell of a row, and those of a text box', () => {
    const cell = (words: string): string => `<w:tc><w:p>${text(words)}</w:p></w:tc>`
    const box = `<w:p><w:r><w:txbxContent><w:p>${text('框里布署')}</w:p></w:txbxContent></w:r></w:p>`
    const file = fileWith(`<w:tbl><w:tr>${cell('布署')}${cell('3')}${cell('认真布署')}</w:tr></w:tbl>${box}`)
    const lines = ['布署 | 3 | 认真布署', '框里布署']
    const findings = [finding(1, 0, 2, '部署'), finding(1, 11, 13, '部署'), finding(2, 2, 4, '部署')]
    expect(accepted(body(annotateDocx(file, lines, findings)))).toBe('部署3认真部署框里部署')
  })

  it('writes into the body and the comments that the file names, wherever they are', () => {
    const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
    const file = zipSync({
      '[Content_Types].xml': strToU8('<Types><Override PartName="/word/comments2.xml"/></Types>'),
      '_rels/.rels': strToU8(
        `<Relationships><Relationship Type="${office}/officeDocument" Target="/word/main2.xml"/></Relationships>`,
      ),
      'word/main2.xml': strToU8(`<w:document><w:body><w:p>${text('布署')}</w:p></w:body></w:document>`),
      'word/_rels/main2.xml.rels': strToU8(
        `<Relationships><Relationship Type="${office}/comments" Target="comments2.xml"/></Relationships>`,
      ),
      'word/comments2.xml': strToU8('<w:comments><w:comment w:id="0"/></w:comments>'),
    })
    const result = annotateDocx(file, ['布署'], [finding(1, 0, 2, '部署')])
    expect(accepted(part(result, 'word/main2.xml'))).toBe('部署')
    expect(part(result, 'word/comments2.xml')).toMatch(/<w:comment w:id="0"\/><w:comment w:id="1" /)
    expect(part(result, 'word/comments.xml')).toBe('')
  })

  it('tells what stands in no paragraph at the nearest one, with its words', () => {
    const file = fileWith(`<w:p>${text('正文')}</w:p>`)
    const result = annotateDocx(file, ['正文', '别处的话'], [finding(2, 0, 2, '他处', '别处')])
    expect(part(result, 'word/comments.xml')).toContain('“别处”：第2行的意见')
    expect(body(result)).not.toContain('<w:ins')
  })

  it('refuses a file that unpacks to far more than it holds', () => {
    const file = zipSync({
      ...unzipSync(fileWith(`<w:p>${text('正文')}</w:p>`)),
      'word/media/large.bin': new Uint8Array(40_000_000),
    })
    expect(() => annotateDocx(file, ['正文'], [])).toThrow(/过大/)
  })

  it('gives the text with or without its changes, however the runs are cut', () => {
    const letters = fc.constantFrom('布', '署', '，', '<', '&', '5', ' ')
    fc.assert(
      fc.property(
        fc.array(
          fc.array(letters, { minLength: 1, maxLength: 4 }).map((all) => all.join('')),
          {
            minLength: 1,
            maxLength: 6,
          },
        ),
        fc.array(fc.tuple(fc.nat(12), fc.nat(5), fc.constantFrom('', '改', null)), { maxLength: 5 }),
        (runs, wanted) => {
          const line = runs.join('').trim()
          fc.pre(line !== '' && line === runs.join(''))
          const findings = wanted
            .map(([start, length, words]) => [Math.min(start, line.length), length, words] as const)
            .map(([start, length, words]) => finding(1, start, Math.min(line.length, start + length), words))
          const file = fileWith(`<w:p>${runs.map((run) => text(escapeXml(run))).join('')}</w:p>`)
          const xml = body(annotateDocx(file, [line], findings))
          expect(unescapeXml(rejected(xml))).toBe(line)
          expect(unescapeXml(accepted(xml))).toBe(withFirstChanges(line, findings))
          expect(xml.match(/<w:commentRangeStart/g)?.length ?? 0).toBe(findings.length)
        },
      ),
    )
  })
})

/** The line with the suggestions in it, the first of those that overlap. */
function withFirstChanges(line: string, findings: readonly ProofFinding[]): string {
  let [result, at, free] = ['', 0, 0]
  for (const { start, end, suggestion } of findings.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    if (suggestion === null || start < free) continue
    result += line.slice(at, start) + suggestion
    at = end
    free = Math.max(end, start + 1)
  }
  return result + line.slice(at)
}

describe('what is for a person to judge', () => {
  it('changes nothing for a hint, and says in its comment what it might become', () => {
    const hint: ProofFinding = { ...finding(1, 2, 4, '部署'), severity: 'hint' }
    const result = annotateDocx(fileWith(`<w:p>${text('认真布署任务')}</w:p>`), ['认真布署任务'], [hint])
    expect(changesOf(body(result))).toEqual([])
    expect(part(result, 'word/comments.xml')).toContain('第1行的意见，可改为“部署”')
  })

  it('tells at the last mark how many more there are than are marked', () => {
    const findings = Array.from({ length: 5003 }, () => finding(1, 2, 4, null))
    const result = annotateDocx(fileWith(`<w:p>${text('认真布署任务')}</w:p>`), ['认真布署任务'], findings)
    expect(part(result, 'word/comments.xml')).toContain('此后还有3处没有在文中标出')
  })
})
