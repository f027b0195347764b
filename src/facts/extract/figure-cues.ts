import type { Role } from '../../domain/document.ts'
import { periodYear } from '../../domain/period.ts'
import { type FoundPeriod, resolvePeriod } from '../../text/periods.ts'
import type { Quantity } from '../../text/quantity.ts'
import type { ExtractedFigure, FigureKind } from './figure.ts'

const ITEM = /^(?:[（(][一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十]{1,3}[是、]|\d{1,2}[.．、])/
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

/** Words that set all of a sentence into the time to come when it begins with them, behind a date and a subject. */
const PLANNING =
  /^(?:[^，；。：]{0,12}[，,])?(?:[\p{Script=Han}]{1,2}是)?[^，；。：]{0,12}?(?:力争|计划(?!生育|经济|单列|完成率)|拟(?=[\p{Script=Han}]{2})(?!定|订)|预计|将(?![^，；。：]{0,16}(?:纳入|作为|列为|列入)))/u
/** What a clause says of today although its sentence speaks of the time to come. */
const STANDING = /实际|目前|截至|现有|已/

/**
 * Whether a sentence tells what is to come: it begins with a later period, or, where nobody says what period the report
 * is of, with a date and a word of planning.
 */
export function speaksOfLater(text: string, periods: readonly FoundPeriod[], year: number | null): boolean {
  const opening = periods.find(({ start }) => /^(?:[到至])?$/.test(text.slice(0, start).replace(ITEM, '')))
  if (!opening) return false
  if (year === null) return PLANNING.test(text.slice(opening.end).replace(/^[，,底末前]+/, ''))
  const period = resolvePeriod(opening, year)
  const named = period === null ? null : periodYear(period)
  return named !== null && named > year
}

/** Whether the words between a sentence's beginning and a figure leave the figure in the time to come. */
export const staysAhead = (clause: string): boolean => !STANDING.test(clause)

/** A plan speaks of targets unless it says how things stand; a summary speaks of them where it says so. */
export function kindOf(before: string, role: Role): FigureKind {
  if (role === 'plan') return ALREADY.test(before) ? 'actual' : 'target'
  return /(?:力争|确保|争取|计划|拟)[^，；。]{0,24}$/.test(before) ? 'target' : 'actual'
}

/** The words that qualify a figure: its approximator, or else the word that leads to it. */
export const qualifierOf = (before: string, { approximator }: Quantity): string | null =>
  approximator ?? LEAD.exec(before)?.[1] ?? null

export const isAim = (before: string): boolean => AIM.test(before)
