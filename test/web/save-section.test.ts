import { describe, expect, it } from 'vitest'
import type { Section } from '../../src/domain/draft.ts'
import { viewDraft } from '../../src/web/draft-view.ts'
import { openEditing } from '../../src/web/edit-state.ts'
import type { PageAction } from '../../src/web/page-state.ts'
import { saveSection } from '../../src/web/save-section.ts'
import { RequestFailure } from '../../src/web/transport.ts'
import { DRAFT, PROBLEM } from './samples.ts'

const [stored] = DRAFT.sections
const [viewed] = viewDraft(DRAFT).sections
if (stored === undefined || viewed === undefined) throw new Error('the sample has sections')
const editing = { ...openEditing(viewed), revision: 1, text: '　　改过。\n\n　　又一段。' }

/** A service that holds one section and refuses what was edited from an older revision. */
function holding(section: Section, refusal: RequestFailure | null = null) {
  let held = section
  return {
    section: () => Promise.resolve(held),
    reviseSection: async (_draft: string, _id: string, revision: number, paragraphs: readonly string[]) => {
      if (refusal) throw refusal
      if (revision !== held.revision) {
        throw new RequestFailure({ ...PROBLEM, status: 412, code: 'revision_conflict' })
      }
      held = { ...held, revision: revision + 1, number: paragraphs.join('|') }
      return held
    },
  }
}

async function told(service: ReturnType<typeof holding>, edited = editing): Promise<PageAction[]> {
  const actions: PageAction[] = []
  await saveSection(service, 'd1', edited, (action) => actions.push(action))
  return actions
}

describe('saveSection', () => {
  it('saves the paragraphs and shows what was stored', async () => {
    expect(await told(holding({ ...stored, revision: 1 }))).toMatchObject([
      { type: 'edit-saving' },
      { type: 'section-revised', section: { revision: 2, number: '改过。|又一段。' } },
    ])
  })

  it('asks for nothing where nothing was changed', async () => {
    expect(await told(holding(stored), openEditing(viewed))).toEqual([{ type: 'edit-left' }])
  })

  it('reads the other version where somebody else saved first', async () => {
    const theirs = { ...stored, revision: 5 }
    expect((await told(holding(theirs))).slice(1)).toEqual([{ type: 'edit-conflicted', theirs }])
  })

  it('saves over the other version once the writer has seen it, even unchanged', async () => {
    const theirs = { ...stored, revision: 5 }
    const seen = { ...openEditing(viewed), revision: 5, theirs }
    expect((await told(holding(theirs), seen)).map(({ type }) => type)).toEqual([
      'edit-saving',
      'section-revised',
    ])
  })

  it('tells any other refusal in the words of the service', async () => {
    const [, refused] = await told(holding(stored, new RequestFailure({ ...PROBLEM, title: '该节已锁定' })))
    expect(refused).toMatchObject({ type: 'edit-refused', failure: { title: '该节已锁定' } })
  })
})
