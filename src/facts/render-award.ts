import type { Award } from '../domain/fact-sheet.ts'
import type { ATTRIBUTES } from '../domain/reference.ts'
import { periodWords } from './period-words.ts'
import { joined, type Renderer, said, saidIf } from './setting.ts'
import { dateOf } from './sheet-index.ts'
import { figureList, isBareCount } from './wording.ts'

type Attributes = (typeof ATTRIBUTES)['award'][number]

const WON = /^(?:荣获|获评|获|入选|被|新增|创建|培育|当选|通过|位居|列|评为|成为|喜获|斩获|摘得|夺得)/

/** A prize is won (获); a title is given (获评). */
const PRIZE = /(?:奖|奖项|名|金牌|银牌|铜牌|称号|表彰|证书|优胜|满分|分)$/

/** 市实验小学获评…, 被省教育厅评为…; a label that already says how it was won keeps its own verb. */
function wonClause({ label, recipient = '', by, figures: [figure] }: Award): string {
  if (WON.test(label)) return `${recipient}${label}`
  const giver = by && !label.includes(by) ? by : ''
  if (PRIZE.test(label)) return `${recipient}获${giver}${label}`
  // Three of a title are not one who was given it.
  if (giver && figure && isBareCount(figure.label)) return `${recipient}获得${giver}授予的${label}`
  return giver ? `${recipient}被${giver}评为${label}` : `${recipient}获评${label}`
}

export const awardRenderers: Readonly<Record<Attributes, Renderer<Award>>> = {
  名称: ({ label }) => said(label),
  授予: ({ by }) => saidIf(by),
  级别: ({ level }) => (level === '其他' ? null : said(level)),
  获得者: ({ recipient }) => saidIf(recipient),
  数量: ({ figures }) => saidIf(figureList(figures)),
  时间: (award, { index, year }) => {
    const date = dateOf(award, index.sheet)
    return saidIf(date && periodWords(date, year))
  },
  全句: (award, { index, year }) => {
    const { figures, first } = award
    const date = dateOf(award, index.sheet)
    const counted = figureList(figures)
    return joined('，', [
      saidIf(date && periodWords(date, year)),
      said(`${wonClause(award)}${counted && figures.length === 1 ? counted : ''}`),
      saidIf(figures.length > 1 ? counted : undefined),
      saidIf(first?.scope && `为${first.scope}首个`),
    ])
  },
}
