import { patternsOf } from './pattern.ts'

const HEADS = patternsOf('project', 'head', [
  ['state', ['!started'], '{名称}{状态}', '状态'],
  ['state-for-now', ['under-way'], '{名称}目前{状态}', '目前'],
  ['state-early', ['early'], '{名称}目前{状态}', '目前'],
  ['state-at-site', [], '位于{地点}的{名称}{状态}', '位于'],
  ['site', [], '{名称}位于{地点}，{状态}', '位于'],
  ['done-in-time', ['done', 'dated'], '{名称}于{时间}', '于'],
  ['done-at-site', ['done', 'dated'], '位于{地点}的{名称}于{时间}', '位于'],
  ['begun', ['started'], '{名称}于{时间}', '于'],
  ['begun-at-site', ['started'], '位于{地点}的{名称}于{时间}', '位于'],
  ['begun-money', ['started'], '{名称}{投资}，于{时间}', '投资'],
  ['state-time', ['!done', 'dated', '!started'], '{名称}{状态}，{时间}', '状态'],
  ['state-now-time', ['under-way', 'dated', '!started'], '{名称}目前{状态}，{时间}', '目前'],
  ['state-early-time', ['early', 'dated'], '{名称}目前{状态}，{时间}', '目前'],
  ['site-state-time', ['!done', 'dated', '!started'], '位于{地点}的{名称}{状态}，{时间}', '位于'],
  ['site-money', [], '位于{地点}的{名称}{投资}，{状态}', '位于'],
  ['money-state', ['!done'], '{名称}{投资}，{状态}', '投资'],
  ['money-state-time', ['!done', 'dated', '!started'], '{名称}{投资}，{状态}，{时间}', '投资'],
  ['money-done', ['done', 'dated'], '{名称}{投资}，于{时间}', '投资'],
  ['money-done-plain', ['done'], '{名称}{投资}，{状态}', '投资'],
  ['figures-done', ['done'], '{名称}{状态}，{数量}', '状态'],
  ['whole', ['!done', '!started'], '{全句}', '全句'],
  ['whole-undated', ['done', '!dated'], '{全句}', '全句'],
  ['several-state', [], '{名称*}{状态}', '状态'],
  ['several-all', [], '{名称*}均{状态}', '均'],
  ['several-projects', ['under-way'], '{名称*}目前均{状态}', '目前'],
  // as a task to come
  ['task', ['as-task'], '推进{名称}建设', '推进'],
  ['task-works', ['as-task', 'works'], '推进{名称}', '推进'],
  ['task-time', ['as-task'], '加快{名称}建设进度，{时间}', '加快'],
  ['task-push-time', ['as-task', 'works'], '推进{名称}，{时间}', '推进'],
  ['task-hold-time', ['as-task', 'works'], '抓好{名称}，{时间}', '抓好'],
  ['task-build-time', ['as-task', '!works'], '推进{名称}建设，{时间}', '推进'],
  ['paused', ['as-problem'], '{名称}{状态}', '状态'],
  ['paused-at-site', ['as-problem'], '位于{地点}的{名称}{状态}', '位于'],
])

const TAILS = patternsOf('project', 'tail', [
  ['money', [], '，{投资}', '投资'],
  ['figures', [], '，{数量}', '数量'],
  ['detail', [], '，{详情}', '详情'],
])

/** Wordings for 项目. */
export const PROJECT_PATTERNS = [...HEADS, ...TAILS]
