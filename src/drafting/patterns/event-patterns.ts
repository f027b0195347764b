import { patternsOf } from './pattern.ts'

const BY_NAME = ['!told', '!counted'] as const
const ACT = ['verb-label', '!told', '!counted'] as const
const NAMED = ['told', 'names-label', '!counted'] as const
const OTHER = ['told', '!names-label', '!counted'] as const
/** Campaigns and the like, which are 开展d; a reform is 推进d, a service 做好d, a meeting 召开d. */
const HELD = ['!verb-label', '!meeting', '!contest', '!pushed', '!cared-for'] as const

const HEADS = patternsOf('event', 'head', [
  ['whole', ['!meeting', '!contest', '!counted'], '{全句}', '全句'],
  // with its figures where they belong
  ['done', ['counted'], '{做法}', '做法'],
  ['done-in-time', ['counted', '!plain-verb'], '{时间}，{做法}', '时间'],
  ['done-that-month', ['counted', 'plain-verb'], '{时间}{做法}', '时间'],
  // its own words
  ['told', NAMED, '{内容}', '内容'],
  ['told-in-time', [...NAMED, '!plain-verb'], '{时间}，{内容}', '时间'],
  ['told-that-month', [...NAMED, 'plain-verb'], '{时间}{内容}', '时间'],
  ['told-of', [...OTHER, ...HELD], '开展{名称}，{内容}', '开展'],
  ['told-by', [...OTHER, ...HELD], '组织开展{名称}，{内容}', '组织'],
  ['told-of-in-time', [...OTHER, ...HELD], '{时间}开展{名称}，{内容}', '时间'],
  ['told-around', [...OTHER, ...HELD], '围绕{名称}，{内容}', '围绕'],
  ['told-around-in-time', [...OTHER, ...HELD], '{时间}围绕{名称}，{内容}', '时间'],
  ['told-pushed', [...OTHER, 'pushed'], '推进{名称}，{内容}', '推进'],
  ['told-deepened', [...OTHER, 'pushed'], '深入推进{名称}，{内容}', '推进'],
  ['told-pushed-in-time', [...OTHER, 'pushed'], '{时间}推进{名称}，{内容}', '时间'],
  ['told-cared', [...OTHER, 'cared-for'], '做好{名称}，{内容}', '做好'],
  ['told-cared-in-time', [...OTHER, 'cared-for'], '{时间}做好{名称}，{内容}', '时间'],
  ['told-act', [...OTHER, 'verb-label'], '{名称}，{内容}', '名称'],
  ['told-act-in-time', [...OTHER, 'verb-label'], '{时间}，{名称}，{内容}', '时间'],
  ['told-meeting', [...OTHER, 'meeting'], '召开{名称}，{内容}', '召开'],
  ['told-meeting-in-time', [...OTHER, 'meeting'], '{时间}召开{名称}，{内容}', '时间'],
  ['told-contest', [...OTHER, 'contest'], '举办{名称}，{内容}', '举办'],
  ['told-contest-in-time', [...OTHER, 'contest'], '{时间}举办{名称}，{内容}', '时间'],
  // its name only
  ['act', ACT, '{名称}', '名称'],
  ['act-in-time', [...ACT, '!plain-verb'], '{时间}，{名称}', '时间'],
  ['act-that-month', [...ACT, 'plain-verb'], '{时间}{名称}', '时间'],
  ['hold', [...BY_NAME, ...HELD], '开展{名称}', '开展'],
  ['organise', [...BY_NAME, ...HELD], '组织开展{名称}', '组织'],
  ['hold-in-time', [...BY_NAME, ...HELD], '{时间}开展{名称}', '时间'],
  ['hold-in-time-org', [...BY_NAME, ...HELD], '{时间}组织开展{名称}', '时间'],
  ['push', [...BY_NAME, 'pushed'], '推进{名称}', '推进'],
  ['push-in-time', [...BY_NAME, 'pushed'], '{时间}推进{名称}', '时间'],
  ['care', [...BY_NAME, 'cared-for'], '做好{名称}', '做好'],
  ['care-in-time', [...BY_NAME, 'cared-for'], '{时间}做好{名称}', '时间'],
  ['meeting', [...BY_NAME, 'meeting'], '召开{名称}', '召开'],
  ['meeting-org', [...BY_NAME, 'meeting'], '组织召开{名称}', '组织'],
  ['meeting-in-time', [...BY_NAME, 'meeting'], '{时间}召开{名称}', '时间'],
  ['contest', [...BY_NAME, 'contest'], '举办{名称}', '举办'],
  ['contest-org', [...BY_NAME, 'contest'], '组织举办{名称}', '组织'],
  ['contest-in-time', [...BY_NAME, 'contest'], '{时间}举办{名称}', '时间'],
])

const TAILS = patternsOf('event', 'tail', [['result', [], '，{成效}', '成效']])

/** Wordings for 活动和举措. */
export const EVENT_PATTERNS = [...HEADS, ...TAILS]
