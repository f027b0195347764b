import type { Role } from '../../domain/document.ts'
import type {
  Draft,
  DraftEvent,
  DraftPlan,
  Problem,
  Section,
  Sentence,
  SentenceClass,
  Writer,
} from '../../domain/draft.ts'
import type { Severity } from '../../domain/finding.ts'
import { inTextOrder } from '../../domain/text-order.ts'

export const CLASSES = ['F', 'D', 'P', 'G', 'U', '?', 'gap'] as const satisfies readonly SentenceClass[]

export type SectionView = {
  readonly id: string
  readonly level: number
  readonly number: string
  readonly heading: string
  readonly runIn: boolean
  /** Null where only the stream has told of the section. */
  readonly role: Role | null
  readonly sentences: readonly Sentence[]
  /** 0 while the section is not finished. */
  readonly revision: number
  readonly locked: boolean
}

export type Notice = { readonly severity: Severity; readonly code: string; readonly message: string }

/** A draft as far as it is known. */
export type DraftView = {
  readonly id: string
  readonly factSheetId: string
  readonly title: string
  readonly writer: Writer
  readonly createdAt: string
  readonly sections: readonly SectionView[]
  readonly signature: DraftPlan['signature']
  /** The section that is being written. */
  readonly current: string | null
  readonly notices: readonly Notice[]
  /** The whole draft has been told. */
  readonly isComplete: boolean
  /** Why the writing stopped. */
  readonly problem: Problem | null
}

const viewSection = (section: Section): SectionView => {
  const { id, level, number, heading, runIn, role, sentences, revision, locked } = section
  return { id, level, number, heading, runIn, role, sentences, revision, locked }
}

export const viewDraft = (draft: Draft): DraftView => ({
  id: draft.id,
  factSheetId: draft.factSheetId,
  title: draft.plan.title,
  writer: draft.writer,
  createdAt: draft.createdAt,
  sections: draft.sections.map(viewSection),
  signature: draft.plan.signature,
  current: null,
  notices: [],
  isComplete: false,
  problem: null,
})

/** The draft after an event. Applying an event twice changes nothing; one that fits nowhere changes nothing. */
export function applyDraftEvent(view: DraftView, event: DraftEvent): DraftView {
  switch (event.type) {
    case 'draft-start': {
      if (event.draftId !== view.id) return view
      const known = new Map(view.sections.map((section) => [section.id, section]))
      const sections = event.sections.map(
        (head): SectionView => ({
          ...(known.get(head.id) ?? { role: null, sentences: [], revision: 0, locked: false }),
          ...head,
        }),
      )
      const { title, writer, signature } = event
      return { ...view, title, writer, signature, sections, problem: null }
    }
    case 'section-start':
      return { ...view, current: event.sectionId, problem: null }
    case 'sentence':
      return updateSection(view, event.sectionId, (section) => addSentence(section, event.sentence))
    case 'notice': {
      const { severity, code, message } = event
      const isKnown = view.notices.some((notice) => notice.code === code && notice.message === message)
      return isKnown ? view : { ...view, notices: [...view.notices, { severity, code, message }] }
    }
    case 'section-end':
      return updateSection({ ...view, current: null }, event.sectionId, (section) => ({
        ...section,
        revision: Math.max(section.revision, event.revision),
      }))
    case 'draft-end':
      return { ...view, current: null, isComplete: true, problem: null }
    case 'problem':
      return { ...view, current: null, problem: event.problem }
    default:
      return view
  }
}

// A finished section is newer than the history that a replayed stream tells of it.
const addSentence = (section: SectionView, sentence: Sentence): SectionView =>
  section.revision > 0
    ? section
    : {
        ...section,
        sentences: section.sentences.some(({ id }) => id === sentence.id)
          ? section.sentences.map((known) => (known.id === sentence.id ? sentence : known))
          : inTextOrder([...section.sentences, sentence]),
      }

/** The draft with a section as it now stands in the store. */
export const reviseSection = (view: DraftView, revised: Section): DraftView =>
  updateSection(view, revised.id, () => viewSection(revised))

const updateSection = (
  view: DraftView,
  id: string,
  update: (section: SectionView) => SectionView,
): DraftView => ({
  ...view,
  sections: view.sections.map((section) => (section.id === id ? update(section) : section)),
})

/** The section in which a sentence stands. */
export const sectionOf = (view: DraftView, sentenceId: string): SectionView | undefined =>
  view.sections.find(({ sentences }) => sentences.some(({ id }) => id === sentenceId))

export const sentencesOf = (view: DraftView): Sentence[] =>
  view.sections.flatMap(({ sentences }) => sentences)

export type ClassCount = { readonly name: SentenceClass; readonly count: number }

/** How many sentences of each class there are, always in the same order; classes without any are left out. */
export function countClasses(view: DraftView): ClassCount[] {
  const sentences = sentencesOf(view)
  return CLASSES.map((name) => ({
    name,
    count: sentences.filter((sentence) => sentence.class === name).length,
  })).filter(({ count }) => count > 0)
}

/** The characters of the text, as an office counts them: headings and sentences without blanks. */
export const countCharacters = (view: DraftView): number =>
  view.sections
    .flatMap(({ number, heading, sentences }) => [number, heading, ...sentences.map(({ text }) => text)])
    .reduce((count, text) => count + [...text.replaceAll(/\s/g, '')].length, 0)
