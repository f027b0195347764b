import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AppError } from '../../src/domain/errors.ts'
import { proposeWording } from '../../src/editing/propose-wording.ts'
import { scriptedChatModel } from '../support/scripted-model.ts'

const TEXT = '全年新建学校12所，切实行驶管理权利。\n青石县第一中学落实“双减”政策，提升教学质量质量。'
const never = new AbortController().signal

const answering = (answer: string) => scriptedChatModel(() => ({ pieces: [answer] }))
const changing = (...changes: readonly object[]) => answering(JSON.stringify({ changes }))
const proposed = async (...changes: readonly object[]) =>
  (await proposeWording(changing(...changes), TEXT, '#abc#', never)).findings

describe('a model’s second look at the wording', () => {
  it('is told with line and offsets of the text, as a hint that a person decides on', async () => {
    const [finding] = await proposed({ line: 1, from: '行驶', to: '行使', kind: '错别字' })
    expect(finding).toMatchObject({
      rule: 'model.wording',
      severity: 'hint',
      line: 1,
      start: TEXT.indexOf('行驶'),
      quote: '行驶',
      suggestion: '行使',
      source: '模型建议',
      safe: false,
    })
    const [second] = await proposed({ line: 2, from: '质量质量', to: '质量', kind: '多余' })
    expect(second).toMatchObject({ line: 2, start: TEXT.split('\n')[1]?.indexOf('质量质量') })
  })

  it('shows the model no figure, no name and no quotation', async () => {
    const model = changing()
    await proposeWording(model, TEXT, '#abc#', never)
    const sent = JSON.stringify(model.requests)
    for (const hidden of ['12', '青石县', '双减']) expect(sent).not.toContain(hidden)
    expect(sent).toContain('行驶管理权利')
  })

  for (const [why, change] of Object.entries({
    'a figure': { line: 1, from: '〔1〕所', to: '13所' },
    'a numeral put in': { line: 1, from: '切实', to: '三次' },
    'a name put in': { line: 1, from: '切实', to: '云岭县教育局' },
    'a rank put in': { line: 1, from: '切实', to: '率先' },
    'a quotation mark': { line: 2, from: '提升', to: '“提升”' },
    'words that are not there': { line: 1, from: '没有', to: '有' },
    'words that stand there twice': { line: 2, from: '质量', to: '成效' },
    'another sentence': { line: 9, from: '行驶', to: '行使' },
    nothing: { line: 1, from: '行驶', to: '行驶' },
  }))
    it(`is dropped where it touches ${why}`, async () =>
      expect(await proposed({ ...change, kind: '错别字' })).toEqual([]))

  const CLAIMS =
    '青山学校在建，计划年底投用，有序推进。普惠率比上年提高，个别小学拟改造照明设施，各校积极的参加活动。'
  it.each([
    ['推进', '未推进'],
    ['推进', '推进并获得上级充分肯定'],
    ['有序推进', '圆满完成推进'],
    ['在建', '建成'],
    ['计划', '计划已经'],
    ['提高', '下降'],
    ['提高', '大幅提高'],
    ['比上年', '比全省'],
    ['年底', '年初'],
    ['个别', '全部'],
    ['小学', '中学'],
    ['拟改造', '已改造'],
    ['照明设施', '消防设施和校园照明设施'],
  ])('is dropped where it makes another statement: %s, %s', async (from, to) => {
    const changes = [1, 2].map((line) => ({ line, from, to, kind: '语体' }))
    const { findings } = await proposeWording(changing(...changes), CLAIMS, '#abc#', never)
    expect(findings).toEqual([])
  })

  it.each([
    ['进一步提高教学规模。', '提高教学规模', '扩大教学规模'],
    ['通过培训使干部能力得到增强。', '通过培训使', '培训使'],
    ['充份发挥党员的作用。', '充份', '充分'],
    ['各校积极的组织学生参加活动。', '积极的', '积极地'],
    ['大家齐心办好这事儿。', '这事儿', '此事'],
  ])('mends what is wrong in %s', async (text, from, to) => {
    const model = changing({ line: 1, from, to, kind: '搭配' })
    expect((await proposeWording(model, text, '#abc#', never)).findings).toMatchObject([{ suggestion: to }])
  })

  it('passes on no word of the model but those to write', async () => {
    const [finding] = await proposed({
      line: 1,
      from: '行驶',
      to: '行使',
      kind: '增长了58%',
      reason: '全省第一',
    })
    expect(finding?.message).toBe('模型建议：疑有语体问题，请人工判断')
  })

  it('says what did not work and keeps what did', async () => {
    const odd = await proposeWording(answering('我认为写得很好'), TEXT, '#abc#', never)
    expect(odd).toEqual({ findings: [], notices: ['模型对第 1 句起的 2 句没有按格式回答'] })
    const silent = scriptedChatModel(() => {
      throw new AppError('model_unavailable', '模型服务没有响应')
    })
    expect((await proposeWording(silent, TEXT, '#abc#', never)).notices).toEqual([
      '模型没有校对完（模型服务不可用），其余只按规则审校',
    ])
  })

  it('never changes a figure or a name, whatever is answered', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            line: fc.integer({ min: 0, max: 3 }),
            from: fc.constantFrom('行驶', '权利', '切实', '〔1〕', '学校', '质量质量', '政策', '12'),
            to: fc.string({
              unit: fc.constantFrom('一', '十', '全', '省', '第', '1', '局', '“', '市', '优'),
              maxLength: 5,
            }),
            kind: fc.constant('语序'),
          }),
          { maxLength: 6 },
        ),
        async (changes) => {
          for (const { quote, suggestion } of await proposed(...changes))
            expect(`${quote}${suggestion}`).not.toMatch(/[\d〔“]|第[一十]|[一十][省市局]/)
        },
      ),
      { numRuns: 60 },
    ))
})
