import type { DocumentKind, Level, OutlineItem } from '../domain/document.ts'
import { type Period, periodRange } from '../domain/period.ts'
import { findPeriods } from '../text/periods.ts'
import type { CleanedText } from './clean.ts'
import { roleOfHeading } from './roles.ts'
import { isDateLine, isSigner } from './signature.ts'
import { findYears, readTitle, type TitleReading, titleScore } from './title.ts'

export type Identity = {
  readonly title: string
  readonly kind: DocumentKind
  readonly organ: string | null
  readonly region: string | null
  readonly level: Level | null
  readonly period: Period | null
  readonly planPeriod: Period | null
  readonly date: Period | null
  readonly notices: string[]
}

const LONGEST_TITLE = 60
/** A text names the city above its own at least so often. */
const OFTEN = 4
const DAY_MS = 86_400_000

/**
 * What a document is: its title, kind, organ, region, level, periods and date. The title decides; signature,
 * opening and headings fill in. Where they contradict each other, the title's word is kept and a notice says so.
 */
export function identify(file: string, cleaned: CleanedText, outline: readonly OutlineItem[]): Identity {
  const { clean, metadata } = cleaned
  const lines = clean.split('\n')
  const named = cleaned.title ?? titleFromFile(file)
  const title = named ?? (lines[0] ?? '').slice(0, LONGEST_TITLE)
  const read = readTitle(title)
  const kind = read.kind ?? kindFromHeadings(outline)
  const { period, planPeriod } = completePeriods(read, kind, outline)
  const organ = read.organ ?? organFromText(lines, metadata.organs)
  const region = regionOf(organ) ?? regionFromText(clean)
  const { date, notices } = datesOf(lines, cleaned, period)
  const notes = [
    ...(named === null ? ['没有找到标题，已取正文首行，请核对'] : []),
    ...(cleaned.title === null && named !== null ? ['正文没有标题，已取文件名，请核对'] : []),
    ...noticesOfYears({ ...read, period, planPeriod, kind }, outline),
    ...noticesOfPlan(read, { kind, period, planPeriod }, outline),
    ...notices,
  ]
  return {
    title,
    kind,
    organ,
    region,
    level: levelOf(organ, region, clean),
    period,
    planPeriod,
    date,
    notices: notes,
  }
}

function titleFromFile(file: string): string | null {
  const name = (file.split(/[\\/]/).at(-1) ?? '').replace(/\.[A-Za-z0-9]{1,5}$/, '').replace(/[_\s]+/g, '')
  return titleScore(name) >= 5 ? name : null
}

function kindFromHeadings(outline: readonly OutlineItem[]): DocumentKind {
  const headings = outline.filter(({ level }) => level === 1).map(({ heading }) => heading)
  const has = (pattern: RegExp): boolean => headings.some((heading) => pattern.test(heading))
  if (has(/上半年/) && has(/总结|主要工作|完成情况|回顾/)) return 'half-year'
  if (has(/总结|回顾|完成情况|工作情况/)) return 'annual'
  return has(/^总体要求|^指导思想/) && has(/重点(?:工作|任务)|主要任务/) ? 'key-points' : 'other'
}

/** Periods that the title leaves open, from the years in the first-level headings. */
function completePeriods(
  read: TitleReading,
  kind: DocumentKind,
  outline: readonly OutlineItem[],
): Pick<Identity, 'period' | 'planPeriod'> {
  if (read.period !== null || read.planPeriod !== null || kind === 'other') return read
  const headings = outline.filter(({ level }) => level === 1).map(({ heading }) => heading)
  const yearIn = (pattern: RegExp): number | undefined =>
    headings.filter((text) => pattern.test(text)).flatMap(findYears)[0]
  const done = yearIn(/总结|回顾|完成情况|工作情况|上半年/)
  const next = yearIn(/计划|打算|思路|安排|谋划|重点工作|主要任务|目标|下半年/)
  if (kind === 'half-year') {
    const year = done ?? next
    return year === undefined
      ? read
      : { period: `${year}-H1`, planPeriod: next === undefined ? null : `${year}-H2` }
  }
  if (kind !== 'annual') return { period: null, planPeriod: next === undefined ? null : `${next}` }
  const year = done ?? (next === undefined ? undefined : next - 1)
  return { period: year === undefined ? null : `${year}`, planPeriod: next === undefined ? null : `${next}` }
}

function organFromText(lines: readonly string[], organs: readonly string[]): string | null {
  const head = lines.slice(0, 12).join('\n')
  const assembly =
    /(?:在|日(?!在))([\u4e00-\u9fff]{2,8}?(?:省|自治区|市|县|区|州|盟|旗))第[一二三四五六七八九十]{1,4}届人民代表大会/.exec(
      head,
    )?.[1]
  if (assembly) return `${assembly}人民政府`
  const speaker = /代表([\u4e00-\u9fff]{0,10}?政府)[，向]/.exec(head)?.[1]
  if (speaker) return speaker
  const signer = lines.slice(-3).find((line) => isSigner(line))
  if (signer) return signer.replace(/\s/g, '')
  if (organs[0]) return organs[0]
  return (
    /(?:^|[，。])((?:[\u4e00-\u9fff]{0,8})(?:教育(?:体育)?局|教体局|教育厅|教委))(?:在|按照|坚持|以|将|紧|围绕|认真)/.exec(
      head,
    )?.[1] ?? null
  )
}

const REGION =
  /^((?:[\u4e00-\u9fff]{2,10}?(?:省|自治区|特别行政区))?(?:[\u4e00-\u9fff]{1,8}?(?:市|州|盟|地区))?(?:[\u4e00-\u9fff]{1,8}?(?:县|区|旗))?)/

/** The place in the name of an organ; null for 市教育局, which leaves it out. */
function regionOf(organ: string | null): string | null {
  if (organ === null) return null
  const region = REGION.exec(organ.replace(/^中共/, ''))?.[1] ?? ''
  return region.length >= 2 && !/^(?:我|本|全|各|自治区$)/.test(region) ? region : null
}

function regionFromText(clean: string): string | null {
  return (
    /(?:在|日(?!在))([\u4e00-\u9fff]{2,8}?(?:省|自治区|市|县|区|州|盟|旗))第[一二三四五六七八九十]{1,4}届人民代表大会/.exec(
      clean.slice(0, 400),
    )?.[1] ?? null
  )
}

function levelOf(organ: string | null, region: string | null, clean: string): Level | null {
  if (organ && /(?:局|厅|委|委员会|政府).{1,14}(?:处|科|科室|股|室|办)$/.test(organ)) return 'division'
  const place = region ?? ''
  if (/(?:省|自治区)$/.test(place) || /^(?:北京|上海|天津|重庆)市$/.test(place) || /厅$/.test(organ ?? ''))
    return 'province'
  if (/(?:县|区|旗)$/.test(place) && !/地区$/.test(place)) return 'county'
  if (/(?:市|州|盟|地区)$/.test(place)) return isCountyLevelCity(place, clean) ? 'county' : 'city'
  const lead = /^[省市县区]/.exec(organ ?? '')?.[0] ?? ownPronoun(clean)
  return lead === undefined
    ? null
    : (({ 省: 'province', 市: 'city', 县: 'county', 区: 'county' } as const)[lead] ?? null)
}

type Pronoun = '省' | '市' | '县' | '区'

/** Which of 全省, 全市, 全县, 全区 a text says of itself most often. */
function ownPronoun(clean: string): Pronoun | undefined {
  const counts = (['县', '区', '市', '省'] as const).map((place) => ({
    place,
    count: clean.match(new RegExp(`[全我]${place}`, 'g'))?.length ?? 0,
  }))
  const most = counts.reduce((a, b) => (b.count > a.count ? b : a))
  return most.count > 0 ? most.place : undefined
}

/** A city under another city: it speaks of townships, not of counties of its own, and often of one other city. */
function isCountyLevelCity(region: string, clean: string): boolean {
  const bare = clean.replaceAll(region, '').replace(/在[\u4e00-\u9fff]{2,4}各县市/g, '')
  const counties = /各县|县区|区县|市县|县（市|县、区|[、，。；在][\u4e00-\u9fff]{2}县(?=[、，等的])/
  if (!/乡镇|镇（街道|街道|镇村|村镇/.test(bare) || counties.test(bare)) return false
  const counts = new Map<string, number>()
  for (const [name] of bare.matchAll(/[\u4e00-\u9fff]{2}市(?![场民区直级政委教本县域属辖长])/g))
    counts.set(name, (counts.get(name) ?? 0) + 1)
  return counts.values().some((count) => count >= OFTEN)
}

/** The date under the text, or the day of a speech under its title, or else that of publication. */
function datesOf(
  lines: readonly string[],
  { metadata, clean }: CleanedText,
  period: Period | null,
): { date: Period | null; notices: string[] } {
  const signed = lines.slice(-4).findLast((line) => isDateLine(line))
  const spoken = lines
    .slice(0, 6)
    .find(
      (line) =>
        isDateLine(line) ||
        (line.length < 80 && /^[—（(]{0,2}.{0,8}\d{4}年\d{1,2}月\d{1,2}日.*(?:会议|大会)/.test(line)),
    )
  const published = metadata.published[0]
  const page = metadata.pageDates[0]
  const own = dateIn(signed) ?? dateIn(spoken)
  const date = own ?? valid(published) ?? valid(page) ?? null
  const notices: string[] = []
  const official = own ?? valid(published)
  if (official && page && daysBetween(official, page) > 60)
    notices.push(`页面所示时间 ${page} 与${own ? '成文' : '发布'}日期 ${official} 不符，可能有误`)
  if (date && period && clean !== '') {
    const { last } = periodRange(period)
    const early = date.length === 10 ? last > date : last > periodRange(date).last
    const days = early ? daysBetween(periodRange(date).last, last) : 0
    if (days > 15)
      notices.push(`${own ? '成文' : '发布'}日期 ${date} 早于总结期间结束（${last}），年份可能有误`)
    else if (early) notices.push(`成文日期 ${date} 早于总结期间结束（${last}），请核对数据的截止时间`)
  }
  return { date, notices }
}

const dateIn = (line: string | undefined): Period | undefined =>
  findPeriods(line ?? '').find(({ kind, period }) => (kind === 'date' || kind === 'month') && period !== null)
    ?.period ?? undefined

const valid = (date: string | undefined): Period | undefined => dateIn(date)

const daysBetween = (a: Period, b: Period): number =>
  Math.abs(Date.parse(periodRange(a).last) - Date.parse(periodRange(b).last)) / DAY_MS

type Sides = Pick<Identity, 'kind' | 'period' | 'planPeriod'>

function noticesOfYears(read: TitleReading & Sides, outline: readonly OutlineItem[]): string[] {
  const { kind, period, planPeriod } = read
  const notices: string[] = []
  if (period === null && planPeriod === null) notices.push('没有识别出年度，请核对')
  const [done, next] = [period, planPeriod].map((p) => (p === null ? undefined : Number(p.slice(0, 4))))
  if (kind === 'annual' && done !== undefined && next !== undefined && next !== done + 1)
    notices.push(
      next === done
        ? `标题中总结与计划同为${done}年，年份可能有误`
        : `标题中计划年度${next}年与总结年度${done}年不相接，年份可能有误`,
    )
  for (const { level, heading, line, number } of outline) {
    const years = level === 1 && !/“?十[一二三四五]五/.test(heading) ? findYears(heading) : []
    const stray = years.find((year) => done !== undefined && Math.abs(year - done) > 1 && year !== next)
    if (stray !== undefined)
      notices.push(`第${line}行标题“${number}${heading.slice(0, 24)}”中的${stray}年与标题年度不符`)
  }
  return notices
}

/** A title that promises a plan which no heading keeps. */
function noticesOfPlan(
  { promisesPlan, kind: titled }: TitleReading,
  sides: Sides,
  outline: readonly OutlineItem[],
): string[] {
  if (!promisesPlan || titled === 'other' || outline.length === 0) return []
  const kept = outline.some(
    ({ heading, level }) => level <= 2 && roleOfHeading({ heading, level }, sides) === 'plan',
  )
  return kept ? [] : ['标题写明有计划部分，正文没有相应的标题，内容可能不全']
}
