import type { CardOf } from '../../domain/conversation.ts'
import type { Draft, Section } from '../../domain/draft.ts'
import type { Severity } from '../../domain/finding.ts'
import type { Omission } from '../../domain/omission.ts'
import { reviewDraft } from '../../drafting/review-text.ts'
import { outdatedSentences } from '../../editing/outdated-sentences.ts'
import { finalFaults } from '../../export/export-blocks.ts'
import { checkSheet } from '../../facts/check-sheet.ts'
import { proofreadDraft } from '../../proofreading/proofread-draft.ts'
import type { ExportWish, Target } from '../request.ts'
import type { AnswerPart, Situation } from '../situation.ts'
import { headingOf, offer, opening, tell } from '../speak.ts'
import { meantSections } from './meant-sections.ts'

type Group = CardOf<'list'>['groups'][number]
type Item = Group['items'][number]

const MOST_ITEMS = 100

const item = (text: string, rest: Partial<Item> = {}): Item => ({
  text,
  severity: null,
  factId: null,
  sentenceId: null,
  quote: null,
  suggestion: null,
  ...rest,
})

function listCard(
  about: CardOf<'list'>['about'],
  groups: readonly Group[],
  { newId }: Situation,
): AnswerPart {
  let left = MOST_ITEMS
  const shown = groups
    .map((group) => {
      const items = group.items.slice(0, left)
      left -= items.length
      return { ...group, items }
    })
    .filter(({ items }) => items.length > 0)
  const more = countOf(groups) - countOf(shown)
  return { type: 'card', card: { type: 'list', id: newId(), about, groups: shown, more } }
}

const countOf = (groups: readonly Group[]): number => groups.reduce((sum, { items }) => sum + items.length, 0)

const GAP = /【待[补定核]：[^【】]*】/g

/** What is missing: gaps of the text, musts that it leaves out, other facts it leaves out, last year's unanswered items. */
export function* tellMissing(target: Target, situation: Situation): Iterable<AnswerPart> {
  const { draft, stored } = situation
  const meant = meantSections(target, situation, '/缺')
  if ('ask' in meant) {
    yield* meant.ask
    return
  }
  if (draft.status !== 'done') yield tell('稿件还没有写完，下面只说台账和已写的部分。')
  const ids = new Set(meant.sections.map(({ id }) => id))
  const isWhole = target.type === 'whole'
  const omitted = reviewDraft(draft, stored.sheet, null).omissions.filter(
    ({ section }) => (section === null ? isWhole : ids.has(section)) || isWhole,
  )
  const omissions = omitted.flatMap((group) =>
    group.omissions.map((omission) => ({ omission, section: group.section })),
  )
  const musts = omissions.filter(({ omission }) => omission.must)
  const others = omissions.filter(({ omission }) => !omission.must)
  const unanswered = isWhole
    ? stored.sheet.facts.filter((fact) => fact.kind === 'last-plan' && fact.status === undefined)
    : []
  const gaps = meant.sections.flatMap(gapItems)
  const groups: Group[] = [
    {
      title: '必写而没有写到',
      sectionId: null,
      items: musts.map(({ omission }) => omissionItem(omission, 'error')),
    },
    { title: '正文待补', sectionId: null, items: [...gaps, ...signatureGaps(draft, isWhole)] },
    {
      title: '上年计划还没有填完成情况',
      sectionId: null,
      items: unanswered.map(({ id, label }) => item(label, { severity: 'warning', factId: id })),
    },
    {
      title: '台账里有、正文没写',
      sectionId: null,
      items: others.map(({ omission }) => omissionItem(omission, 'hint')),
    },
  ]
  const total = countOf(groups)
  if (total === 0) {
    yield tell('没有缺项：必写的都写到了，没有待补的地方，上年计划都有交代。')
    return
  }
  const counted = groups
    .filter(({ items }) => items.length > 0)
    .map(({ title, items }) => `${title}${items.length}项`)
  yield tell(`${counted.join('，')}。`)
  yield listCard('missing', groups, situation)
}

const omissionItem = ({ fact, label, message }: Omission, severity: Severity): Item =>
  item(`${label}：${message}`, { severity, factId: fact })

const gapItems = (section: Section): Item[] =>
  section.sentences.flatMap(({ id, text }) =>
    (text.match(GAP) ?? []).map((gap) =>
      item(`${headingOf(section)}：${gap}`, { severity: 'warning', sentenceId: id, quote: gap }),
    ),
  )

const signatureGaps = ({ plan }: Draft, isWhole: boolean): Item[] =>
  isWhole
    ? (plan.signature.date.match(GAP) ?? []).map((gap) => item(`落款：${gap}`, { severity: 'warning' }))
    : []

/** Everything that the checks say: of the wording, of figures against the sheet, of the sheet itself. */
export async function* checkText(target: Target, situation: Situation): AsyncIterable<AnswerPart> {
  const { draft, stored, index, drafts, ownWords } = situation
  const meant = meantSections(target, situation, '/检查')
  if ('ask' in meant) {
    yield* meant.ask
    return
  }
  const ids = new Set(meant.sections.map(({ id }) => id))
  const byId = new Map(draft.sections.map((section) => [section.id, section]))
  const found = new Map<string | null, Item[]>()
  const add = (section: string | null, entry: Item): void => {
    if (target.type !== 'whole' && (section === null || !ids.has(section))) return
    found.set(section, [...(found.get(section) ?? []), entry])
  }
  const [{ words: own }, ignored] = await Promise.all([ownWords.get(), drafts.ignoredFindings(draft.id)])
  const options = { file: draft.plan.title, sheet: stored.sheet, ownWords: own }
  for (const finding of proofreadDraft(draft, options, ignored)) {
    if (finding.ignored) continue
    const { severity, message, quote, places } = finding
    for (const { sectionId, sentenceId, suggestion } of places)
      add(sectionId, item(message, { severity, quote, suggestion, sentenceId }))
  }
  for (const section of draft.sections)
    for (const { id, text: quote, checks } of section.sentences)
      for (const { severity, message } of checks)
        add(section.id, item(message, { severity, quote, sentenceId: id }))
  for (const { sectionId, sentenceId, before } of outdatedSentences(draft, index))
    add(sectionId, item('台账已改，这句里的数据过时了', { severity: 'error', quote: before, sentenceId }))
  const ofSheet = target.type === 'whole' ? checkSheet(stored.sheet) : []
  const groups: Group[] = [...found]
    .toSorted(([a], [b]) => orderOf(draft, a) - orderOf(draft, b))
    .map(([section, items]) => ({
      title: section === null ? '全文' : headingOf(byId.get(section) ?? { number: '', heading: '' }),
      sectionId: section,
      items: [...new Map(items.map((one) => [`${one.text} ${one.quote} ${one.sentenceId}`, one])).values()],
    }))
  if (ofSheet.length > 0) {
    groups.push({
      title: '台账',
      sectionId: null,
      items: ofSheet.map(({ severity, fact, message }) => item(message, { severity, factId: fact })),
    })
  }
  const all = groups.flatMap(({ items }) => items)
  if (all.length === 0) {
    yield tell('没有发现问题：文字、数据和台账都检查过了。')
    return
  }
  const count = (wanted: Severity): number => all.filter(({ severity }) => severity === wanted).length
  yield tell(
    `检查了文字、数据和台账：错误${count('error')}处，需要留意${count('warning')}处，建议${count('hint')}处。`,
  )
  yield listCard('findings', groups, situation)
}

const orderOf = ({ sections }: Draft, id: string | null): number =>
  id === null ? -1 : sections.findIndex((section) => section.id === id)

/** Where the file is, and what keeps the draft from being final. */
export function* tellExport({ format, final }: ExportWish, situation: Situation): Iterable<AnswerPart> {
  const { draft, newId, stored, index } = situation
  if (draft.status !== 'done') {
    yield tell('稿件还没有写完，请等写完后再导出。')
    return
  }
  const { gaps, unsupported } = finalFaults(draft)
  const outdated = outdatedSentences(draft, index)
  const missing = reviewDraft(draft, stored.sheet, null)
    .omissions.flatMap(({ omissions }) => omissions)
    .filter(({ must }) => must)
  const isBlocked = gaps.length + unsupported.length > 0
  const groups: Group[] = [
    { title: '待补待定', sectionId: null, items: gaps.map(({ at }) => item(at, { severity: 'error' })) },
    {
      title: '台账没有依据',
      sectionId: null,
      items: unsupported.map(({ at }) => item(opening(at), { severity: 'error', quote: at })),
    },
    {
      title: '台账改动后过时',
      sectionId: null,
      items: outdated.map(({ before, sentenceId }) =>
        item(opening(before), { severity: 'warning', sentenceId, quote: before }),
      ),
    },
    { title: '必写而没有写到', sectionId: null, items: missing.map((one) => omissionItem(one, 'warning')) },
  ]
  if (isBlocked)
    yield tell(
      final
        ? `现在还不能定稿：${gaps.length}处待补待核，${unsupported.length}句含有台账没有依据的内容。`
        : `可以导出草稿；要定稿还差：${gaps.length}处待补待核，${unsupported.length}句含有台账没有依据的内容。`,
    )
  else yield tell(final ? '没有拦着定稿的问题，可以导出。' : '可以导出。')
  if (!isBlocked && outdated.length + missing.length > 0)
    yield tell(`另有${outdated.length}句的数据已过时、${missing.length}项必写没有写到，导出前请看一看。`)
  if (countOf(groups) > 0) yield listCard('blockers', groups, situation)
  yield {
    type: 'card',
    card: {
      type: 'export',
      id: newId(),
      format,
      final,
      path: `/api/v1/drafts/${draft.id}/export`,
      blocked: final && isBlocked,
    },
  }
  if (final && isBlocked)
    yield offer(situation, [
      { label: '先导出草稿', text: '/导出' },
      { label: '看还缺什么', text: '/缺' },
    ])
}
