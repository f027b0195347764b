import { describe, expect, it } from 'vitest'
import { paragraphRequest } from '../../../src/drafting/model-writer/build-request.ts'
import { proposeOrder } from '../../../src/drafting/model-writer/propose-order.ts'
import { planDraft } from '../../../src/drafting/plan/plan-draft.ts'
import { indexSheet } from '../../../src/facts/sheet-index.ts'
import { sheetOf } from '../../support/drafting-sheets.ts'
import { scriptedChatModel } from '../../support/scripted-model.ts'

const sheet = sheetOf(40)
const index = indexSheet(sheet)
const plan = planDraft(sheet, { kind: 'annual' })
const section = plan.sections.find(({ paragraphs }) => paragraphs.flatMap(({ facts }) => facts).length >= 3)
if (!section) throw new Error('no section has three facts')
const facts = section.paragraphs.flatMap((paragraph) => paragraph.facts)

const propose = (answer: string, options: { status?: number } = {}) =>
  proposeOrder(
    plan,
    index,
    scriptedChatModel(() => ({ pieces: [answer], ...options })),
    '#abc#',
    new AbortController().signal,
  )
const saying = (order: readonly string[], ...questions: string[]): string =>
  JSON.stringify({ sections: [{ id: section.id, order, questions }] })

describe('the order that a model proposes', () => {
  it('is taken where it has the same facts, in paragraphs as long as before', async () => {
    const { sections } = await propose(saying(facts.toReversed(), '怎样推进工作'))
    const changed = sections.find(({ id }) => id === section.id)
    expect(changed?.paragraphs.flatMap((paragraph) => paragraph.facts)).toEqual(facts.toReversed())
    expect(changed?.paragraphs.map((paragraph) => paragraph.facts.length)).toEqual(
      section.paragraphs.map((paragraph) => paragraph.facts.length),
    )
    expect(changed?.paragraphs.map(({ question }) => question)).toContain('怎样推进工作')
  })

  it.each([
    ['loses a fact', saying(facts.slice(1))],
    ['adds a fact', saying([...facts, 'i999'])],
    ['says a fact twice', saying([...facts.slice(1), facts[1] ?? ''])],
    [
      'orders one section twice',
      JSON.stringify({ sections: [0, 1].map(() => ({ id: section.id, order: facts.toReversed() })) }),
    ],
    ['is huge', `{"sections":[${'{"id":"s1","order":[]},'.repeat(5000)}{}]}`],
    ['is no JSON', '好的，安排如下：'],
    ['is of another form', '{"sections":"s1"}'],
    ['is empty', ''],
  ])('changes nothing where it %s', async (_, answer) => {
    expect(await propose(answer)).toEqual(plan)
  })

  it('changes nothing where the model does not answer', async () => {
    expect(await propose('', { status: 503 })).toEqual(plan)
  })

  it.each(['为何增长了三成', '学习梧桐县的做法', '如何写出全省独一份的王局长'])(
    'asks no question like %s',
    async (question) => {
      const { sections } = await propose(saying(facts, question))
      const asked = sections.flatMap(({ paragraphs }) => paragraphs.map((paragraph) => paragraph.question))
      expect(asked.filter((one) => one !== undefined)).toEqual([])
    },
  )
})

describe('what a model sees of the facts', () => {
  const told = sheet.facts.filter(({ kind }) => kind === 'indicator').slice(0, 3)
  const values = told.flatMap((fact) => (fact.kind === 'indicator' && fact.value ? [fact.value] : []))
  const request = (seesValues: boolean) =>
    paragraphRequest({
      section,
      facts: told,
      index,
      exemplars: [],
      said: [],
      nonce: '#abc#',
      model: { seesValues },
    })
      .messages.map(({ content }) => content)
      .join('\n')

  it('is no value, unless the office lets it', () => {
    expect(values.length).toBe(3)
    expect(values.filter((value) => request(false).includes(value))).toEqual([])
    expect(values.filter((value) => request(true).includes(value))).toEqual(values)
  })
})
