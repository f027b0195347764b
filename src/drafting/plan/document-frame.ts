import type { DraftKind } from '../../domain/document.ts'
import type { Period } from '../../domain/period.ts'
import { periodName, periodYear } from '../../domain/period.ts'

/** The words of a kind of document that depend on its two periods. */
export type DocumentFrame = {
  title(organ: string, period: Period, planPeriod: Period): string
  summary(period: Period): string
  problems: string
  plan(planPeriod: Period): string
}

export const DOCUMENT_FRAMES: Readonly<Record<DraftKind, DocumentFrame>> = {
  annual: {
    title: (organ, period, planPeriod) =>
      `${organ}${periodName(period)}工作总结和${periodName(planPeriod)}工作计划`,
    summary: (period) => `${periodName(period)}工作总结`,
    problems: '存在的问题',
    plan: (planPeriod) => `${periodName(planPeriod)}工作计划`,
  },
  'half-year': {
    title: (organ, period, planPeriod) =>
      `${organ}${periodName(period)}工作总结和${shortName(planPeriod, period)}工作计划`,
    summary: (period) => `${shortName(period, period)}主要工作`,
    problems: '存在的问题',
    plan: (planPeriod) => `${shortName(planPeriod, planPeriod)}工作计划`,
  },
  'key-points': {
    title: (organ, _, planPeriod) => `${organ}${periodName(planPeriod)}工作要点`,
    summary: (period) => `${periodName(period)}工作基础`,
    problems: '存在的问题',
    plan: () => '重点工作',
  },
  outlook: {
    title: (organ, _, planPeriod) => `${organ}${periodName(planPeriod)}工作思路`,
    summary: (period) => `${periodName(period)}工作基础`,
    problems: '存在的问题',
    plan: () => '重点任务',
  },
}

/** 下半年 where the year is already said by `said`, else the full name. */
function shortName(period: Period, said: Period): string {
  const name = periodName(period)
  return periodYear(period) === periodYear(said) ? name.replace(/^\d{4}年(?=.)/, '') : name
}
