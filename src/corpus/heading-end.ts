/** Where a heading's words end on its line, and where the text that follows on that line begins. */
export type HeadingEnd = { readonly end: number; readonly body: number }

/** A heading that is a whole sentence is no longer than this; what is longer is a task written out. */
const LONGEST_HEADING = 45
const LONGEST_OWN_LINE = 80
/** A lone sentence as an item is its own heading up to this length; above it the first clause stands for it. */
const LONGEST_LONE = 25

/** Words with which a text begins, run into the heading before them because a line break was lost. */
const OPENER =
  /(?:\d{4}年(?:以来)?[，,是在]|今年(?:是|，|,|加快|我市)|(?:刚刚)?过去的?(?:一年|五年|六年|\d{4}年)|一年来|做好(?:今年|\d{4}年)|围绕(?:今年|实现)|今后五年，?是|(?<!工作|发展|情况|主要)回顾(?:过去|五年)|“十[一二三四五六]五”时期[，,是在])/g

/** 一是 run into the heading before it: the full stop between them was lost. */
const ORDINAL_RUN_IN = /[^。；;：:，,）)”》、 ](?=一(?:是|要)[\u4e00-\u9fff])/

const CLAUSE_END = /[，,；;：:。！？!?]/
const isInside = (text: string): boolean =>
  (text.match(/[“《（(]/g)?.length ?? 0) > (text.match(/[”》）)]/g)?.length ?? 0)

const SENTENCE_END = /[。！？!?]/

/**
 * The end of the heading whose words begin at `from` in `line`.
 * A heading on its own line ends with the line; one that runs into text ends at its 。 or, where that was lost,
 * before 一是 or before the words that open the text; an item that is one long sentence gives its first clause.
 */
export function findHeadingEnd(line: string, from: number, level: number): HeadingEnd {
  const rest = line.slice(from)
  const stop = rest.search(SENTENCE_END)
  const dash = findDash(rest)
  const glued = findGlued(rest, level)
  if (glued !== undefined && (stop < 0 || glued <= stop))
    return { end: from + trimEnd(rest, glued), body: from + glued }
  if (dash !== undefined) return { end: from + dash.end, body: from + dash.body }
  if (stop < 0 && !/[；;]/.test(rest) && rest.length <= LONGEST_OWN_LINE) {
    const bare = rest.replace(/[，,；;：:、 ]+$/, '')
    return { end: from + bare.length, body: line.length }
  }
  const alone = stop === rest.length - 1
  if (
    stop > 0 &&
    stop <= (alone && level > 2 ? LONGEST_LONE : LONGEST_HEADING) &&
    !/[；;]/.test(rest.slice(0, stop))
  )
    return { end: from + stop, body: from + stop + 1 }
  return firstClause(rest, from)
}

/**
 * A dash between a heading and the text that explains it: 抓队伍——坚持把…摆在首位，…。 A dash inside a heading has
 * a short second half behind it: 聚焦主业——打造品牌。
 */
function findDash(rest: string): HeadingEnd | undefined {
  const match = /^([^。！？；;，,：:—]{4,30})—{1,2}([^。！？；;，,：:—]{0,40}[，,：:；;])/.exec(rest)
  if (!match?.[1]) return undefined
  const end = match[1].length
  const isText = /[。；;]/.test(rest.slice(end)) && rest.length - end > LONGEST_HEADING
  return isText ? { end, body: end + (/^—+/.exec(rest.slice(end))?.[0].length ?? 0) } : undefined
}

/** The dash that leads over to the text is no part of the heading. */
const trimEnd = (text: string, end: number): number => text.slice(0, end).replace(/[\s—–―]+$/, '').length

function findGlued(rest: string, level: number): number | undefined {
  const head = rest.slice(0, LONGEST_OWN_LINE)
  const ordinal = ORDINAL_RUN_IN.exec(head)
  if (ordinal && ordinal.index >= 3) return ordinal.index + 1
  if (level > 1) return undefined
  OPENER.lastIndex = 4
  const opener = OPENER.exec(head)
  // A mark before the opener means that it belongs to the heading's own sentence.
  return opener && /[\u4e00-\u9fff” —]/.test(head.charAt(opener.index - 1)) ? opener.index : undefined
}

function firstClause(rest: string, from: number): HeadingEnd {
  let stop = rest.search(CLAUSE_END)
  // A mark inside quotes or a title does not end the clause: 按照“计划管住，方法放开”原则，….
  while (stop >= 0 && stop <= LONGEST_HEADING && isInside(rest.slice(0, stop))) {
    const next = rest.slice(stop + 1).search(CLAUSE_END)
    stop = next < 0 ? -1 : stop + 1 + next
  }
  if (stop < 4 || stop > LONGEST_HEADING)
    return { end: from + Math.min(rest.length, LONGEST_HEADING), body: from }
  const closed = /[：:]/.test(rest.charAt(stop)) && stop <= LONGEST_LONE
  return { end: from + stop, body: closed ? from + stop + 1 : from }
}
