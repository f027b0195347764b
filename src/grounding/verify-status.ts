import type { Fact, Project } from '../domain/fact-sheet.ts'
import { changeOf } from '../facts/derive.ts'
import type { SheetIndex } from '../facts/sheet-index.ts'
import { isVerbLabel } from '../facts/wording.ts'
import { splitClauses } from '../text/sentences.ts'
import type { Span } from '../text/span.ts'
import { factsNamedIn } from './fact-names.ts'
import type { Part } from './planned-parts.ts'
import { AIMED, wrongStatusWords } from './rules/bearing.ts'
import { isUnanswered, stateOf } from './rules/claims.ts'
import type { Fault } from './verify-figures.ts'
import { FUTURE } from './vocabulary.ts'

const COMPLETED = /(?:建成|完工|竣工|落成|投用|投入使用|交付使用|已完成|全面完成|顺利完成|圆满完成|如期完成)/
const NEGATED = /未|没有|尚待|正在|计划|将|力争|确保|预计|拟|争取|推进|加快|待|前/
const UP = /(?:持续|稳步|不断|有所|明显|大幅|逐步|显著|进一步)(?:增长|提高|上升|提升|增加|扩大)/
const DOWN = /(?:持续|稳步|不断|有所|明显|大幅|逐步|显著|进一步)(?:下降|降低|减少|回落|缩小|下滑)/

/** 均, 也 and a degree may stand between a name and its 有所下降. */
const LONGEST_SAID = 8

/** What is not done told as done, what is done told as to come, and a change told in the wrong direction. */
export function verifyStatus(sentence: string, index: SheetIndex, part: Part = 'unknown'): Fault[] {
  const namedIn = factsNamedIn(index)
  // A heading claims nothing.
  const isText = /[。；！!;][”’）]?$/.test(sentence)
  return splitClauses(sentence).flatMap((span) => {
    const clause = sentence.slice(span.start, span.end)
    const named = namedIn(clause)
    return named.flatMap((fact) => [
      ...clauseFaults(fact, clause, span),
      ...(fact.kind === 'project' && part !== 'planned' ? buildingFaults(fact, clause, span) : []),
      ...(isText && part !== 'planned' ? unansweredFaults(fact, clause, span, named) : []),
    ])
  })
}

const LINKS =
  /^(?:同时|此外|另外|其中|全年|今年|本年|年内|一年来|今年以来|顺利|如期|成功|已|我局|全市|全县|全区|\d{4}年|[，。；：、！“”\s])+/
/** What tells of the item as a task, as still under way, or that its answer is missing. */
const AS_TASK = /【待|年初|上年|列入|安排|任务|事项|要求|围绕|聚焦|按照|对照|继续/
const SAID_DONE = /完成|实现|落实|建成|完工|竣工|达成|兑现/
const NUMBERED = /^(?:[一二三四五六七八九十]{1,2}是|[（(][一二三四五六七八九十\d]{1,2}[)）]|\d{1,2}[.．、])/

/**
 * An item of last year's plan without an answer, told as done: by a word of completion, or by words that read as news
 * where they stand alone (占比达到90%). What another fact of the sheet bears out is no claim about the item.
 */
function unansweredFaults(fact: Fact, clause: string, span: Span, named: readonly Fact[]): Fault[] {
  if (fact.kind !== 'last-plan' || !isUnanswered(fact)) return []
  const borne = named.some(
    (other) =>
      (other.kind !== 'last-plan' || other.status !== undefined) &&
      (other.label.includes(fact.label) || fact.evidence.includes(other.id)),
  )
  const words = [fact.label, ...fact.aliases].reduce((rest, name) => rest.replaceAll(name, ''), clause)
  if (borne || words.includes('【待') || NEGATED.test(words)) return []
  const alone = words.replace(LINKS, '') === ''
  const news = !AS_TASK.test(words) && (alone || isNews(fact.label, clause))
  if (!news && !SAID_DONE.test(words)) return []
  const name = [fact.label, ...fact.aliases].find((one) => clause.includes(one)) ?? fact.label
  const start = span.start + Math.max(0, clause.indexOf(name))
  const message = `上年计划的“${fact.label}”还没有填写完成情况，不能写成已经完成`
  return [{ rule: 'B7', severity: 'error', message, suggestion: null, start, end: start + name.length }]
}

/** Whether the words hold a figure or begin with what is done; 一是加强队伍建设 only leads into what was. */
const isNews = (label: string, clause: string): boolean =>
  /\d/.test(label) || (isVerbLabel(label) && !NUMBERED.test(clause))

/** 已开工 of what is still being prepared, 进展顺利 of what rests. */
function buildingFaults(project: Project, clause: string, span: Span): Fault[] {
  if (NEGATED.test(clause) && !/正在|推进|加快/.test(clause)) return []
  if (AIMED.test(clause) || COMPLETED.test(clause)) return []
  return wrongStatusWords(project, clause).map((word) => {
    const start = span.start + Math.max(0, clause.indexOf(word))
    const message = `“${project.label}”的状态是“${project.status}”，不能写“${word}”`
    return { rule: 'B7', severity: 'error', message, suggestion: null, start, end: start + word.length }
  })
}

/** What is said right behind the name: in 单位生产总值能耗进一步下降 nothing is said of 生产总值. */
function saidOf({ label, aliases }: Fact, clause: string): string {
  const name = [label, ...aliases].find((candidate) => candidate.length >= 3 && clause.includes(candidate))
  if (name === undefined) return ''
  const end = clause.indexOf(name) + name.length
  return clause.slice(end, end + LONGEST_SAID)
}

function clauseFaults(fact: Fact, clause: string, span: Span): Fault[] {
  const words = [fact.label, ...fact.aliases].reduce((rest, name) => rest.replaceAll(name, ''), clause)
  const fault = (rule: string, match: string, message: string): Fault[] => {
    const start = span.start + Math.max(0, clause.indexOf(match))
    return [{ rule, severity: 'error', message, suggestion: null, start, end: start + match.length }]
  }
  if (fact.kind === 'indicator') {
    const direction = changeOf(fact)?.direction
    const told = saidOf(fact, clause)
    const [up, down] = [UP.exec(told)?.[0], DOWN.exec(told)?.[0]]
    if (up && !down && direction === 'down') return fault('B3', up, `“${fact.label}”实际下降，不能写“${up}”`)
    if (down && !up && direction === 'up')
      return fault('B3', down, `“${fact.label}”实际上升，不能写“${down}”`)
    return []
  }
  const state = stateOf(fact)
  const completed = COMPLETED.exec(words)?.[0]
  if (completed && state === 'open' && fact.kind !== 'plan' && !NEGATED.test(words)) {
    return fault('B7', completed, `“${fact.label}”尚未完成，不能写“${completed}”`)
  }
  const future = FUTURE.exec(words)?.[0]
  if (future && state === 'done' && fact.kind === 'project') {
    return fault('B7', future, `“${fact.label}”已经${fact.status}，不能写“${future}”`)
  }
  return []
}
