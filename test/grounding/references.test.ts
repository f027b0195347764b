import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseSheet } from '../../src/facts/parse-sheet.ts'
import { attributesOf, formatsOf } from '../../src/facts/render.ts'
import { indexSheet } from '../../src/facts/sheet-index.ts'
import {
  type Part,
  parseTemplate,
  referenceTo,
  withoutFence,
  writeGap,
  writeReference,
  writeTemplate,
} from '../../src/grounding/references.ts'
import { arbitrarySheet } from '../support/arbitrary-sheet.ts'

const index = indexSheet(
  parseSheet({
    profile: { organ: '澄溪市教育局' },
    period: '2024',
    facts: [
      { id: 'i1', label: '公办园占比', aliases: ['公办率'], value: '58.2', unit: '%' },
      { id: 'i15', label: '校舍面积', value: 3, unit: '公顷' },
      { id: 'i2', label: '5A平安校园', value: 67, unit: '所' },
      { id: 'i25', label: '宿舍', value: 5, unit: '间' },
    ],
  }),
)

const parse = (template: string): Part[] => parseTemplate(template, index)
const idsOf = (template: string) =>
  parse(template).flatMap((part) => (part.type === 'ref' ? [part.reference.id] : []))
const faultOf = (template: string) =>
  parse(template).flatMap((part) => (part.type === 'error' ? [part.message] : []))[0]

describe('parseTemplate', () => {
  it('splits text, references and gaps, and keeps their places', () => {
    const template = '全市{{i1公办园占比.值}}，{{缺.目标值}}。'
    const parts = parse(template)
    expect(parts.map(({ type }) => type)).toEqual(['text', 'ref', 'text', 'gap', 'text'])
    expect(parts.map(({ start, end }) => template.slice(start, end)).join('')).toBe(template)
  })
  it.each([
    '｛｛i1公办园占比.值｝｝',
    '{{ i1公办园占比 . 值 }}',
    '{ {i1公办园占比.值} }',
    '\\{\\{i1公办园占比.值\\}\\}',
    '&#123;&#123;i1公办园占比.值&#125;&#125;',
    '&lbrace;&lbrace;i1公办园占比.值&rbrace;&rbrace;',
    '{{i1公办园占比．值}}',
    '{{i1公办率.值}}',
  ])('reads %s and writes it in the one form', (template) => {
    expect(writeTemplate(parse(template))).toBe('{{i1公办园占比.值}}')
  })
  it('tells an id from a label that begins with a digit', () => {
    expect(idsOf('{{i25A平安校园.值}}{{i25宿舍.值}}{{i15校舍面积.值}}')).toEqual(['i2', 'i25', 'i15'])
  })
  it.each([
    ['{{i9公办园占比.值}}', '编号 i9 不在台账中'],
    ['{{i15公办园占比.值}}', '编号 i15 是“校舍面积”，不是“公办园占比”'],
    ['{{i1公办园占比.投资}}', '没有属性“投资”'],
    ['{{i1公办园占比.同比}}', '没有可写的“同比”'],
    ['{{i1公办园占比.值|约}}', '没有可写的“值|约”'],
    ['{{i1公办园占比.值|粗}}', '没有格式“粗”'],
    ['{{i1公办园占比.值', '缺少结尾'],
    ['{{i1公办园占比.{{i1公办园占比.值}}', '引用之中不能再有引用'],
    ['{{公办园占比.值}}', '没有以编号开头'],
    ['{{i1公办园占比}}', '应写作'],
    ['{{缺.灵感}}', '没有名为“灵感”的缺项'],
  ])('refuses %s and says why', (template, message) => {
    expect(faultOf(template)).toContain(message)
  })
  it('keeps in mind that a label was left out', () => {
    expect(parse('{{i1.值}}')[0]).toMatchObject({ type: 'ref', labelled: false })
  })
  it('reads back every reference that can be written', () => {
    fc.assert(
      fc.property(arbitrarySheet(), (sheet) => {
        const own = indexSheet(sheet)
        for (const fact of sheet.facts) {
          for (const attribute of attributesOf(own, fact)) {
            for (const format of [null, ...formatsOf(own, fact, attribute)]) {
              const reference = referenceTo(fact, attribute, format)
              const written = writeReference(reference)
              expect(parseTemplate(written, own)).toEqual([
                { type: 'ref', reference, labelled: true, start: 0, end: written.length },
              ])
            }
          }
        }
      }),
      { numRuns: 50 },
    )
  })
  it('covers any text without loss', () => {
    const piece = fc.constantFrom(
      '{{',
      '}}',
      '{',
      '}',
      'i1公办园占比',
      '.',
      '值',
      '|',
      '约',
      '缺',
      '数值',
      '甲',
      '\\',
      '｛',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const template = pieces.join('')
        const parts = parse(template)
        expect(parts.map(({ start, end }) => template.slice(start, end)).join('')).toBe(template)
        const canonical = writeTemplate(parts)
        expect(writeTemplate(parse(canonical))).toBe(canonical)
      }),
      { numRuns: 1000 },
    )
  })
  it('reads a gap that it wrote', () => {
    expect(parse(writeGap('责任单位'))).toMatchObject([{ type: 'gap', key: '责任单位' }])
  })
  it('takes a code fence off an answer', () => {
    expect(withoutFence('```markdown\n甲。\n乙。\n```\n')).toBe('甲。\n乙。')
    expect(withoutFence('甲。')).toBe('甲。')
  })
})
