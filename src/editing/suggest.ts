import { AppError } from '../domain/errors.ts'
import type { Fact } from '../domain/fact-sheet.ts'
import type { EditAction } from '../domain/suggestion.ts'
import { indexSheet, type SheetIndex } from '../facts/sheet-index.ts'
import { continueSection } from './continue-section.ts'
import { editableRuns } from './editable-runs.ts'
import { editByEngine } from './engine-edits.ts'
import { editByModel } from './model-edits.ts'
import { refreshSection } from './outdated-sentences.ts'
import { type FactRule, type ProposedSentence, proposeChanges } from './propose-changes.ts'
import {
  headingChanges,
  headingRow,
  headingsByEngine,
  headingsByModel,
  ownHeadings,
} from './propose-headings.ts'
import { rewriteSection } from './rewrite-section.ts'
import type { NewSuggestion, SuggestionTask } from './suggestion-task.ts'

/**
 * Proposes other words for a section or some of its sentences; changes nothing. Every proposed sentence has passed
 * both gates, and the facts told stay the same unless the writer asks otherwise. What a model fails at, the engine
 * does as far as it can, and the notes say so.
 * @throws AppError `section_locked`, or `invalid_request` for sentences that are not there and for a wish without words.
 */
export async function suggest(task: SuggestionTask, signal: AbortSignal): Promise<NewSuggestion> {
  const { section, chosen, action } = task
  if (section.locked) throw new AppError('section_locked', '该节已锁定，解除锁定后才能修改')
  const missing = chosen?.filter((id) => !section.sentences.some((sentence) => sentence.id === id)) ?? []
  if (missing.length > 0) throw new AppError('invalid_request', '所选句子已不在本节中，请重新选择')
  if (action === 'instruct' && task.wish.trim() === '')
    throw new AppError('invalid_request', '没有写明怎样修改，请用一两句话说明要求')
  switch (action) {
    case 'headings':
      return suggestHeadings(task, signal)
    case 'continue':
      return continueSection(task, indexSheet(task.sheet), signal)
    case 'refresh':
      return refreshSection(task, indexSheet(task.sheet))
    case 'rewrite':
      return suggestRewriting(task, signal)
    default:
      return suggestWording(task, action, signal)
  }
}

type WordingAction = Exclude<EditAction, 'continue' | 'headings' | 'refresh' | 'rewrite'>

/** The writer's own sentences and a choice of sentences stay in their places: they are said anew around them. */
async function suggestRewriting(task: SuggestionTask, signal: AbortSignal): Promise<NewSuggestion> {
  const { section, chosen } = task
  if (!chosen && section.sentences.every(({ author }) => author !== 'writer'))
    return rewriteSection(task, indexSheet(task.sheet), signal)
  return { ...(await suggestWording(task, 'rephrase', signal)), action: 'rewrite' }
}

const NOTHING: Readonly<Record<WordingAction, string>> = {
  polish: '没有发现需要润色的地方',
  expand: '所选内容在台账中没有更多可写的；补充台账后再扩写',
  condense: '所选内容已经没有可以压缩的说法',
  rephrase: '没有找到其他合适的说法',
  formalize: '没有发现不合公文语体的说法',
  instruct: '没有提出修改',
}

/** Without a model there are the wordings of the bank: what a bureau tells in its own words has one. */
const NO_OTHER_WORDING =
  '没有找到其他合适的说法：举措、问题和带口径的指标照台账原文写，一般表述也只有现成的写法；可以直接在稿上改'

async function suggestWording(
  task: SuggestionTask,
  action: WordingAction,
  signal: AbortSignal,
): Promise<NewSuggestion> {
  const { section, sheet, newId, chosen, freeFacts } = task
  const index = indexSheet(sheet)
  const { runs, kept } = editableRuns(section.sentences, index, section.role, chosen && new Set(chosen))
  const offered = freeFacts ? untoldIn(task, index) : []
  const changes: NewSuggestion['changes'] = []
  const notes =
    kept.length === 0 ? [] : [`有${kept.length}句含有台账之外的内容或待补事项，保持原样，也未交给模型`]
  let { model } = task
  let author: NewSuggestion['author'] = model ? 'model' : 'engine'
  for (const run of runs) {
    let proposed: readonly ProposedSentence[] | null = null
    // A model's sentence rests on a fact; where there is none to rest on, nothing that it says could be taken.
    const hasFacts = offered.length > 0 || run.sentences.some(({ facts }) => facts.length > 0)
    if (model && !hasFacts && action === 'instruct') {
      notes.push('所选文字没有引用台账，模型没有可依据的内容，保持原样')
      continue
    }
    if (model && hasFacts) {
      const editing = { index, section, model, nonce: task.nonce, wish: task.wish, offered }
      try {
        proposed = await editByModel(action, run, editing, signal)
        if (!proposed) notes.push('模型的回答不完整，这一段未作修改')
      } catch (error) {
        if (signal.aborted || !(error instanceof AppError)) throw error
        notes.push(`${error.detail}，改由程序处理`)
        model = null
        if (changes.length === 0) author = 'engine'
      }
    }
    if (!model || !hasFacts) {
      if (action === 'instruct') {
        notes.push('没有可用的模型服务，不能按文字要求修改；可用润色、扩写、缩写、改写、续写、规范和对仗标题')
        break
      }
      proposed = editByEngine(action, run, {
        index,
        section,
        seed: `${task.draft.plan.seed} ${section.revision}`,
      })
    }
    if (!proposed) continue
    const proposal = proposeChanges(run, proposed, factRule(task, action, offered, index), index, newId)
    changes.push(...proposal.changes)
    notes.push(...proposal.notes)
  }
  if (changes.length === 0 && notes.length === 0)
    notes.push(action === 'rephrase' && author === 'engine' ? NO_OTHER_WORDING : NOTHING[action])
  return { sectionId: section.id, action, author, changes, headings: [], notes: [...new Set(notes)] }
}

function factRule(
  { freeFacts, section }: SuggestionTask,
  action: WordingAction,
  offered: readonly Fact[],
  { byId }: SheetIndex,
): FactRule {
  if (freeFacts) {
    const told = section.sentences.flatMap(({ facts }) => facts.map(({ id }) => id))
    return {
      type: 'free',
      allowed: new Set([...told, ...offered.map(({ id }) => id)].filter((id) => byId.has(id))),
    }
  }
  return action === 'expand' ? { type: 'more' } : { type: 'same' }
}

/** What the section is planned to tell and does not tell. */
function untoldIn({ section }: SuggestionTask, { byId }: SheetIndex): Fact[] {
  const told = new Set(section.sentences.flatMap(({ facts }) => facts.map(({ id }) => id)))
  return section.paragraphs
    .flatMap(({ facts }) => facts)
    .filter((id) => !told.has(id))
    .flatMap((id) => byId.get(id) ?? [])
}

const MOST_NAMED = 3

async function suggestHeadings(task: SuggestionTask, signal: AbortSignal): Promise<NewSuggestion> {
  const { draft, section, sheet, model, nonce, wish, newId } = task
  const all = headingRow(draft.sections, section.id)
  const locked = new Set(draft.sections.filter((other) => other.locked).map(({ id }) => id))
  const row = all.filter(({ id }) => !locked.has(id))
  const notes: string[] =
    row.length < all.length ? [`有${all.length - row.length}个已锁定的节，其标题保持原样，也未交给模型`] : []
  let author: NewSuggestion['author'] = 'engine'
  let headings: readonly string[] | null = null
  if (model && row.length > 1) {
    try {
      headings = await headingsByModel(row, { index: indexSheet(sheet), model, nonce, wish }, signal)
      if (headings) author = 'model'
      else notes.push('模型拟的标题不合要求，改由程序拟定')
    } catch (error) {
      if (signal.aborted || !(error instanceof AppError)) throw error
      notes.push(`${error.detail}，改由程序拟定`)
    }
  }
  if (!headings) {
    const beside = all.filter(({ id }) => locked.has(id))
    headings = headingsByEngine(row, beside, draft, sheet, `${draft.plan.seed} ${newId()}`)
    const own = row.length > 1 ? ownHeadings(row, sheet) : []
    if (own.length > 0)
      notes.push(
        `“${own.slice(0, MOST_NAMED).join('”“')}”${own.length > MOST_NAMED ? '等' : ''}是自拟的标题，程序没有与之相当的说法，保持原样`,
      )
  }
  const changes = headingChanges(row, headings, author, newId)
  if (changes.length === 0) notes.push(row.length > 1 ? '没有找到其他合适的标题' : '本节没有并列的小标题')
  return { sectionId: section.id, action: 'headings', author, changes: [], headings: changes, notes }
}
