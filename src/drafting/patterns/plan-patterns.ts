import { patternsOf } from './pattern.ts'

const NAMED = ['told', 'names-label'] as const
const OTHER = ['told', '!names-label', '!verb-label'] as const
const BARE = ['!told', '!targeted'] as const

const PLAN_HEADS = patternsOf('plan', 'head', [
  // the measure says itself what it is about
  ['measure', NAMED, '{措施}', '措施'],
  ['measure-target', NAMED, '{措施}，{目标句}', '措施'],
  ['in-time', NAMED, '{时限}，{措施}', '时限'],
  ['in-time-target', NAMED, '{时限}，{措施}，{目标句}', '时限'],
  ['measure-act', ['told', 'verb-label', '!names-label'], '{措施}', '措施'],
  ['measure-act-in-time', ['told', 'verb-label', '!names-label'], '{时限}，{措施}', '时限'],
  ['act-measure', ['told', 'deed-label', '!names-label'], '{名称}，{措施}', '名称'],
  ['act-measure-in-time', ['told', 'deed-label', '!names-label'], '{名称}，{时限}{措施}', '名称'],
  // the measure needs the name beside it
  ['around', OTHER, '围绕{名称}，{措施}', '围绕'],
  ['around-in-time', OTHER, '围绕{名称}，{时限}{措施}', '围绕'],
  ['focus', OTHER, '聚焦{名称}，{措施}', '聚焦'],
  ['focus-in-time', OTHER, '聚焦{名称}，{时限}{措施}', '聚焦'],
  ['in-regard', OTHER, '在{名称}方面，{措施}', '在'],
  ['in-regard-in-time', OTHER, '在{名称}方面，{时限}{措施}', '在'],
  ['about', OTHER, '{名称}方面，{措施}', '方面'],
  ['about-in-time', OTHER, '{名称}方面，{时限}{措施}', '方面'],
  ['push', [...OTHER, '!state-label'], '推进{名称}，{措施}', '推进'],
  ['push-in-time', [...OTHER, '!state-label'], '推进{名称}，{时限}{措施}', '推进'],
  ['promote', [...OTHER, 'state-label'], '推动{名称}，{措施}', '推动'],
  ['promote-in-time', [...OTHER, 'state-label'], '推动{名称}，{时限}{措施}', '推动'],
  ['carry', [...OTHER, '!state-label'], '抓好{名称}，{措施}', '抓好'],
  ['carry-in-time', [...OTHER, '!state-label'], '抓好{名称}，{时限}{措施}', '抓好'],
  ['do-well', [...OTHER, 'task-label'], '做好{名称}，{措施}', '做好'],
  // no measure
  ['whole', ['!told'], '{全句}', '全句'],
  ['several-push', [...BARE, '!verb-label'], '推进{名称*}', '推进'],
  ['several-carry', [...BARE, '!verb-label'], '抓好{名称*}', '抓好'],
  ['several-acts', [...BARE, 'verb-label'], '{名称*}', '名称'],
  // as what is to be reached
  ['aim', ['as-aim'], '{目标句}', '目标'],
])

const PLAN_TAILS = patternsOf('plan', 'tail', [
  ['target', [], '，{目标句}', '目标'],
  ['owner', [], '，{责任}', '责任'],
])

/** Wordings for 计划. */
export const PLAN_PATTERNS = [...PLAN_HEADS, ...PLAN_TAILS]

const ANSWERED = ['!unanswered'] as const

const LAST_HEADS = patternsOf('last-plan', 'head', [
  ['set', [...ANSWERED, '!task-label'], '年初确定的{名称}任务{状态}', '确定'],
  ['compared', [...ANSWERED, '!task-label'], '对照年初工作安排，{名称}任务{状态}', '对照'],
  ['listed', [...ANSWERED, '!task-label'], '列入年度工作安排的{名称}任务{状态}', '列入'],
  ['set-task', [...ANSWERED, 'task-label'], '年初确定的{名称}{状态}', '确定'],
  ['compared-task', [...ANSWERED, 'task-label'], '对照年初工作安排，{名称}{状态}', '对照'],
  ['several', [...ANSWERED, '!again'], '{名称*}等任务均{状态}', '均'],
  ['several-set', [...ANSWERED, '!again'], '年初确定的{名称*}等任务均{状态}', '均'],
  ['several-compared', [...ANSWERED, '!again'], '对照年初工作安排，{名称*}等任务均{状态}', '均'],
  ['several-also', [...ANSWERED, 'again'], '{名称*}等任务也{状态}', '也'],
  ['unanswered', ['unanswered', '!claim-label'], '列入年度工作安排的{名称}{缺.完成情况}', '列入'],
  ['unanswered-set', ['unanswered', '!claim-label'], '年初确定的{名称}{缺.完成情况}', '确定'],
  ['unanswered-claim', ['unanswered', 'claim-label'], '列入年度工作安排的“{名称}”{缺.完成情况}', '列入'],
  ['unanswered-claim-set', ['unanswered', 'claim-label'], '年初确定的“{名称}”{缺.完成情况}', '确定'],
  ['failed', ['as-problem'], '年初确定的{名称}{状态}', '确定'],
  ['failed-listed', ['as-problem'], '列入年度工作安排的{名称}{状态}', '列入'],
  ['failed-several', ['as-problem'], '列入年度工作安排的{名称*}均{状态}', '均'],
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
