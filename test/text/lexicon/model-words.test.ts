import { describe, expect, it } from 'vitest'
import { parseSheet } from '../../../src/facts/parse-sheet.ts'
import { indexSheet } from '../../../src/facts/sheet-index.ts'
import { checkTemplate, hasErrors } from '../../../src/grounding/gate-a.ts'
import { MODEL_WORDS } from '../../../src/text/lexicon/model-words.ts'
import { findLiterals } from '../../../src/text/literals.ts'
import { findNames } from '../../../src/text/names.ts'

const index = indexSheet(
  parseSheet({
    profile: { organ: '澄溪市教育局', region: '澄溪市' },
    period: '2024',
    facts: [{ id: 'i1', label: '公办园占比', value: '58.2', unit: '%' }],
  }),
)
const passes = (words: string): boolean =>
  !hasErrors(checkTemplate(`${words}，{{i1公办园占比.全句}}。`, index, { author: 'model' }))

describe('the words that a model may say', () => {
  it('hold no figure, rank or name', () => {
    const all = Object.values(MODEL_WORDS).flatMap((words) => [...words])
    expect(all.filter((word) => findLiterals(word).length > 0)).toEqual([])
    expect(all.filter((word) => findNames(word).length > 0)).toEqual([])
    expect(all.filter((word) => /第|首|唯一|最|领先|率先|前列/.test(word))).toEqual([])
  })

  it('claim no direction, degree or result', () => {
    const claim = /[增降升减]|提高|扩大|完成|建成|实现|取得|荣获|全面|显著|大幅|明显|达标|领先|成功/
    expect(
      Object.values(MODEL_WORDS)
        .flatMap((words) => [...words])
        .filter((word) => claim.test(word) && word !== '升级'),
    ).toEqual([])
  })

  it.each([
    '围绕重点任务，统筹推进各项工作',
    '我局坚持依法管理，持续优化资源布局',
    '聚焦能力建设，深入推进信息化建设',
    '按照有关要求，认真抓好落实',
  ])('make sentences such as %s', (words) => {
    expect(passes(words)).toBe(true)
  })

  it.each(['公办园占比达', '同时，公办园占比系'])('tie a label of the sheet to its figure: %s', (words) => {
    expect(
      checkTemplate(`${words}{{i1公办园占比.值}}。`, index, { author: 'model' }).filter(
        ({ severity }) => severity === 'error',
      ),
    ).toEqual([])
  })

  it.each([
    '联合交通局开展整治',
    '会同财政部门加强监管',
    '依托科技创新中心推进改革',
    '实施健康社区工程',
    '举办数字经济大会',
    '建设金融学院',
    '在青山社区开展宣传',
    '推进春雨行动',
    '教育质量不断提高',
    '任务已经完成',
    '各项工作走在前列',
    '王局长带队检查',
    '国庆前夕开展慰问',
  ])('do not make up %s', (words) => {
    expect(passes(words)).toBe(false)
  })
})
