import { describe, expect, it } from 'vitest'
import type { Section } from '../../../src/domain/draft.ts'
import { createContext } from '../../../src/web/actions/context.ts'
import { createEditActions } from '../../../src/web/actions/edit-actions.ts'
import type { EditorHandle } from '../../../src/web/editor/editor-handle.ts'
import { savingOf } from '../../../src/web/state/edit-state.ts'
import { createStore } from '../../../src/web/state/store.ts'
import { STRINGS } from '../../../src/web/strings/strings.ts'
import { RequestFailure } from '../../../src/web/transport/request.ts'
import { createFetchTransport } from '../../../src/web/transport/transport.ts'
import { DRAFT, PROBLEM, sentence } from '../samples.ts'
import { stillSurroundings } from '../still-surroundings.ts'

const section = firstSection()

function firstSection(): Section {
  const [first] = DRAFT.sections
  if (first === undefined) throw new Error('the sample has sections')
  return first
}

/** A page with one written section, a service that holds it, and time that passes when it is told to. */
function openDraft() {
  let held: Section = { ...section, revision: 1, sentences: [sentence('s1', '甲。')] }
  let refusal: RequestFailure | null = null
  let onPaper: readonly string[] = ['甲。']
  const savedBy: (string | undefined)[] = []
  const timers: (() => void)[] = []
  const kept = new Map<string, string>()
  const surroundings = stillSurroundings(timers, kept)
  const store = createStore()
  const transport = createFetchTransport('api/v1', () => Promise.reject(new TypeError('unused')))
  const context = createContext(
    store,
    {
      ...transport,
      sections: {
        ...transport.sections,
        read: () => Promise.resolve(held),
        revise: async (_draft, _id, revision, paragraphs, by) => {
          savedBy.push(by)
          if (refusal) throw refusal
          if (revision !== held.revision) throw new RequestFailure({ ...PROBLEM, code: 'revision_conflict' })
          const sentences = paragraphs.map((text, paragraph) =>
            sentence(`r${revision}${paragraph}`, text, { paragraph }),
          )
          held = { ...held, revision: revision + 1, sentences }
          return held
        },
      },
    },
    surroundings,
  )
  const handle: Pick<EditorHandle, 'paragraphs' | 'replaceSection'> = {
    paragraphs: () => onPaper,
    replaceSection(_id, paragraphs) {
      onPaper = paragraphs
      return true
    },
  }
  context.editor.current = { ...NO_EDITOR, ...handle }
  const edits = createEditActions(context)
  store.tell({ type: 'draft-opened', draft: { ...DRAFT, status: 'done', sections: [held] } })
  return {
    edits,
    kept,
    saving: () => savingOf(store.state().edit),
    status: () => store.state().edit.edits.get(section.id)?.status,
    held: () => held,
    paper: () => onPaper,
    type(...paragraphs: string[]) {
      onPaper = paragraphs
      edits.typed(section.id)
    },
    pass() {
      for (const work of timers.splice(0)) work()
    },
    refuse(failure: RequestFailure | null) {
      refusal = failure
    },
    saveElsewhere(text: string) {
      held = { ...held, revision: held.revision + 1, sentences: [sentence('o1', text)] }
    },
    settle: () => edits.settle(section.id),
    savedBy,
    call: (name: string) => store.tell({ type: 'name-chosen', name }),
  }
}

const nothing = () => undefined
const NO_EDITOR: EditorHandle = {
  paragraphs: () => null,
  showSentence: nothing,
  showSection: nothing,
  place: () => ({}),
  insertText: () => false,
  replaceSection: () => false,
  find: {
    search: () => ({ current: 0, all: 0 }),
    step: () => ({ current: 0, all: 0 }),
    replace: () => ({ current: 0, all: 0 }),
    replaceAll: () => ({ current: 0, all: 0 }),
  },
  undo: nothing,
  redo: nothing,
  focus: nothing,
}

describe('saving what is typed', () => {
  it('saves after a rest, and forgets the copy in the browser', async () => {
    const page = openDraft()
    page.type('甲乙。')
    page.pass()
    expect(page.kept.size).toBe(1)
    await page.settle()
    expect(page.saving()).toBe('saved')
    expect(page.held().sentences.map(({ text }) => text)).toEqual(['甲乙。'])
    expect(page.kept.size).toBe(0)
  })

  it('says who saves, where the writer has a name', async () => {
    const page = openDraft()
    for (const [name, text] of [
      ['李明', '甲。乙。'],
      [STRINGS.together.nobody, '甲。乙。丙。'],
    ] as const) {
      page.call(name)
      page.type(text)
      await page.settle()
    }
    expect(page.savedBy).toEqual(['李明', undefined])
  })

  it('asks for nothing where the typing was taken back', async () => {
    const page = openDraft()
    page.type('甲乙。')
    page.type('甲。')
    await page.settle()
    expect(page.held().revision).toBe(1)
    expect(page.status()).toBeUndefined()
  })

  it('keeps the words in the browser while the service is away, and a later page takes them up', async () => {
    const page = openDraft()
    page.refuse(new RequestFailure(null))
    page.type('离线写的。')
    page.pass()
    await page.settle()
    expect(page.saving()).toBe('unsaved')
    const later = openDraft()
    for (const [key, value] of page.kept) later.kept.set(key, value)
    later.edits.takeUp(DRAFT.id)
    expect(later.paper()).toEqual(['离线写的。'])
    await later.settle()
    expect(later.held().sentences.map(({ text }) => text)).toEqual(['离线写的。'])
  })

  it('shows both versions where somebody else saved first', async () => {
    const page = openDraft()
    page.saveElsewhere('别人的。')
    page.type('我的。')
    await page.settle()
    expect(page.status()).toBe('conflict')
    page.edits.solveConflict(section.id, 'both')
    await page.settle()
    await page.settle()
    expect(page.held().sentences.map(({ text }) => text)).toEqual(['别人的。', '我的。'])
  })

  it('sees no conflict where both wrote the same', async () => {
    const page = openDraft()
    page.saveElsewhere('一样。')
    page.type('一样。')
    await page.settle()
    expect(page.saving()).toBe('saved')
  })
})
