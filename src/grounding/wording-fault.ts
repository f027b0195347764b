import type { Quantity } from '../text/quantities.ts'
import type { Stated } from './claim-match.ts'
import type { Claim } from './fact-claims.ts'
import type { TextWindow } from './text-window.ts'

const RISE =
  /(?:增长|提高|上升|增加|提升|扩大|攀升|上涨|增幅|多(?![年媒所种项个样元])|高(?![中考校等质级新职层品效水技])|净增|新增|涨|翻)/g
const FALL =
  /(?:下降|降低|减少|回落|缩小|下跌|下滑|缩减|压减|降幅|少(?![年先数儿])|低(?![保年龄收碳])|净减|跌)/g
/** A new level is no change: 提高到60%. */
const LEVEL = /(?:增至|升至|降至|减至|[增升降减]为|[到至为达])\S{0,3}$/

const EARLIER =
  /上年|去年|同期|上期|基期|此前|原来|原有|以前|年初|[由从较]|(?<![占对配])比(?![例重率赛])|\d{4}年/
const AIM =
  /目标|力争|计划|确保|争取|预期|将|要求|任务|拟|达标|底前|预计|力求|努力|使|不低于|不高于|不少于|不多于|不超过|以上|以内/
/** Told as done, even in a plan. */
const REACHED = /已|(?:达到|完成|实现|达成)了|超额/
const GAP = /目标|超出|超过|高于|低于|高出|还差|相差|差距|距|尚缺|不足/
const COMPARED = /同比|环比|比上|较上|比去|较去|同期/
const RANKED = /第.{1,6}[位名]|首位|排名|位[列居次]|名列|[居列]全/
const COMPLETION = /完成|目标|任务|计划|率/
const CHANGED_BY = /(?:增长|下降|提高|上升|提升|降低|回落|增加|减少)了?$/

const last = (text: string, words: RegExp): number => {
  let place = -1
  for (const match of text.matchAll(words)) place = match.index
  return place
}

/** Whether the words up to a figure end in a word of change: 同比增长, 下降了. */
export const tellsChange = (left: string): boolean => CHANGED_BY.test(left)

/** The direction of the nearest word of change to the left of the figure in its clause. */
function statedDirection(left: string): 'up' | 'down' | null {
  const [rise, fall] = [last(left, RISE), last(left, FALL)]
  if (rise < 0 && fall < 0) return null
  return rise > fall ? 'up' : 'down'
}

/**
 * Why the words around a figure do not say what the claim says, in Chinese; null where they do. A previous value
 * must be told as one, a target as one, a change in its own direction.
 */
export function wordingFault(claim: Claim, { quantity }: Stated, window: TextWindow): string | null {
  const { fact, shown } = claim
  switch (claim.kind) {
    case 'growth':
    case 'multiple':
    case 'difference':
      return changeFault(claim, quantity, window)
    case 'previous': {
      const label = fact.kind === 'indicator' ? fact.previous?.label : undefined
      const told = EARLIER.test(window.left) || (label !== undefined && window.before.includes(label))
      return told ? levelFault(claim, window) : `${shown}是“${fact.label}”的上期数，不是本期数`
    }
    case 'target':
      if (AIM.test(window.before) || fact.kind === 'last-plan') return null
      if (window.part === 'planned' && !REACHED.test(window.left)) return null
      return `${shown}是“${fact.label}”的目标，不是已达到的数`
    case 'gap':
      return GAP.test(window.clause) && !COMPARED.test(window.clause)
        ? null
        : `${shown}是“${fact.label}”与目标的差距`
    case 'rate':
      return COMPLETION.test(window.clause) ? null : `${shown}是“${fact.label}”的目标完成率`
    case 'field':
      return RANKED.test(window.clause) ? null : `${shown}是“${fact.label}”排名的参评总数`
    case 'value':
      return levelFault(claim, window)
    default:
      return null
  }
}

function changeFault(
  { fact, direction, shown }: Claim,
  quantity: Quantity,
  window: TextWindow,
): string | null {
  // A multiple holds its verb within: 增长1.2倍, 翻一番.
  const stated = statedDirection(`${window.left}${quantity.raw.split(/[\d０-９]/u, 1)[0] ?? ''}`)
  const ratio = quantity.kind === 'multiple' && /[是为].{0,12}$/.test(window.left)
  if (stated === null) return ratio ? null : `${shown}是“${fact.label}”的变化，不是数值本身`
  if (LEVEL.test(window.left)) return `${shown}是“${fact.label}”的变化，不是变化后的数值`
  if (direction === 'flat' || stated === direction) return null
  return `“${fact.label}”实际${direction === 'up' ? '上升' : '下降'}，文中写作${stated === 'up' ? '上升' : '下降'}`
}

/** 入园率提高3% and 比上年增加300人 say by how much it changed, not where it stands. */
function levelFault({ fact, unitText, shown }: Claim, window: TextWindow): string | null {
  const verb = CHANGED_BY.exec(window.left)?.[0]
  if (!verb || fact.label.endsWith(verb)) return null
  if (unitText !== '%' && !COMPARED.test(window.left)) return null
  return `${shown}是“${fact.label}”的数值，不是${verb}的幅度`
}
