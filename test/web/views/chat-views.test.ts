import { expect, it } from 'vitest'
import { COMMANDS } from '../../../src/chat/commands.ts'
import { factSchema } from '../../../src/domain/fact-sheet.ts'
import { completionsOf } from '../../../src/web/views/completions.ts'
import { viewDraft } from '../../../src/web/views/draft-view.ts'
import { exampleRequests } from '../../../src/web/views/example-requests.ts'
import { factForm, mendedFact } from '../../../src/web/views/fact-form.ts'
import { DRAFT, SHEET } from '../samples.ts'

const { sections } = viewDraft(DRAFT)
const namesOf = (request: string): string[] =>
  completionsOf(request, COMMANDS, sections, SHEET.facts).map(({ text }) => text)

it('completes a slash with commands, by their names, aliases and what they do', () => {
  expect(namesOf('/')).toHaveLength(COMMANDS.length)
  expect(namesOf('/润')).toEqual(['/润色 '])
  expect(namesOf('/pol')).toEqual(['/润色 '])
  expect(namesOf('/病句')).toEqual(['/润色 '])
  expect(namesOf('还缺什么')).toEqual([])
})

it('completes a command with sections or facts, until nothing is missing', () => {
  expect(namesOf('/润色 ')).toContain('/润色 （一）学前教育')
  expect(namesOf('/来源 学位')).toEqual(['/来源 新增学位'])
  expect(namesOf('/来源 新增学位')).toEqual([])
  expect(namesOf('/导出 ')).toEqual([])
})

it('teaches with five requests of this draft', () => {
  const examples = exampleRequests(sections, SHEET.facts)
  expect(examples).toHaveLength(5)
  expect(examples[0]?.text).toBe('54.96%是哪来的')
})

it('offers on a card what a sentence may tell of a fact', () => {
  const item = { kind: 'last-plan', id: 'l1', label: '新建学校', target: { value: '2', sense: '不低于' } }
  const shown = (fact: object): string[] =>
    factForm(factSchema.parse(fact)).map(({ name, value, kind }) => `${kind} ${name} ${value}`.trim())
  expect(shown(item)).toEqual([
    'line 名称 新建学校',
    'text 措施',
    'line 目标不低于 2',
    'period 时限',
    'line 责任单位',
    'choice 状态',
    'text 原因',
    'choice 领域 综合',
  ])
  expect(shown({ ...item, target: { text: '出台细则' } })).toContain('text 目标（文字） 出台细则')
  const money = [{ label: '总投资', value: '4200', unit: '万元' }]
  const project = { kind: 'project', id: 'p1', label: '扩建', status: '在建', money }
  expect(shown(project)).toContain('line 总投资（万元） 4200')
})

it('mends the fields of a fact and leaves all others as they were', () => {
  for (const fact of SHEET.facts) expect(mendedFact(fact, new Map())).toEqual(fact)
  const [indicator, , problem] = SHEET.facts
  if (!indicator || !problem) throw new Error('the samples are too short')
  expect(factForm(indicator).map(({ pointer }) => pointer)).toContain('/previous/value')
  const mended = mendedFact(
    indicator,
    new Map([
      ['/value', ' 55.1 '],
      ['/target/value', ''],
    ]),
  )
  expect(factSchema.parse(mended)).toMatchObject({ value: '55.1', previous: { value: '52.60' } })
  expect(mended).not.toHaveProperty('target')
  expect(mendedFact(indicator, new Map([['/value', '']]))).toMatchObject({ value: null })
  expect(mendedFact(problem, new Map([['/text', '师资不足']]))).toEqual({ ...problem, text: '师资不足' })
})
