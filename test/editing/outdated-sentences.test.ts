import { beforeAll, describe, expect, it } from 'vitest'
import type { Draft, Section } from '../../src/domain/draft.ts'
import type { FactSheet } from '../../src/domain/fact-sheet.ts'
import type { EditAction } from '../../src/domain/suggestion.ts'
import { applyChanges } from '../../src/editing/apply-suggestion.ts'
import { outdatedSentences } from '../../src/editing/outdated-sentences.ts'
import { suggest } from '../../src/editing/suggest.ts'
import { changeFact, removeFact } from '../../src/facts/edit-sheet.ts'
import { parseSheet } from '../../src/facts/parse-sheet.ts'
import { indexSheet } from '../../src/facts/sheet-index.ts'
import { sheetTemplate } from '../../src/facts/template.ts'
import { createSequentialIds } from '../support/database.ts'
import { engineDraft } from '../support/written-draft.ts'

const sheet = parseSheet(sheetTemplate())
let draft: Draft
beforeAll(async () => {
  draft = await engineDraft(sheet)
})

const sectionOf = (factId: string): Section => {
  const found = draft.sections.find(({ sentences }) =>
    sentences.some(({ facts }) => facts.some(({ id }) => id === factId)),
  )
  if (!found) throw new Error(`no section tells ${factId}`)
  return found
}

async function refreshed(now: FactSheet, section: Section, action: EditAction = 'refresh') {
  const task = {
    draft,
    section,
    sheet: now,
    action,
    wish: '',
    freeFacts: false,
    model: null,
    nonce: '#n#',
    newId: createSequentialIds('n'),
  }
  const made = await suggest(task, new AbortController().signal)
  const accepted = new Set(made.changes.map(({ id }) => id))
  const { sentences } = applyChanges(section.sentences, made.changes, accepted, indexSheet(now), section.role)
  return { made, sentences, after: { ...draft, sections: [{ ...section, sentences }] } }
}

describe('a sheet that changes under a draft', () => {
  it('leaves no sentence behind that it would say the same way', () => {
    expect(outdatedSentences(draft, indexSheet(sheet))).toEqual([])
  })

  it('leaves the sentences of the changed fact behind, and their refresh keeps all but the figure', async () => {
    const now = changeFact(sheet, 'i1', { value: '58.6' }).sheet
    const found = outdatedSentences(draft, indexSheet(now))
    expect(found).toMatchObject([{ reason: 'changed', facts: ['i1'], locked: false }])
    expect(found[0]?.after).toContain('58.6%')
    const section = sectionOf('i1')
    const before = section.sentences.find(({ id }) => id === found[0]?.sentenceId)
    const { sentences, after } = await refreshed(now, section)
    const fresh = sentences.find(({ text }) => text.includes('58.6%'))
    expect(fresh).toMatchObject({ template: before?.template, author: before?.author, class: before?.class })
    expect(outdatedSentences(after, indexSheet(now))).toEqual([])
  })

  it('tells anew what its words no longer fit', async () => {
    const now = changeFact(sheet, 'i2', { value: '180' }).sheet
    const section = sectionOf('i2')
    const { sentences, after } = await refreshed(now, section)
    expect(sentences.map(({ text }) => text).join('')).toContain('180人')
    expect(sentences.map(({ text }) => text).join('')).not.toContain('212')
    expect(outdatedSentences(after, indexSheet(now))).toEqual([])
  })

  it('drops a sentence all of whose facts are gone', async () => {
    const now = removeFact(sheet, 'a1')
    expect(outdatedSentences(draft, indexSheet(now))).toMatchObject([{ reason: 'removed', after: null }])
    const { made, sentences } = await refreshed(now, sectionOf('a1'))
    expect(made.changes[0]?.sentences).toEqual([])
    expect(sentences.map(({ text }) => text).join('')).not.toContain('智慧教育示范区')
  })

  it('does not touch the writer’s own words, and says so', async () => {
    const section = sectionOf('i2')
    const own = {
      ...section,
      sentences: section.sentences.map((sentence) =>
        sentence.facts.some(({ id }) => id === 'i2')
          ? { ...sentence, author: 'writer' as const, class: 'U' as const, template: sentence.text }
          : sentence,
      ),
    }
    const now = changeFact(sheet, 'i2', { value: '221' }).sheet
    expect(outdatedSentences({ sections: [own] }, indexSheet(now))).toMatchObject([
      { reason: 'own', after: null },
    ])
    const { made } = await refreshed(now, own)
    expect(made.changes).toEqual([])
    expect(made.notes.join('')).toContain('撰稿人自己写的')
  })
})

describe('a section proposed anew', () => {
  it('tells the same facts in other words, as one change', async () => {
    const section = sectionOf('i2')
    const { made, sentences } = await refreshed(sheet, section, 'rewrite')
    expect(made).toMatchObject({ action: 'rewrite', author: 'engine' })
    expect(made.changes).toHaveLength(1)
    const told = (all: Section['sentences']) =>
      [...new Set(all.flatMap(({ facts }) => facts.map(({ id }) => id)))].sort()
    expect(told(sentences)).toEqual(told(section.sentences))
  })

  it('that is locked is not', async () => {
    await expect(refreshed(sheet, { ...sectionOf('i2'), locked: true }, 'rewrite')).rejects.toMatchObject({
      code: 'section_locked',
    })
  })
})
