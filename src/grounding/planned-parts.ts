import type { SheetIndex } from '../facts/sheet-index.ts'

/** A heading of the first level, numbered or a line of its own without a full stop. */
const NUMBERED = /^\s*(?:第[一二三四五六]部分|[一二三四五六七八九十]{1,3}、)(?<words>.{1,30})/u
const BARE = /^\s*(?<words>[^。；！？]{4,36})$/u
const PLAN = /计划|打算|安排|思路|目标|任务|部署|规划|要点|下一步|下一阶段|下半年|明年|来年|今后/
const REVIEW = /回顾|总结|成绩|成效|情况|做法|问题|不足/

/** What the part of a text that a line stands in is about; unknown before any heading has told. */
export type Part = 'planned' | 'reviewed' | 'unknown'

/**
 * Tells of each line of a text, read in order, whether it belongs to what is planned or to what was done, by the
 * headings before it: under 二、2025年工作计划 a target needs no 力争 to be told as one.
 */
export function createPartReader(
  { planYear, reportYear, sheet }: SheetIndex,
  first?: Part,
): (line: string) => Part {
  let part: Part = first
    ? first
    : sheet.kind === 'key-points' || sheet.kind === 'outlook'
      ? 'planned'
      : 'unknown'
  const isOfPlanYear = (words: string): boolean =>
    planYear !== reportYear && words.includes(`${planYear}年`) && !words.includes(`${reportYear}年`)
  return (line) => {
    const numbered = NUMBERED.exec(line)?.groups?.['words']
    const words = numbered ?? BARE.exec(line)?.groups?.['words']
    if (words === undefined) return part
    const [toPlan, toReview] = [PLAN.test(words) || isOfPlanYear(words), REVIEW.test(words)]
    // A title that announces both, and a short line of the text itself, change nothing.
    if (toPlan === toReview) return part
    if (toReview || numbered !== undefined || /工作|计划|要点|思路/.test(words))
      part = toPlan ? 'planned' : 'reviewed'
    return part
  }
}
