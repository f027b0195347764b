import { EDIT_NAMES } from '../../domain/edit-names.ts'
import type { EditAction } from '../../domain/suggestion.ts'
import { nonceOf } from '../../drafting/nonce.ts'
import { outdatedSentences } from '../../editing/outdated-sentences.ts'
import { suggest } from '../../editing/suggest.ts'
import type { Target } from '../request.ts'
import type { AnswerPart, Situation } from '../situation.ts'
import { headingOf, notice, tell } from '../speak.ts'
import { meantSections } from './meant-sections.ts'

/** A suggestion for each section is a model's time; more sections than that are asked for in portions. */
const MOST_SECTIONS = 40

const COMMANDS: Readonly<Record<EditAction, string>> = {
  polish: '/润色',
  expand: '/扩写',
  condense: '/缩写',
  rephrase: '/改写',
  continue: '/续写',
  formalize: '/规范',
  headings: '/标题',
  rewrite: '/写',
  refresh: '/更新',
  instruct: '/改写',
}

/** Suggestions for the sections meant, one after the other; the text itself stays as it is. */
export async function* editText(
  action: EditAction,
  target: Target,
  wish: string,
  situation: Situation,
  signal: AbortSignal,
): AsyncIterable<AnswerPart> {
  const { draft, drafts, stored, model, newId } = situation
  if (draft.status !== 'done') {
    yield tell('稿件还没有写完，请等写完后再改。')
    return
  }
  if (action === 'instruct' && !model) {
    yield tell('没有配置模型，不能按文字要求修改。可以用润色、扩写、缩写、改写、续写、规范和对仗标题。')
    return
  }
  const meant = meantSections(target, situation, COMMANDS[action])
  if ('ask' in meant) {
    yield* meant.ask
    return
  }
  // A row of headings belongs to all of its sections: one suggestion is enough.
  const open = meant.sections.filter(({ locked }) => !locked)
  const chosen = action === 'headings' ? open.slice(0, 1) : open.slice(0, MOST_SECTIONS)
  const locked = meant.sections.length - open.length
  if (locked > 0) yield notice('warning', 'section_locked', `有${locked}节已锁定，保持原样`)
  if (open.length > chosen.length && action !== 'headings')
    yield notice('warning', 'too_many_sections', `一次最多改 ${MOST_SECTIONS} 节，其余请另行提出`)
  let proposed = 0
  const quiet: string[] = []
  for (const section of chosen) {
    const task = {
      draft,
      section,
      sheet: stored.sheet,
      action,
      wish,
      freeFacts: false,
      nonce: nonceOf(newId),
      newId,
    }
    const made = await suggest({ ...task, chosen: meant.sentences, model }, signal)
    signal.throwIfAborted()
    const changes = made.changes.length + made.headings.length
    if (changes === 0 && chosen.length > 1) {
      quiet.push(...made.notes)
      continue
    }
    const kept = changes > 0 ? await drafts.addSuggestion(draft.id, made) : null
    if (proposed === 0 && changes > 0)
      yield tell(`${EDIT_NAMES[action]}的建议已标在文中，逐条或全部采纳后才会改动：`)
    proposed += changes
    yield {
      type: 'card',
      card: {
        type: 'suggestion',
        id: newId(),
        sectionId: section.id,
        heading: headingOf(section),
        action,
        suggestionId: kept?.id ?? null,
        author: made.author,
        changes,
        notes: made.notes,
      },
    }
  }
  if (proposed > 0) return
  yield tell('没有提出修改。')
  for (const note of new Set(quiet)) yield tell(`${note}。`)
}

/** What the sheet has left behind, and suggestions with today's figures. */
export async function* refreshText(
  target: Target,
  situation: Situation,
  signal: AbortSignal,
): AsyncIterable<AnswerPart> {
  const { draft, index } = situation
  const meant = meantSections(target, situation, '/更新')
  if ('ask' in meant) {
    yield* meant.ask
    return
  }
  const ids = new Set(meant.sections.map(({ id }) => id))
  const outdated = outdatedSentences(draft, index).filter(({ sectionId }) => ids.has(sectionId))
  if (outdated.length === 0) {
    yield tell('正文里的数据都与台账一致，没有过时的句子。')
    return
  }
  yield tell(`台账改动后，有${outdated.length}句已经过时。`)
  const concerned = new Set(outdated.map(({ sectionId }) => sectionId))
  yield* editText('refresh', { type: 'sections', ids: [...concerned] }, '', situation, signal)
}

/** Writes a planned draft on, or proposes sections anew. */
export async function* writeText(
  target: Target,
  situation: Situation,
  signal: AbortSignal,
): AsyncIterable<AnswerPart> {
  const { draft, newId } = situation
  if (draft.status !== 'done') {
    yield tell(draft.status === 'planned' ? '现在开始起草全文。' : '接着把全文写完。')
    yield {
      type: 'card',
      card: { type: 'writing', id: newId(), eventsPath: `/api/v1/drafts/${draft.id}/events` },
    }
    return
  }
  if (target.type === 'whole') yield tell('全文已经写好，下面逐节给出重写的建议。')
  yield* editText('rewrite', target, '', situation, signal)
}
