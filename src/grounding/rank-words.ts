import type { Fact } from '../domain/fact-sheet.ts'
import { createWordFinder } from '../text/word-finder.ts'
import { RANK_WORDS } from './vocabulary.ts'

/** Words that say nobody else did it; borne out by an award marked as a first. */
const FIRST_OF_KIND =
  /^(?:首个|首家|首批|首创|首次|首[座条支部款套台艘列颗]|唯一|率先|独占|首例|首单|首开|先河|填补|独一|绝无仅有|独此|仅此|先于|.{0,6}独有|头一[家份个所次例回]|史无前例|没有第二|无人能及|开.{0,4}先例|.{2}(?:首例|首单|仅有|先行))/
/** Words that say nobody stands before; borne out by the first rank alone. */
const FIRST_PLACE =
  /^(?:第一(?!梯队|方阵)|首位|榜首|冠军|夺冠|领跑|遥遥|最|头名|头筹|桂冠|夺魁|折桂|摘冠|问鼎|蝉联|卫冕|登顶|状元|首屈|无出|之首|.{2}之)/
const AREA = /全国|全省|全市|全县|全区|全州|全球|世界|亚洲|国内|省内|市内|区内|同类/

export type RankWord = { readonly text: string; readonly start: number; readonly end: number }

// Every rank word holds one of these; only a text that does is searched.
const cues = createWordFinder(
  '第一 首 唯一 率先 领跑 领先 遥遥 前列 前茅 名列 名次 位列 位居 位次 榜 排名 并列 冠 夺 独占 独一 独此 独有 头名 头筹 头部 头一 史无前例 没有第二 无人能 先例 折桂 摘冠 问鼎 蝉联 登顶 亚军 季军 殿军 探花 状元 数一 无出 绝无 仅此 之首 之最 仅有 先河 填补 走在 前位 历史 新高 纪录 记录 高于 优于 超过 好于 先于 先行 样板 示范 典范 标杆 上游 前头 最'.split(
    ' ',
  ),
)

/** False where no rank word can stand in the text. */
export const mayHoldRankWord = cues.holds

export function rankWordsIn(text: string): RankWord[] {
  if (!mayHoldRankWord(text)) return []
  return Array.from(text.matchAll(RANK_WORDS), (match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }))
}

/** Whether the fact's own rank or first makes the word true; `clause` may name the field among which it holds. */
export function bearsRankWord(fact: Fact, word: string, clause: string): boolean {
  if (fact.kind === 'award') {
    return fact.first?.scope !== undefined && FIRST_OF_KIND.test(word) && sameArea(clause, fact.first.scope)
  }
  if (fact.kind !== 'indicator' || !fact.rank || FIRST_OF_KIND.test(word)) return false
  // A rank among others says nothing of records, averages or what was there before.
  if (/纪录|记录|历史|新高|平均|均值?$|示范|样板|标杆|典范|前移|亚军|季军|殿军|探花/.test(word)) {
    const place = ['亚军', '季军'].indexOf(word)
    return place >= 0 && fact.rank.n === place + 2
  }
  const { n, of, scope } = fact.rank
  if (!sameArea(clause, scope)) return false
  if (FIRST_PLACE.test(word)) return n === 1
  // 前列, 领先: the upper third, where the size of the field is known.
  return (
    !/领先|前列|前茅|梯队|方阵|上游|靠前|前头|前位/.test(word) ||
    n === 1 ||
    (of === undefined ? n <= 3 : n * 3 <= of)
  )
}

function sameArea(clause: string, scope: string): boolean {
  const area = AREA.exec(clause)?.[0]
  return area === undefined || scope.includes(area)
}
