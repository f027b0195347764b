import type { Span } from '../../text/span.ts'
import { unitNameAt } from '../../text/units.ts'

const MASK = /[\d.]{0,12}(?:[*＊□]{1,6}|[×_○]{1,6}|[xX]{2,6})/g
const SCALE = /[多余几]?[百千万亿]{0,2}[多余]?/y

/** Units that behind a mask more often end the masked name of a place, road or class. */
const NAME_ENDS = new Set(
  '市 县 区 省 镇 乡 村 国 城 地 州 校 园 年 月 日 天 路 点 级 线 号 班 字 里 站 片 步 面 层 排 道 环 圈 周 届 期 代 部 方 位 对 门 台 本'.split(
    ' ',
  ),
)

/** A text in which digits stand for masked numbers, character by character, and where they stand. */
export type Unmasked = { readonly text: string; readonly masks: readonly Span[] }

/**
 * Puts digits in the place of masks that stand for a number (*所, **%, xx名), so that the quantity reader finds them.
 * A mask is a number where a unit follows that does not end a name: *路小学 and **市 stay as they are.
 */
export function unmaskNumbers(text: string): Unmasked {
  const masks: Span[] = []
  const characters = text.split('')
  for (const { 0: raw, index } of text.matchAll(MASK)) {
    const end = index + raw.length
    if (/[A-Za-z\d×*＊]/.test(text.charAt(index - 1)) || !countsBehind(text, end)) continue
    masks.push({ start: index, end })
    for (let at = index; at < end; at += 1) {
      if (!/[\d.]/.test(text.charAt(at))) characters[at] = '9'
    }
  }
  return { text: masks.length === 0 ? text : characters.join(''), masks }
}

function countsBehind(text: string, at: number): boolean {
  SCALE.lastIndex = at
  const scale = SCALE.exec(text)?.[0] ?? ''
  const unit = unitNameAt(text, at + scale.length)
  return unit === '' ? /[万亿]$/.test(scale) : !NAME_ENDS.has(unit)
}
