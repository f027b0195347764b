import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { annotateDocx } from '../../../src/adapters/docx/annotate-docx.ts'
import { writeDocx } from '../../../src/adapters/docx/write-docx.ts'
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
