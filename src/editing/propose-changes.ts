import type { Sentence } from '../domain/draft.ts'
import type { NewId } from '../domain/ports.ts'
import type { SentenceChange } from '../domain/suggestion.ts'
import { type GatedSentence, sentenceOf } from '../drafting/gate-sentence.ts'
import type { SheetIndex } from '../facts/sheet-index.ts'
import { wordChanges } from '../text/word-changes.ts'
import { alignSentences } from './align-sentences.ts'
import type { EditableRun, EditableSentence } from './editable-runs.ts'
import { comparePoints } from './told-points.ts'

/** A sentence that is proposed; one that did not pass the gates takes the whole change with it. */
export type ProposedSentence = GatedSentence & Pick<Sentence, 'author' | 'exemplars' | 'prompt'>

/**
 * What an edit may do to the facts that its sentences tell. `same`: nothing more and nothing less. `more`: of the
 * same facts more may be told. `free`: the writer has asked for it; still only of the facts in `allowed`.
 */
export type FactRule =
  | { readonly type: 'same' }
  | { readonly type: 'more' }
  | { readonly type: 'free'; readonly allowed: ReadonlySet<string> }

export type Proposal = {
  readonly changes: readonly SentenceChange[]
  /** What a change was not proposed for, in Chinese. */
  readonly notes: readonly string[]
}

type Group = { readonly before: EditableSentence[]; readonly after: ProposedSentence[] }

/**
 * The smallest changes that lead from a run to what is proposed for it, each keeping to the rule of facts by itself,
 * so that any of them can be accepted alone. What keeps to no rule, or to no gate, is left out with a note.
 */
export function proposeChanges(
  run: EditableRun,
  proposed: readonly ProposedSentence[],
  rule: FactRule,
  index: SheetIndex,
  newId: NewId,
): Proposal {
  const changes: SentenceChange[] = []
  const notes: string[] = []
  let after = run.after
  for (const group of groupsOf(run, proposed, rule, index)) {
    const fault = faultOf(group, rule, index)
    const last = group.before.at(-1)?.sentence.id ?? after
    if (fault) notes.push(fault)
    else if (textOf(group.before) !== group.after.map(({ text }) => text).join('')) {
      changes.push({
        id: newId(),
        replaces: group.before.map(({ sentence }) => sentence.id),
        after,
        sentences: group.after.map((sentence) =>
          sentenceOf(sentence, { ...sentence, id: newId(), paragraph: run.paragraph }),
        ),
        words: wordChanges(textOf(group.before), group.after.map(({ text }) => text).join('')),
      })
    }
    after = last
  }
  return { changes, notes }
}

const textOf = (sentences: readonly EditableSentence[]): string =>
  sentences.map(({ sentence }) => sentence.text).join('')

function groupsOf(
  run: EditableRun,
  proposed: readonly ProposedSentence[],
  rule: FactRule,
  index: SheetIndex,
): Group[] {
  const before = run.sentences.map((editable) => ({ ...editable, text: editable.sentence.text }))
  const groups: Group[] = []
  let open: Group | undefined
  for (const pair of alignSentences(before, proposed)) {
    open ??= { before: [], after: [] }
    if (pair.before) open.before.push(pair.before)
    if (pair.after) open.after.push(pair.after)
    if (keepsRule(open, rule, index)) {
      groups.push(open)
      open = undefined
    }
  }
  return open ? [...groups, open] : groups
}

const keepsRule = (group: Group, rule: FactRule, index: SheetIndex): boolean =>
  brokenBy(group, rule, index).length === 0

/** The ids of facts with which the rule is broken. */
function brokenBy({ before, after }: Group, rule: FactRule, index: SheetIndex): readonly string[] {
  const { lost, gained } = comparePoints(before, after, index)
  switch (rule.type) {
    case 'same':
      return [...lost, ...gained]
    case 'more': {
      const own = new Set(before.flatMap(({ facts }) => facts.map(({ id }) => id)))
      return [...lost, ...gained.filter((id) => !own.has(id))]
    }
    case 'free':
      return gained.filter((id) => !rule.allowed.has(id))
  }
}

function faultOf(group: Group, rule: FactRule, index: SheetIndex): string | undefined {
  const where = opening(group.before.map(({ sentence }) => sentence.text).join(''))
  const refused = group.after.find(({ passed }) => !passed)
  if (refused) {
    const reason = refused.checks.find(({ severity }) => severity === 'error')?.message ?? '引用有误'
    return `${where}保持原样：改法中${reason}`
  }
  const labels = [...new Set(brokenBy(group, rule, index))].map((id) => index.byId.get(id)?.label ?? id)
  if (labels.length === 0) return undefined
  return `${where}保持原样：改法动了台账事实（${labels.slice(0, 3).join('、')}）`
}

const SHOWN = 12

const opening = (text: string): string =>
  text === '' ? '' : `“${text.length > SHOWN ? `${text.slice(0, SHOWN)}……` : text}”`
