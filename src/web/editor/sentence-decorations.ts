import type { Node } from 'prosemirror-model'
import { type EditorState, Plugin, PluginKey } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import type { Sentence } from '../../domain/draft.ts'
import { hasError } from '../state/source-state.ts'
import { STRINGS } from '../strings/strings.ts'
import { classMark } from '../views/class-mark.ts'
import { cutSentence } from '../views/source-view.ts'
import { schema, sectionAttrs } from './schema.ts'
import { readParagraph, type SentenceRun } from './sentence-runs.ts'
import type { Verified } from './verified-texts.ts'

/** Told with a transaction: the checks of words typed by hand are known now. */
const REFRESH = 'refresh'
const key = new PluginKey<DecorationSet>('sentences')

/** Shows how every sentence stands: its class, what comes from facts, gaps, what no fact bears out. */
export const showSentences = (verified: (text: string) => Verified | undefined): Plugin<DecorationSet> =>
  new Plugin<DecorationSet>({
    key,
    state: {
      init: (_, { doc }) => DecorationSet.create(doc, decorationsOf(doc, 0, doc.content.size, verified)),
      apply(transaction, shown, _before, { doc }) {
        const isRefresh = transaction.getMeta(REFRESH) === true
        if (!transaction.docChanged && !isRefresh) return shown
        const set = shown.map(transaction.mapping, doc)
        const whole = { from: 0, to: doc.content.size }
        const changed = isRefresh ? whole : changedRange(transaction.before, doc)
        if (changed === null) return set
        const { from, to } = blockRange(doc, changed.from, changed.to)
        return set.remove(set.find(from, to)).add(doc, decorationsOf(doc, from, to, verified))
      },
    },
    props: { decorations: (state) => key.getState(state) },
  })

export const refreshSentences = (state: EditorState) =>
  state.tr.setMeta(REFRESH, true).setMeta('addToHistory', false)

type Range = { from: number; to: number }

/** Where two documents differ, marks included; null where they do not. Nodes that stayed cost nothing. */
function changedRange(before: Node, after: Node): Range | null {
  const from = before.content.findDiffStart(after.content)
  const ends = before.content.findDiffEnd(after.content)
  return from === null || ends === null ? null : { from, to: Math.max(from, ends.b) }
}

/** The whole paragraphs that a range touches. */
function blockRange(doc: Node, from: number, to: number): Range {
  const range = { from: Math.max(0, from), to: Math.min(doc.content.size, to) }
  doc.nodesBetween(Math.max(0, from - 1), Math.min(doc.content.size, to + 1), (node, pos) => {
    if (node.type !== schema.nodes.paragraph) return true
    range.from = Math.min(range.from, pos)
    range.to = Math.max(range.to, pos + node.nodeSize)
    return false
  })
  return range
}

function decorationsOf(
  doc: Node,
  from: number,
  to: number,
  verified: (text: string) => Verified | undefined,
): Decoration[] {
  const decorations: Decoration[] = []
  doc.nodesBetween(from, to, (node, pos, parent, index) => {
    if (node.type !== schema.nodes.paragraph) return true
    if (parent && index === 1) decorations.push(...leadOf(parent, node, pos))
    for (const run of readParagraph(node)) decorations.push(...runDecorations(run, pos + 1, verified))
    return false
  })
  return decorations
}

/** A heading that runs into its text is drawn before it: no caret can get into it, and no input method trips over it. */
function leadOf(section: Node, paragraph: Node, pos: number): Decoration[] {
  const { runIn, number, heading, level } = sectionAttrs(section)
  if (!runIn || heading === '') return []
  const text = number + heading
  const lead = /[。！？：]$/.test(text) ? text : `${text}。`
  return [
    Decoration.node(pos, pos + paragraph.nodeSize, { class: `has-lead lead-${level}`, 'data-lead': lead }),
  ]
}

function runDecorations(
  run: SentenceRun,
  offset: number,
  verified: (text: string) => Verified | undefined,
): Decoration[] {
  const { start, end, record } = run
  const from = offset + start
  if (record) {
    return [
      Decoration.inline(from, offset + end, recordAttributes(record), { id: record.id }),
      ...cutSentence(record).flatMap(({ start: at, text, fact, attr, isGap }) =>
        fact === null && !isGap ? [] : [mark(from + at, text, fact, attr, isGap)],
      ),
      ...faultMarks(verified(run.text), from, record),
    ]
  }
  const known = verified(run.text)
  const name = known?.findings.some(({ severity }) => severity === 'error') ? ' is-refused' : ''
  return [
    Decoration.inline(from, offset + end, {
      class: `sentence class-u is-own${name}`,
      'data-sentence-class': 'U',
    }),
    ...cutSentence({ text: run.text, facts: [...(known?.facts ?? [])] }).flatMap(
      ({ start: at, text, fact, attr, isGap }) =>
        fact === null && !isGap ? [] : [mark(from + at, text, fact, attr, isGap)],
    ),
    ...faultMarks(known, from, null),
  ]
}

const mark = (from: number, text: string, fact: string | null, attr: string | null, isGap: boolean) =>
  Decoration.inline(
    from,
    from + text.length,
    isGap ? { class: 'gap-mark' } : { class: 'fact-mark', 'data-fact': fact ?? '', 'data-attr': attr ?? '' },
  )

/** What no fact bears out, at the very words; only the writer's own words are marked so. */
function faultMarks(known: Verified | undefined, from: number, record: Sentence | null): Decoration[] {
  if (known === undefined || (record !== null && record.author !== 'writer')) return []
  return known.findings
    .filter(({ severity, end, start }) => severity === 'error' && end > start)
    .map(({ start, end, quote, message }) =>
      Decoration.inline(from + start, from + end, {
        class: 'fault-mark',
        'data-fault': quote,
        title: message,
      }),
    )
}

function recordAttributes({ id, class: name, checks }: Sentence): Record<string, string> {
  const isRefused = hasError(checks)
  const title =
    checks.length > 0
      ? checks.map(({ message }) => message).join('\n')
      : name === '?'
        ? STRINGS.classMeanings['?']
        : ''
  return {
    class: `sentence class-${classMark(name)}${isRefused ? ' is-refused' : ''}`,
    'data-sentence': id,
    'data-sentence-class': name,
    ...(title === '' ? {} : { title }),
  }
}
