import type { ParsedDocument, Passage } from '../../domain/document.ts'
import type { PlanItem, TargetSense } from '../../domain/fact-sheet.ts'
import { lineIndex } from '../../text/line-index.ts'
import { toRawOffset } from '../../text/raw-offset.ts'
import { splitSentences } from '../../text/sentences.ts'
import type { ExtractedFigure } from '../extract/figure.ts'
import { firstWords } from '../extract/trim-words.ts'

/** A task of a plan as a document words it, before it is a fact of either kind of plan. */
export type PlanTask = Pick<
  PlanItem,
  'label' | 'theme' | 'measure' | 'target' | 'due' | 'owner' | 'commitment'
> & {
  /** 1-based line in the file as read, and UTF-16 offset in it, where the words begin. */
  readonly line: number
  readonly start: number
  readonly text: string
}

export type PlanDocument = {
  readonly document: Pick<ParsedDocument, 'raw' | 'map' | 'outline'>
  readonly passages: readonly Passage[]
}

const LONGEST_LABEL = 40
const LONGEST_MEASURE = 1000
const OWNER =
  /由((?:局|市|县|区)?[\p{Script=Han}“”]{1,14}?(?:处|科室|科|股|室|中心|办公室|办|院|队))(?:具体)?(?:牵头|负责|承办|组织)/u
const LIST = /(?:^|(?<=[。；\n]))\s?[一二三四五六七八九十]{1,2}(?:是|要)(?!求)/
/** The number of an item in its list is no part of its name. */
const LIST_MARK =
  /^\s*(?:[（(][一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十]{1,3}(?:是|要(?!求)|、)|第?[一二三四五六七八九十]{1,2}[，,]|\d{1,2}(?:[.．、](?!\d)|[)）]))\s*/
/** 2025年，力争… : when it is to be done is no name of what is to be done, and alone it is no task. */
const LEADING_TIME = /^(?:\d{4}年|[今明本]年|全年|年内)(?:度|[上下]半年)?[，,]\s*/
const ONLY_TIME = /^(?:\d{4}年|[今明本]年|全年|年内)(?:度|[上下]半年)?$/
const COMMITMENTS = ['确保', '力争', '探索'] as const

/**
 * The tasks of the plan part of a document, in order: each numbered item or paragraph below the plan's headings, and each
 * 一是 of a paragraph. What only leads into the plan is none.
 */
export function planTasks(
  { document, passages }: PlanDocument,
  figures: readonly ExtractedFigure[],
): PlanTask[] {
  const lines = lineIndex(document.raw)
  return passages.flatMap((passage, i) => {
    if (passage.role !== 'plan' || leadsIn(passages, i)) return []
    let from = 0
    const headed = headingOf(document, passage)
    return partsOf(passage.text).flatMap((text, _, all) => {
      const own = figures.filter((figure) => text.includes(figure.sentence) || figure.sentence.includes(text))
      const offset = Math.max(from, passage.text.indexOf(text, from))
      from = offset + text.length
      const place = lines(toRawOffset(document.map, passage.start + offset))
      const task = taskOf(all.length === 1 ? headed : undefined, text, passage, own)
      return ONLY_TIME.test(task.label) ? [] : [{ ...task, ...place }]
    })
  })
}

/** A passage straight under the heading of the whole plan, before its first task, tells what the plan is for. */
function leadsIn(passages: readonly Passage[], at: number): boolean {
  const passage = passages[at]
  const next = passages[at + 1]
  if (!passage || !next || next.role !== 'plan') return false
  return passage.path.length < next.path.length && next.path[passage.path.length - 1] === passage.path.at(-1)
}

function partsOf(text: string): string[] {
  const parts = text
    .split(LIST)
    .map((part) => part.trim())
    .filter((part) => part.length >= 4)
  return parts.length >= 2 ? parts : [text]
}

/** The heading of the item itself: the one that runs into this text, or stands right above it. */
function headingOf({ outline }: PlanDocument['document'], { start }: Passage): string | undefined {
  const above = outline.findLast((item) => item.end <= start)
  return above && (above.runIn || above.level >= 3) ? above.heading : undefined
}

function taskOf(
  heading: string | undefined,
  text: string,
  { theme }: Passage,
  figures: readonly ExtractedFigure[],
): Omit<PlanTask, 'line' | 'start'> {
  const [first] = splitSentences(text)
  const opening = (first ? text.slice(first.start, first.end) : text)
    .replace(LIST_MARK, '')
    .replace(LEADING_TIME, '')
    .replace(/[。；，：].*$/s, '')
  const label = safeName(heading?.replace(LIST_MARK, '') ?? opening)
  const words = text.replace(LIST_MARK, '')
  const target = figures.find(
    ({ kind, value, upper }) => kind === 'target' && value !== null && upper === null,
  )
  const due = figures.find(({ kind }) => kind === 'deadline')?.period
  const owner = OWNER.exec(text)?.[1]
  const commitment = COMMITMENTS.find((word) => text.includes(word))
  return {
    label: label === '' ? firstWords(words, LONGEST_LABEL) : label,
    theme,
    measure: words.length > LONGEST_MEASURE ? `${words.slice(0, LONGEST_MEASURE - 1)}…` : words,
    text,
    ...(target ? { target: targetOf(target) } : {}),
    ...(due ? { due } : {}),
    ...(owner ? { owner } : {}),
    ...(commitment ? { commitment } : {}),
  }
}

/** A label may not hold the marks of a reference. */
export const safeName = (words: string): string =>
  firstWords(
    words
      .trim()
      .replaceAll(/[{}｛｝|｜\n]/g, '')
      .replaceAll('.', '．'),
    LONGEST_LABEL,
  )

export function targetOf({
  metric,
  value,
  unit,
  qualifier,
}: ExtractedFigure): NonNullable<PlanItem['target']> {
  const sense = senseOf(qualifier)
  return {
    label: safeName(metric),
    ...(value === null ? {} : { value }),
    unit,
    ...(sense ? { sense } : {}),
  }
}

/** 不低于60% and 60%以上 say in which sense a target is meant; a bare figure does not. */
function senseOf(qualifier: string | null): TargetSense | undefined {
  if (qualifier === null) return undefined
  if (/以上|不低于|不少于|不小于|至少|超|逾|突破/.test(qualifier)) return '不低于'
  return /以内|以下|之内|不超过|不高于|至多|最多/.test(qualifier) ? '不高于' : undefined
}
