import { patternsOf } from './pattern.ts'

const NOUN = ['!verb-label', '!newly-added', '!cumulative', '!scoped', '!own-time'] as const
const HIGH = [...NOUN, '!low-better', '!down', '!zero'] as const
const ACT = ['verb-label', '!cumulative', '!scoped', '!own-time'] as const
const ADDED = ['newly-added', '!scoped', '!own-time'] as const
const TOTAL = ['cumulative', '!verb-label', '!scoped', '!own-time'] as const
const RISEN = [...HIGH, 'up', 'stock'] as const
const FALLEN = [...NOUN, 'down', 'stock', '!zero'] as const

const HEADS = patternsOf('indicator', 'head', [
  // 覆盖率达94.13%
  ['reach', HIGH, '{名称}达{值}', '达'],
  ['reach-to', HIGH, '{名称}达到{值}', '达到'],
  ['is', [...NOUN, '!thing'], '{名称}为{值}', '为'],
  ['have', [...NOUN, 'thing', '!zero'], '{名称}有{值}', '有'],
  ['have-change', [...NOUN, 'thing', '!zero'], '{名称}有{值}，{变化}', '有'],
  ['none', [...NOUN, 'thing', 'zero'], '{名称}为{值}', '为'],
  ['keep', [...HIGH, 'flat'], '{名称}保持在{值}，{变化}', '保持'],
  ['reach-change', HIGH, '{名称}达{值}，{变化}', '达'],
  ['reach-to-change', HIGH, '{名称}达到{值}，{变化}', '达到'],
  ['is-change', [...NOUN, '!thing'], '{名称}为{值}，{变化}', '为'],
  ['change-reach', [...HIGH, 'up'], '{名称}{变化}，达到{值}', '变化'],
  ['change-is', [...NOUN, 'down'], '{名称}{变化}，为{值}', '变化'],
  ['reach-increment', [...RISEN, '!rate'], '{名称}达{值}，{增量}', '增量'],
  ['is-increment', [...FALLEN, '!rate'], '{名称}为{值}，{增量}', '增量'],
  // with the value of last year
  ['from-to', [...RISEN, 'rate', 'against-last-year'], '{名称}由上年的{上年}提高到{值}', '由'],
  ['from-to-same', [...RISEN, 'rate', 'against-same-period'], '{名称}由上年同期的{上年}提高到{值}', '由'],
  ['grow-to', [...RISEN, '!rate', 'against-last-year'], '{名称}由上年的{上年}增加到{值}', '由'],
  ['grow-to-same', [...RISEN, '!rate', 'against-same-period'], '{名称}由上年同期的{上年}增加到{值}', '由'],
  ['fall-to', [...FALLEN, 'rate', 'against-last-year'], '{名称}由上年的{上年}下降到{值}', '由'],
  ['fall-to-same', [...FALLEN, 'rate', 'against-same-period'], '{名称}由上年同期的{上年}下降到{值}', '由'],
  ['shrink-to', [...FALLEN, '!rate', 'against-last-year'], '{名称}由上年的{上年}减少到{值}', '由'],
  ['shrink-to-same', [...FALLEN, '!rate', 'against-same-period'], '{名称}由上年同期的{上年}减少到{值}', '由'],
  ['rise-to', [...RISEN, 'rate', 'high-better'], '{名称}提升至{值}，{变化}', '至'],
  ['grow-into', [...RISEN, '!rate'], '{名称}增至{值}，{变化}', '至'],
  ['drop-to', [...FALLEN, 'rate'], '{名称}降至{值}，{变化}', '至'],
  ['shrink-into', [...FALLEN, '!rate'], '{名称}减至{值}，{变化}', '至'],
  ['change-so', [...HIGH, 'up', 'rate'], '{名称}{变化}，为{值}', '变化'],
  ['stand-at', [...HIGH, 'stock', 'flat'], '{名称}稳定在{值}，{变化}', '稳定'],
  // 招聘教师185人
  ['act', ACT, '{名称}{值}', ''],
  ['act-change', ACT, '{名称}{值}，{变化}', ''],
  ['act-increment', [...ACT, '!rate'], '{名称}{值}，{增量}', '增量'],
  ['act-total', ['verb-label', 'cumulative', '!scoped', '!own-time'], '累计{名称}{值}', '累计'],
  [
    'act-total-change',
    ['verb-label', 'cumulative', '!scoped', '!own-time'],
    '累计{名称}{值}，{变化}',
    '累计',
  ],
  ['act-in-time', ['verb-label', '!cumulative', '!scoped', 'own-time'], '{期间}，{名称}{值}', '期间'],
  [
    'act-in-time-change',
    ['verb-label', '!cumulative', '!scoped', 'own-time'],
    '{期间}，{名称}{值}，{变化}',
    '期间',
  ],
  // 新增省一级幼儿园3所
  ['added', ADDED, '新增{名称}{值}', '新增'],
  ['added-change', ADDED, '新增{名称}{值}，{变化}', '新增'],
  ['added-new', ADDED, '{名称}新增{值}', '新增'],
  ['added-new-change', ADDED, '{名称}新增{值}，{变化}', '新增'],
  // 平安校园累计达67所
  ['total', [...TOTAL, '!zero'], '{名称}累计达{值}', '累计达'],
  ['total-change', [...TOTAL, '!zero'], '{名称}累计达{值}，{变化}', '累计达'],
  ['total-plain', TOTAL, '{名称}{累计}', '累计'],
  ['total-plain-change', TOTAL, '{名称}{累计}，{变化}', '累计'],
  // a cut-off date of its own
  [
    'in-time',
    ['!verb-label', '!newly-added', '!cumulative', '!scoped', 'own-time'],
    '{期间}，{名称}为{值}',
    '期间',
  ],
  [
    'in-time-reach',
    ['!verb-label', '!newly-added', '!cumulative', '!scoped', 'own-time', '!low-better', '!down', '!zero'],
    '{期间}，{名称}达{值}',
    '期间',
  ],
  [
    'in-time-change',
    ['!verb-label', '!newly-added', '!cumulative', '!scoped', 'own-time'],
    '{期间}，{名称}为{值}，{变化}',
    '期间',
  ],
  [
    'total-in-time',
    ['!scoped', 'own-time', 'cumulative', '!verb-label', '!zero'],
    '{期间}，{名称}累计达{值}',
    '累计达',
  ],
  [
    'total-in-time-change',
    ['!scoped', 'own-time', 'cumulative', '!verb-label', '!zero'],
    '{期间}，{名称}累计达{值}，{变化}',
    '累计达',
  ],
  [
    'act-total-in-time',
    ['!scoped', 'own-time', 'cumulative', 'verb-label'],
    '{期间}，累计{名称}{值}',
    '累计',
  ],
  [
    'act-total-in-time-change',
    ['!scoped', 'own-time', 'cumulative', 'verb-label'],
    '{期间}，累计{名称}{值}，{变化}',
    '累计',
  ],
  ['added-in-time', ['!scoped', 'own-time', 'newly-added'], '{期间}新增{名称}{值}', '新增'],
  ['added-in-time-change', ['!scoped', 'own-time', 'newly-added'], '{期间}新增{名称}{值}，{变化}', '新增'],
  // everything that goes with the figure, 口径 and date included
  ['whole', ['scoped'], '{全句}', '全句'],
  // several at once
  ['several-reach', HIGH, '{名称*}分别达{值*}', '分别'],
  ['several-reach-to', HIGH, '{名称*}分别达到{值*}', '分别'],
  ['several-are', NOUN, '{名称*}分别为{值*}', '分别'],
  // as what is to be reached
  ['aim', ['as-aim'], '{名称}{目标}', '目标'],
  // an awaited figure
  ['awaited', ['awaited', '!verb-label'], '{名称}为{缺.数值}', '待补'],
  ['awaited-act', ['awaited', 'verb-label'], '{名称}{缺.数值}', '待补'],
  // as a shortcoming
  ['missed-act', ['as-problem', 'verb-label', '!scoped', '!own-time'], '{名称}{值}，{差距}', ''],
  ['worse-act', ['as-problem', 'verb-label', '!scoped', '!own-time'], '{名称}{值}，{变化}', ''],
  ['missed', ['as-problem', '!verb-label', '!scoped', '!own-time'], '{名称}为{值}，{差距}', '为'],
  [
    'missed-really',
    ['as-problem', '!verb-label', '!scoped', '!own-time'],
    '{名称}实际为{值}，{差距}',
    '实际',
  ],
  [
    'missed-so-far',
    ['as-problem', '!verb-label', '!scoped', '!own-time', 'stock'],
    '{名称}目前为{值}，{差距}',
    '目前',
  ],
  ['missed-in-time', ['as-problem', '!scoped', 'own-time'], '{期间}，{名称}为{值}，{差距}', '期间'],
  ['worse', ['as-problem', '!verb-label', '!scoped', '!own-time'], '{名称}为{值}，{变化}', '为'],
  ['worse-in-time', ['as-problem', '!scoped', 'own-time'], '{期间}，{名称}为{值}，{变化}', '期间'],
  ['worse-whole', ['as-problem', 'scoped'], '{全句}', '全句'],
  ['missed-whole', ['as-problem', 'scoped'], '{全句}，{差距}', '全句'],
])

const TAILS = patternsOf('indicator', 'tail', [
  ['completion', [], '，{完成率}', '完成率'],
  ['beyond', ['over'], '，{差距}', '差距'],
  ['rank', [], '，{排名}', '排名'],
])

/** Wordings for 指标. */
export const INDICATOR_PATTERNS = [...HEADS, ...TAILS]
