import type { Role } from '../../domain/document.ts'
import type { Quantity } from '../../text/quantity.ts'
import type { ExtractedFigure, FigureKind } from './figure.ts'

const CUMULATIVE = /(?:累计|总数|总量|总计|合计|已有|现有|共有|拥有)[^，；。]{0,12}$/
const NEW =
  /(?:新增|新建|新招|新聘|新发展|新认定|新评|新获|新培育|新设|新开|又有|净增|当年|年内)[^，；。]{0,16}$/
/** What is done within a period, so that its figures are those of the period. */
const DONE =
  /(?:招聘|招录|引进|培训|举办|开展|组织|查处|检查|整改|改造|建成|竣工|开工|投入|完成投资|发放|资助|受理|办结|获评|获得|荣获|出台|印发|制定|选派|选聘|派出|调解|评选|表彰|认定|排查|化解|接待|处理|安排|争取|下达|拨付|筹集|推出|走访|征集|参与|参加|惠及|服务)[^，；。]{0,16}$/
const AIM =
  /(?:力争|确保|争取|计划|拟|预计|目标|要求|到20\d\d年)[^，；。]{0,24}$|(?:控制在|不低于|不少于|不超过|不高于)[^，；。]{0,6}$/
const LEAD =
  /(力争|确保|争取|预计|计划|累计|共计|合计|总共|新增|人均|平均|每[年月周]|共|拟)[^，；。、]{0,10}$/
const ALREADY = /(?:已|现有|现为|目前|上年|去年|年底前已)[^，；。]{0,12}$/

export function basisOf(before: string, quantity: Quantity): ExtractedFigure['basis'] {
  if (/^(?:ratio|points|multiple)$/.test(quantity.unit?.dimension ?? '')) return 'stock'
  if (CUMULATIVE.test(before)) return 'cumulative'
  return NEW.test(before) || DONE.test(before) ? 'new' : 'stock'
}

/** A plan speaks of targets unless it says how things stand; a summary speaks of them where it says so. */
export function kindOf(before: string, role: Role): FigureKind {
  if (role === 'plan') return ALREADY.test(before) ? 'actual' : 'target'
  return /(?:力争|确保|争取|计划|拟)[^，；。]{0,24}$/.test(before) ? 'target' : 'actual'
}

/** The words that qualify a figure: its approximator, or else the word that leads to it. */
export const qualifierOf = (before: string, { approximator }: Quantity): string | null =>
  approximator ?? LEAD.exec(before)?.[1] ?? null

export const isAim = (before: string): boolean => AIM.test(before)
