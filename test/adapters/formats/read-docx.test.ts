import { describe, expect, it } from 'vitest'
import { readFile } from '../../../src/adapters/formats/read-file.ts'
import {
  level,
  list,
  makeDocx,
  numbered,
  OFFICIAL_LEVELS,
  paragraph,
  run,
  style,
  styled,
  table,
  use,
  type WordParts,
} from './make-files.ts'

async function read(body: string, parts: WordParts = {}): Promise<string[]> {
  const [reading] = await readFile('总结.docx', makeDocx(body, parts))
  if (!reading || 'refusal' in reading) throw reading?.refusal ?? new Error('nothing was read')
  return reading.text.split('\n')
}

const OFFICIAL = { numbering: list(0, OFFICIAL_LEVELS) + use(1, 0) }

describe('automatic numbers are typed out', () => {
  it('in the four forms of an official document, the lower ones beginning anew', async () => {
    const body = [
      paragraph('工作回顾', numbered(1)),
      paragraph('抓党建', numbered(1, 1)),
      paragraph('学理论。', numbered(1, 2)),
      paragraph('办夜校。', numbered(1, 3)),
      paragraph('强队伍。', numbered(1, 2)),
      paragraph('促均衡', numbered(1, 1)),
      paragraph('建学校。', numbered(1, 2)),
      paragraph('下步计划', numbered(1)),
      paragraph('扩优', numbered(1, 1)),
    ].join('')
    expect(await read(body, OFFICIAL)).toEqual([
      '一、工作回顾',
      '（一）抓党建',
      '1.学理论。',
      '（1）办夜校。',
      '2.强队伍。',
      '（二）促均衡',
      '1.建学校。',
      '二、下步计划',
      '（一）扩优',
    ])
  })

  it('counts on past ten and through paragraphs without words', async () => {
    const body = Array.from({ length: 12 }, (_, i) =>
      paragraph(i === 3 ? ' ' : `第${i}项`, numbered(1)),
    ).join('')
    const lines = await read(body, OFFICIAL)
    expect(lines).toHaveLength(11)
    expect(lines.at(3)).toBe('五、第4项')
    expect(lines.at(-1)).toBe('十二、第11项')
  })

  it('that a style brings along, at the level that the list gives to the style', async () => {
    const parts = {
      styles:
        style('H1', 'heading 1', `${numbered(1)}<w:outlineLvl w:val="0"/>`) +
        style('H2', 'heading 2', '<w:numPr><w:numId w:val="1"/></w:numPr>') +
        style('Own', '我的二级', '', 'H2'),
      numbering:
        list(0, [
          level(0, 'chineseCounting', '%1、', '<w:pStyle w:val="H1"/>'),
          level(1, 'chineseCounting', '（%2）', '<w:pStyle w:val="H2"/>'),
        ]) + use(1, 0),
    }
    const body = [
      paragraph('工作回顾', styled('H1')),
      paragraph('抓党建', styled('H2')),
      paragraph('促均衡', styled('Own')),
      paragraph('不编号的', `${styled('H1')}<w:numPr><w:numId w:val="0"/></w:numPr>`),
    ].join('')
    expect(await read(body, parts)).toEqual(['一、工作回顾', '（一）抓党建', '（二）促均衡', '## 不编号的'])
  })

  it('goes on over two lists with the same levels, and begins anew where a list says so', async () => {
    const numbering =
      list(0, OFFICIAL_LEVELS) +
      use(1, 0) +
      use(2, 0) +
      use(3, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>')
    const body = [1, 2, 3, 3].map((id) => paragraph('项', numbered(id))).join('')
    expect(await read(body, { numbering })).toEqual(['一、项', '二、项', '一、项', '二、项'])
  })

  it('in every form that Chinese offices use; a bullet is none', async () => {
    const forms: [string, string, string][] = [
      ['decimalEnclosedCircle', '%1', '① 项'],
      ['upperLetter', '%1.', 'A.项'],
      ['lowerRoman', '%1)', 'i)项'],
      ['chineseLegalSimplified', '%1、', '壹、项'],
      ['ideographTraditional', '%1、', '甲、项'],
      ['decimalFullWidth', '%1．', '１．项'],
      ['chineseCounting', '第%1部分', '第一部分 项'],
      ['bullet', '\uf06c', '项'],
    ]
    const numbering = forms
      .map(([format, template], i) => list(i, [level(0, format, template)]) + use(i + 1, i))
      .join('')
    const body = forms.map((_, i) => paragraph('项', numbered(i + 1))).join('')
    expect(await read(body, { numbering })).toEqual(forms.map(([, , typed]) => typed))
  })

  it('parted by a blank from a figure behind it', async () => {
    const numbering = list(0, [level(0, 'decimal', '%1.'), level(1, 'decimal', '%1.%2')]) + use(1, 0)
    const body = paragraph('2024年完成。', numbered(1)) + paragraph('总量', numbered(1, 1))
    expect(await read(body, { numbering })).toEqual(['1. 2024年完成。', '1.1 总量'])
  })
})

describe('headings', () => {
  const styles =
    style('T', 'Title') +
    style('H1', 'heading 1') +
    style('H2', 'heading 2') +
    style('Out', '小标', '<w:outlineLvl w:val="1"/>')

  it('without a number are marked below a title; those with one stay as typed', async () => {
    const body = [
      paragraph('云川市教育局2024年工作总结', styled('T')),
      paragraph('工作回顾', styled('H1')),
      paragraph('抓党建', styled('Out')),
      paragraph('（二）促均衡', styled('H2')),
      paragraph('全年新建学校。'),
    ].join('')
    expect(await read(body, { styles })).toEqual([
      '# 云川市教育局2024年工作总结',
      '## 工作回顾',
      '### 抓党建',
      '（二）促均衡',
      '全年新建学校。',
    ])
  })

  it('the only first-level heading of all is the title when it stands first', async () => {
    const body = paragraph('云川市教育局2024年工作总结', styled('H1')) + paragraph('抓党建', styled('H2'))
    expect(await read(body, { styles })).toEqual(['# 云川市教育局2024年工作总结', '## 抓党建'])
  })

  it('a whole paragraph in the style of a heading is none', async () => {
    const long = '全市教育系统坚持立德树人，'.repeat(10)
    expect(await read(paragraph(long, styled('H1')), { styles })).toEqual([long])
  })
})

describe('what a reader of the printed page sees', () => {
  it('revisions are taken as accepted', async () => {
    const body = [
      `<w:p>${run('新增学位')}<w:del><w:r><w:delText>九百</w:delText></w:r></w:del><w:ins>${run('1200')}</w:ins>${run('个。')}</w:p>`,
      `<w:p><w:moveFrom>${run('移走的话。')}</w:moveFrom><w:moveTo>${run('移来的话。')}</w:moveTo></w:p>`,
    ].join('')
    expect(await read(body)).toEqual(['新增学位1200个。', '移来的话。'])
  })

  it('a paragraph whose end was deleted goes on in the next, and takes no number', async () => {
    const body = [
      paragraph('甲', numbered(1)),
      paragraph('上半', `${numbered(1)}<w:rPr><w:del/></w:rPr>`),
      paragraph('下半。', numbered(1)),
    ].join('')
    expect(await read(body, OFFICIAL)).toEqual(['一、甲', '二、上半下半。'])
  })

  it('former properties of a paragraph count for nothing', async () => {
    const former = `<w:pPrChange><w:pPr>${numbered(1)}</w:pPr></w:pPrChange>`
    expect(await read(paragraph('正文', former), OFFICIAL)).toEqual(['正文'])
  })

  it('rows of a table are lines, empty cells keep their place', async () => {
    const body = table([
      ['指标', '2023年', '2024年'],
      ['入园率', '', '93.5%'],
    ])
    expect(await read(body)).toEqual(['指标 | 2023年 | 2024年', '入园率 |  | 93.5%'])
  })

  it('a table that only lays out the page is read as paragraphs', async () => {
    const long = '全市教育系统坚持立德树人，扎实推进各项工作。'.repeat(12)
    const body = `<w:tbl><w:tr><w:tc>${paragraph('一、回顾')}${paragraph(long)}</w:tc><w:tc>${paragraph('备注')}</w:tc></w:tr></w:tbl>`
    expect(await read(body)).toEqual(['一、回顾', long, '备注'])
  })

  it('a text box stands behind the paragraph that it belongs to, once', async () => {
    const box = `<w:txbxContent>${paragraph('框中文字')}</w:txbxContent>`
    const body = `<w:p>${run('前')}<w:r><mc:AlternateContent><mc:Choice><wps:txbx>${box}</wps:txbx></mc:Choice><mc:Fallback><v:textbox>${box}</v:textbox></mc:Fallback></mc:AlternateContent></w:r>${run('后。')}</w:p>`
    expect(await read(body)).toEqual(['前后。', '框中文字'])
  })

  it('hidden text, the instructions of fields, contents and prompts are left out', async () => {
    const body = [
      '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>',
      `<w:sdtContent>${paragraph('目录')}${paragraph('一、回顾 1')}</w:sdtContent></w:sdt>`,
      `<w:p>${run('看得见')}${run('看不见', '<w:vanish/>')}<w:r><w:instrText>PAGE</w:instrText></w:r></w:p>`,
      `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${paragraph('单击此处输入文字。')}</w:sdtContent></w:sdt>`,
      `<w:sdt><w:sdtPr/><w:sdtContent>${paragraph('控件中的正文。')}</w:sdtContent></w:sdt>`,
      paragraph('一、回顾…………1', styled('Toc')),
    ].join('')
    expect(await read(body, { styles: style('Toc', 'toc 1') })).toEqual(['看得见', '控件中的正文。'])
  })

  it('defines no entities', async () => {
    expect(await read(paragraph('甲&lt;乙&amp;丙&#x4e01;&unknown;'))).toEqual(['甲<乙&丙丁&unknown;'])
  })
})
