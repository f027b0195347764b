import { beforeAll, describe, expect, it } from 'vitest'
import type { Draft, Section, Sentence } from '../../src/domain/draft.ts'
import type { ChatModel } from '../../src/domain/ports.ts'
import type { EditAction } from '../../src/domain/suggestion.ts'
import { gateSentence } from '../../src/drafting/gate-sentence.ts'
import { headingFaults } from '../../src/drafting/plan/heading-faults.ts'
import { applyChanges } from '../../src/editing/apply-suggestion.ts'
import { headingRow } from '../../src/editing/propose-headings.ts'
import { reviseSentences } from '../../src/editing/revise-sentences.ts'
import { suggest } from '../../src/editing/suggest.ts'
import type { NewSuggestion } from '../../src/editing/suggestion-task.ts'
import { comparePoints } from '../../src/editing/told-points.ts'
import { indexSheet } from '../../src/facts/sheet-index.ts'
import { createSequentialIds } from '../support/database.ts'
import { sheetOf } from '../support/drafting-sheets.ts'
import {
  inventingModel,
  type ModelScript,
  obedientModel,
  refusingModel,
  scriptedChatModel,
  silentModel,
} from '../support/scripted-model.ts'
import { engineDraft } from '../support/written-draft.ts'

const sheet = sheetOf(40)
/** Three fields of work with headings of their own. */
const MANY: readonly string[] = [...new Set(sheetOf(120).facts.map(({ theme }) => theme))].slice(0, 3)
const index = indexSheet(sheet)
const newId = createSequentialIds('n')
let draft: Draft

beforeAll(async () => {
  draft = await engineDraft(sheet)
})

const sectionWith = (least: number, role = 'summary'): Section => {
  const found = draft.sections.find(
    (section) =>
      section.role === role && section.sentences.filter(({ class: kind }) => kind !== 'G').length >= least,
  )
  if (!found) throw new Error('no such section')
  return found
}

const ask = (
  action: EditAction,
  section: Section,
  { model = null, ...more }: Partial<Parameters<typeof suggest>[0]> = {},
): Promise<NewSuggestion> =>
  suggest(
    {
      draft: {
        ...draft,
        sections: draft.sections.map((other) => (other.id === section.id ? section : other)),
      },
      section,
      sheet,
      action,
      wish: '',
      freeFacts: false,
      model,
      nonce: '#abc#',
      newId,
      ...more,
    },
    new AbortController().signal,
  )

const accepted = ({ changes }: NewSuggestion, section: Section) =>
  applyChanges(section.sentences, changes, new Set(changes.map(({ id }) => id)), index, section.role)
    .sentences

/** The templates that the request asks to be edited. */
const materialOf = (request: Parameters<ModelScript>[0]): string[] =>
  (request.messages.at(-1)?.content ?? '')
    .split('\n')
    .filter((line) => line.startsWith('#abc# '))
    .map((line) => line.slice('#abc# '.length))

const editor = (edit: (template: string, i: number) => string): ChatModel =>
  scriptedChatModel((request) => ({ pieces: [materialOf(request).map(edit).join('')] }))

describe('a suggestion of the engine', () => {
  it.each(['polish', 'rephrase', 'condense', 'expand', 'formalize'] as const)(
    'to %s tells the facts as before, in sentences that pass both gates',
    async (action) => {
      for (const section of draft.sections.filter(({ sentences }) => sentences.length > 0).slice(0, 6)) {
        const suggestion = await ask(action, section)
        expect(suggestion).toMatchObject({ author: 'engine', action, headings: [] })
        const after = accepted(suggestion, section)
        const { lost, gained } = comparePoints(section.sentences, after, index)
        expect(lost).toEqual([])
        if (action !== 'expand') expect(gained).toEqual([])
        for (const { template, text } of after) {
          const gated = gateSentence(template, index, { role: section.role })
          expect([gated.passed, gated.text]).toEqual([true, text])
        }
      }
    },
  )

  it('to rephrase says the same in other words', async () => {
    const section = sectionWith(3)
    const suggestion = await ask('rephrase', section)
    expect(suggestion.changes.length).toBeGreaterThan(0)
    for (const { words, replaces, sentences } of suggestion.changes) {
      const side = (type: string) =>
        words.flatMap((word) => (word.type === 'same' || word.type === type ? [word.text] : [])).join('')
      const before = section.sentences.filter(({ id }) => replaces.includes(id)).map(({ text }) => text)
      expect(side('removed')).toBe(before.join(''))
      expect(side('added')).toBe(sentences.map(({ text }) => text).join(''))
    }
  })

  it.each([
    ['indicator', 1],
    ['last-plan', 2],
    ['plan', 1],
  ] as const)('to rephrase finds other words for one sentence of %s alone', async (kind, least) => {
    const found = draft.sections.flatMap((section) =>
      section.sentences
        .filter(({ facts }) => {
          const told = new Set(facts.map(({ id }) => id))
          return told.size >= least && [...told].every((id) => index.byId.get(id)?.kind === kind)
        })
        .map((sentence) => ({ section, sentence })),
    )
    expect(found.length).toBeGreaterThan(0)
    for (const { section, sentence } of found) {
      // A measure that names its own matter has no words of the bank around it.
      if (/^\{\{[^{}]*\.措施\}\}。$/.test(sentence.template)) continue
      const { changes } = await ask('rephrase', section, { chosen: [sentence.id] })
      expect(changes, sentence.text).toHaveLength(1)
    }
  })

  it('says why it knows no other words for what stands in the sheet’s own', async () => {
    const told = draft.sections
      .flatMap((section) => section.sentences.map((sentence) => ({ section, sentence })))
      .find(({ sentence }) => sentence.facts.some(({ attr }) => attr === '做法'))
    if (!told) throw new Error('no event')
    const { changes, notes } = await ask('rephrase', told.section, { chosen: [told.sentence.id] })
    expect(changes).toEqual([])
    expect(notes).toEqual([expect.stringContaining('照台账原文写')])
  })

  it('to condense makes the text shorter', async () => {
    for (const section of draft.sections.slice(0, 6)) {
      const suggestion = await ask('condense', section)
      const length = (sentences: readonly { readonly text: string }[]) =>
        sentences.reduce((sum, { text }) => sum + text.length, 0)
      if (suggestion.changes.length > 0)
        expect(length(accepted(suggestion, section))).toBeLessThan(length(section.sentences))
    }
  })

  it('concerns the chosen sentences alone', async () => {
    const section = sectionWith(3)
    const [, second] = section.sentences.filter(({ class: kind }) => kind !== 'G')
    const { changes } = await ask('rephrase', section, { chosen: [second?.id ?? ''] })
    expect(changes.flatMap(({ replaces }) => replaces)).toEqual([second?.id])
  })

  it('leaves a sentence with a figure of the writer’s own as it is, and says so', async () => {
    const section = sectionWith(2)
    const sentences = reviseSentences(section.sentences, ['我们局新建公园3737座。'], sheet, newId)
    const { changes, notes } = await ask('formalize', { ...section, sentences })
    expect(changes).toEqual([])
    expect(notes).toEqual([expect.stringContaining('保持原样')])
  })

  it('tidies what the writer wrote in everyday words', async () => {
    const section = sectionWith(2)
    const sentences = reviseSentences(
      section.sentences,
      ['我们局认认真真地搞好各项的的工作,压实责任。。'],
      sheet,
      newId,
    )
    const suggestion = await ask('formalize', { ...section, sentences })
    expect(accepted(suggestion, { ...section, sentences }).map(({ text }) => text)).toEqual([
      '我局认真做好各项的工作，压实责任。',
    ])
  })

  it('to continue tells what the section was to tell and does not', async () => {
    const section = sectionWith(3)
    const cut = { ...section, sentences: section.sentences.slice(0, -1) }
    const suggestion = await ask('continue', cut)
    const after = accepted(suggestion, cut)
    expect(after.slice(0, cut.sentences.length)).toEqual(cut.sentences)
    expect(after.length).toBeGreaterThan(cut.sentences.length)
    expect(comparePoints(section.sentences, after, index).lost).toEqual([])
    expect((await ask('continue', section)).notes).toEqual([expect.stringContaining('补充台账')])
  })

  it('of headings gives all in a row others of one build', async () => {
    const three = { ...sheet, facts: sheetOf(120).facts.filter(({ theme }) => MANY.includes(theme)) }
    const written = await engineDraft(three)
    const section = written.sections.find(({ level, role }) => level === 2 && role === 'summary')
    if (!section) throw new Error('no headings')
    const { headings } = await ask('headings', section, { draft: written, sheet: three })
    expect(headings.length).toBeGreaterThan(1)
    expect(headings.every(({ before, after }) => before !== after && after !== '')).toBe(true)
  })

  it('of headings finds others of the same build where a heading names two fields, and for the parts of a field', async () => {
    const written = await engineDraft(sheetOf(120))
    for (const level of [2, 3]) {
      const section = written.sections.find((other) => other.level === level && other.role === 'summary')
      if (!section) throw new Error('no headings')
      const { headings } = await ask('headings', section, { draft: written, sheet: sheetOf(120) })
      const row = headingRow(written.sections, section.id)
      expect(headings.length).toBeGreaterThan(1)
      const after = row.map(
        ({ id, heading }) => headings.find((change) => change.sectionId === id)?.after ?? heading,
      )
      expect(
        new Set(
          after.map((heading) =>
            heading
              .split('，')
              .map(({ length }) => length)
              .join(),
          ),
        ).size,
      ).toBe(1)
      expect(new Set(after.map((heading) => heading.slice(0, 2))).size).toBe(row.length)
      for (const heading of after) expect(headingFaults(heading, indexSheet(sheetOf(120)))).toEqual([])
    }
  })

  it('of headings keeps the build beside a locked one, and leaves the writer’s own as it is and says so', async () => {
    const row = headingRow(draft.sections, draft.sections.find(({ level }) => level === 2)?.id ?? '')
    const [section, locked, own] = row
    if (!section || !locked || !own) throw new Error('no headings')
    const sections = draft.sections.map((other) =>
      other.id === locked.id
        ? { ...other, locked: true }
        : other.id === own.id
          ? { ...other, heading: '办好群众身边的事' }
          : other,
    )
    const asked = sections.find(({ id }) => id === section.id) ?? sectionWith(1)
    const { headings, notes } = await ask('headings', asked, { draft: { ...draft, sections } })
    expect(headings.length).toBeGreaterThan(1)
    expect(headings.map(({ sectionId }) => sectionId)).not.toContain(locked.id)
    expect(headings.map(({ sectionId }) => sectionId)).not.toContain(own.id)
    const objects = (heading: string) => heading.split('，').map((words) => words.slice(-4))
    for (const { before, after } of headings) expect(objects(after)).toEqual(objects(before))
    expect(notes.join()).toMatch(/办好群众身边的事.*保持原样/)
  })

  it('cannot follow the writer’s words, and says so', async () => {
    const { changes, notes } = await ask('instruct', sectionWith(2), { wish: '写得热情一些' })
    expect(changes).toEqual([])
    expect(notes).toEqual([expect.stringContaining('没有可用的模型服务')])
  })

  it('is not asked for by a wish without words', async () => {
    const model = scriptedChatModel(obedientModel)
    await expect(ask('instruct', sectionWith(2), { model, wish: ' \n' })).rejects.toMatchObject({
      code: 'invalid_request',
    })
    expect(model.requests).toEqual([])
  })

  it('is not made for a locked section or for sentences that are gone', async () => {
    const section = sectionWith(2)
    await expect(ask('polish', { ...section, locked: true })).rejects.toMatchObject({
      code: 'section_locked',
    })
    await expect(ask('polish', section, { chosen: ['x'] })).rejects.toMatchObject({ code: 'invalid_request' })
  })
})

describe('a suggestion of a model', () => {
  it('keeps its wording where the facts are the same', async () => {
    const section = sectionWith(3)
    const model = editor((template) => (template.startsWith('同时') ? template : `同时，${template}`))
    const suggestion = await ask('polish', section, { model })
    expect(suggestion.author).toBe('model')
    expect(suggestion.changes.length).toBeGreaterThan(1)
    for (const { sentences } of suggestion.changes) {
      expect(sentences[0]?.text.startsWith('同时，')).toBe(true)
      expect(sentences[0]?.prompt?.id).toBe('edit')
    }
  })

  it('sees no value of a fact and nothing of what was not chosen', async () => {
    const section = sectionWith(3)
    const [first, other] = section.sentences.filter(({ class: kind }) => kind !== 'G')
    const model = scriptedChatModel((request) => ({ pieces: [materialOf(request).join('')] }))
    await ask('polish', section, { model, chosen: [first?.id ?? ''] })
    const asked = model.requests.flatMap(({ messages }) => messages.map(({ content }) => content)).join('\n')
    expect(asked).toContain(first?.template)
    expect(asked).not.toContain(other?.template)
    for (const { start, end, attr } of first?.facts ?? []) {
      if (attr === '值') expect(asked).not.toContain(first?.text.slice(start, end))
    }
  })

  it.each<[string, ModelScript]>([
    ['loses a fact', (request) => ({ pieces: [materialOf(request).slice(1).join('')] })],
    [
      'says one twice',
      (request) => ({
        pieces: [
          materialOf(request)
            .flatMap((line) => [line, line])
            .join(''),
        ],
      }),
    ],
    ['invents figures', inventingModel],
    ['is silent', silentModel],
    ['breaks off', (request) => ({ pieces: [materialOf(request)[0] ?? ''], ending: 'length' })],
    [
      'adds a name',
      (request) => ({ pieces: [materialOf(request).join('').replaceAll('。', '，受到梧桐县教育局表彰。')] }),
    ],
  ])('that %s changes no fact and is told of', async (_, script) => {
    const section = sectionWith(3)
    const suggestion = await ask('polish', section, { model: scriptedChatModel(script) })
    const after = accepted(suggestion, section)
    expect(comparePoints(section.sentences, after, index)).toEqual({ lost: [], gained: [] })
    for (const { template } of after)
      expect(gateSentence(template, index, { role: section.role }).passed).toBe(true)
    expect(suggestion.notes.length).toBeGreaterThan(0)
  })

  it('may drop facts where the writer asks for it', async () => {
    const section = sectionWith(3)
    const model = scriptedChatModel((request) => ({ pieces: [materialOf(request)[0] ?? ''] }))
    const suggestion = await ask('instruct', section, { model, freeFacts: true, wish: '只留第一句' })
    expect(accepted(suggestion, section).length).toBeLessThan(section.sentences.length)
  })

  it('to continue marks each sentence with the prompt that led to it', async () => {
    const section = sectionWith(3)
    const cut = { ...section, sentences: section.sentences.slice(0, 1) }
    const { changes } = await ask('continue', cut, { model: scriptedChatModel(obedientModel) })
    const written = changes.flatMap(({ sentences }) => sentences).filter(({ author }) => author === 'model')
    expect(written.length).toBeGreaterThan(0)
    expect(written.every(({ prompt }) => prompt?.id === 'section')).toBe(true)
  })

  it('to continue sends nothing of a locked section, and no sentence of the writer’s own', async () => {
    const section = sectionWith(3)
    const cut = { ...section, sentences: section.sentences.slice(0, 1) }
    const own = reviseSentences([], ['我局新建公园3737座。'], sheet, newId)
    const sections = draft.sections.map((other) =>
      other.id === cut.id ? cut : { ...other, locked: true, sentences: [...other.sentences, ...own] },
    )
    const model = scriptedChatModel(obedientModel)
    await ask('continue', cut, { model, draft: { ...draft, sections } })
    const asked = JSON.stringify(model.requests)
    expect(asked).toContain('本段要点')
    const hidden = sections.filter(({ locked }) => locked).flatMap(({ sentences }) => sentences)
    expect(hidden.filter(({ class: kind, text }) => kind === 'G' && asked.includes(text))).toEqual([])
    expect(asked).not.toContain('3737')
  })

  it('of headings neither sends nor changes that of a locked section', async () => {
    const three = { ...sheet, facts: sheetOf(120).facts.filter(({ theme }) => MANY.includes(theme)) }
    const written = await engineDraft(three)
    const [section, locked] = written.sections.filter(({ level, role }) => level === 2 && role === 'summary')
    if (!section || !locked) throw new Error('no headings')
    const sections = written.sections.map((other) =>
      other.id === locked.id ? { ...other, locked: true } : other,
    )
    const model = scriptedChatModel(() => ({ pieces: [''] }))
    const { headings, notes } = await ask('headings', section, {
      draft: { ...written, sections },
      sheet: three,
      model,
    })
    expect(JSON.stringify(model.requests)).not.toContain(locked.heading)
    expect(headings.map(({ sectionId }) => sectionId)).not.toContain(locked.id)
    expect(notes.join()).toContain('已锁定')
  })

  it('is not asked for of words that rest on no fact, for it could say nothing of its own', async () => {
    const section = draft.sections.find(({ sentences }) => sentences[0]?.class === 'G')
    if (!section) throw new Error('no general sentence')
    const model = scriptedChatModel(obedientModel)
    const chosen = [section.sentences[0]?.id ?? '']
    expect((await ask('polish', section, { model, chosen })).changes).toEqual([])
    const { notes } = await ask('instruct', section, { model, chosen, wish: '热情一些' })
    expect(notes.join()).toContain('没有引用台账')
    expect(model.requests).toEqual([])
  })

  it('that refuses leaves the work to the engine', async () => {
    const suggestion = await ask('rephrase', sectionWith(3), { model: scriptedChatModel(refusingModel(401)) })
    expect(suggestion.author).toBe('engine')
    expect(suggestion.notes[0]).toContain('改由程序处理')
    expect(suggestion.changes.length).toBeGreaterThan(0)
  })

  it('takes headings only where they are as many, of one build and free of figures and names', async () => {
    const section = draft.sections.find(({ level }) => level === 2) ?? sectionWith(1)
    const saying = (make: (i: number) => string) =>
      scriptedChatModel((request) => ({
        pieces: [
          materialOf(request)
            .map((_, i) => make(i))
            .join('\n'),
        ],
      }))
    const turned = scriptedChatModel((request) => ({
      pieces: [
        materialOf(request)
          .map((heading) => heading.split('，').toReversed().join('，'))
          .join('\n'),
      ],
    }))
    const good = await ask('headings', section, { model: turned })
    expect(good.author).toBe('model')
    expect(good.headings.length).toBeGreaterThan(0)
    expect(good.headings.every(({ prompt }) => prompt?.id === 'headline')).toBe(true)
    for (const make of [
      (i: number) => `抓好${i + 2}项基础`,
      () => '夯实工作基础',
      (i: number) => '强基'.repeat(i + 1),
      (i: number) => `办好教育，全省${'独头领先'.charAt(i % 4)}一份`,
    ]) {
      expect((await ask('headings', section, { model: saying(make) })).author).toBe('engine')
    }
  })
})

describe('accepting', () => {
  it('can go change by change, in any order', async () => {
    const section = sectionWith(3)
    const cut = { ...section, sentences: section.sentences.slice(0, 1) }
    const suggestion = await ask('continue', cut)
    const whole = accepted(suggestion, cut).map(({ text }) => text)
    for (const order of [suggestion.changes, suggestion.changes.toReversed()]) {
      let sentences: readonly Sentence[] = cut.sentences
      let open = suggestion.changes
      for (const { id } of order) {
        const applied = applyChanges(sentences, open, new Set([id]), index, section.role)
        sentences = applied.sentences
        open = [...applied.open]
      }
      expect(open).toEqual([])
      expect(sentences.map(({ text }) => text)).toEqual(whole)
    }
  })

  it('is refused where the sentences have changed since', async () => {
    const section = sectionWith(3)
    const suggestion = await ask('rephrase', section)
    const ids = new Set(suggestion.changes.map(({ id }) => id))
    expect(() => applyChanges([], suggestion.changes, ids, index, section.role)).toThrow(/不再适用/)
  })

  it.each([
    ['a rank in single characters', (heading) => `${heading}·全·省·第·一`],
    ['a single character', (heading) => `${heading}冠`],
    ['a foreign name', (heading) => heading.replace(/，.*/, '，OpenAI')],
    ['HTML', (heading) => `${heading}<br>`],
    ['a result', (heading) => heading.replace(/，.*/, '，提升改善')],
    ['another field of work', (heading) => heading.replace(/，.*/, '，推广全民健身')],
  ] satisfies [string, (heading: string) => string][])('takes no heading with %s', async (_, make) => {
    const section = draft.sections.find(({ level }) => level === 2) ?? sectionWith(1)
    const model = scriptedChatModel((request) => ({ pieces: [materialOf(request).map(make).join('\n')] }))
    expect((await ask('headings', section, { model })).author).toBe('engine')
  })

  it.each(['instruct', 'headings'] as const)(
    'to %s is asked for without the figures of the wish, unless the model may see them',
    async (action) => {
      const section = draft.sections.find(({ level }) => level === 2) ?? sectionWith(3)
      const wish = '突出投资8.12亿元和近三成的增幅'
      const sentWith = async (seesValues: boolean): Promise<string> => {
        const model = { ...scriptedChatModel(silentModel), seesValues }
        await ask(action, section, { model, wish })
        return JSON.stringify(model.requests)
      }
      const hidden = await sentWith(false)
      expect(hidden).toContain('突出投资〈数〉和')
      expect(hidden).not.toMatch(/8\.12|三成/)
      expect(await sentWith(true)).toContain(wish)
    },
  )
})
