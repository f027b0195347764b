import { patternsOf } from './pattern.ts'

const NAMED = ['told', 'names-label'] as const
const OTHER = ['told', '!names-label', '!verb-label'] as const

const PLAN_HEADS = patternsOf('plan', 'head', [
  // the measure says itself what it is about
  ['measure', NAMED, '{措施}', '措施'],
  ['measure-target', NAMED, '{措施}，{目标句}', '措施'],
  ['in-time', NAMED, '{时限}，{措施}', '时限'],
  ['in-time-target', NAMED, '{时限}，{措施}，{目标句}', '时限'],
  ['measure-in-time', NAMED, '{措施}，{时限}完成', '完成'],
  ['measure-act', ['told', 'verb-label', '!names-label'], '{措施}', '措施'],
  ['measure-act-in-time', ['told', 'verb-label', '!names-label'], '{时限}，{措施}', '时限'],
  ['measure-act-finish', ['told', 'verb-label', '!names-label'], '{措施}，{时限}完成', '完成'],
  // the measure needs the name beside it
  ['around', OTHER, '围绕{名称}，{措施}', '围绕'],
  ['around-target', OTHER, '围绕{名称}，{措施}，{目标句}', '围绕'],
  ['around-in-time', OTHER, '围绕{名称}，{时限}，{措施}', '围绕'],
  ['in-time-around', OTHER, '{时限}，围绕{名称}，{措施}', '时限'],
  ['in-regard', OTHER, '在{名称}方面，{措施}', '在'],
  ['in-regard-in-time', OTHER, '在{名称}方面，{时限}，{措施}', '在'],
  ['in-regard-finish', OTHER, '在{名称}方面，{措施}，{时限}完成', '在'],
  ['about', OTHER, '{名称}方面，{措施}', '方面'],
  ['about-in-time', OTHER, '{名称}方面，{时限}，{措施}', '方面'],
  // no measure
  ['whole', [], '{全句}', '全句'],
])

const PLAN_TAILS = patternsOf('plan', 'tail', [
  ['target', [], '，{目标句}', '目标'],
  ['owner', [], '，{责任}', '责任'],
])

/** Wordings for 计划. */
export const PLAN_PATTERNS = [...PLAN_HEADS, ...PLAN_TAILS]

const ANSWERED = ['!unanswered'] as const

const LAST_HEADS = patternsOf('last-plan', 'head', [
  ['listed', ANSWERED, '列入计划的{名称}{状态}', '列入'],
  ['arranged', ANSWERED, '计划安排的{名称}{状态}', '安排'],
  ['foreseen', ANSWERED, '原计划的{名称}{状态}', '原计划'],
  ['by-plan', ANSWERED, '对照原定安排，{名称}{状态}', '对照'],
  ['set', ANSWERED, '{名称}作为计划安排的任务，{状态}', '作为'],
  ['several', ANSWERED, '计划安排的{名称*}均{状态}', '均'],
  ['several-listed', ANSWERED, '列入计划的{名称*}均{状态}', '均'],
  ['unanswered', ['unanswered'], '计划安排的{名称}{缺.完成情况}', '待补'],
  ['failed', ['as-problem'], '计划安排的{名称}{状态}', '安排'],
  ['failed-listed', ['as-problem'], '列入计划的{名称}{状态}', '列入'],
])

const LAST_TAILS = patternsOf('last-plan', 'tail', [['reason', [], '，{原因}', '原因']])

/** Wordings for 上年计划. */
export const LAST_PLAN_PATTERNS = [...LAST_HEADS, ...LAST_TAILS]

/** Wordings for 问题: the bureau's own words. */
export const PROBLEM_PATTERNS = patternsOf('problem', 'head', [
  ['whole', [], '{全句}', '全句'],
  ['as-problem', ['as-problem'], '{全句}', '全句'],
])

/** A name has no news of its own; where it is a must it is at least said. */
export const OWN_NAME_PATTERNS = patternsOf('own-name', 'head', [
  ['around', [], '围绕{名称}，统筹推进有关工作', '围绕'],
  ['continue', [], '继续做好{名称}有关工作', '做好'],
  ['several', [], '围绕{名称*}，统筹推进有关工作', '围绕'],
])
