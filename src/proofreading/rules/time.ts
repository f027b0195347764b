import { findYears } from '../../corpus/title.ts'
import { periodRange } from '../../domain/period.ts'
import { PLAN_WINDOWS } from '../lexicon/eras.ts'
import type { Manuscript } from '../manuscript.ts'
import { type Match, type Rule, TEXT_CHECK } from '../rule.ts'
import { PLAN_TITLE } from './example-title.ts'

const DAY_MS = 86_400_000

const DATE_FORM = /20\d{2}[-年./]\d{1,2}[-月./]\d{1,2}日?/g

/** Dates below or above the text that do not go with the period it reports on. */
function* datesAgainstPeriod({
  raw,
  period,
  lines,
  clean,
  planPeriod,
  changes,
}: Manuscript): Iterable<Match> {
  const removed = changes.filter(({ rule, text }) => rule.startsWith('ingest.') && text === '')
  const covered = period ?? planPeriod
  if (covered === null) return
  const year = Number(covered.slice(0, 4))
  const judge = (words: string): { days: number; date: string } | undefined => {
    const [y = '', m = '', d = ''] = words.match(/\d+/g) ?? []
    const date = `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`
    const days = (Date.parse(periodRange(covered).last) - Date.parse(date)) / DAY_MS
    return Number.isNaN(days) ? undefined : { days, date }
  }
  for (const line of lines.slice(-4)) {
    if (line.kind !== 'signature' || period === null) continue
    for (const { index, 0: words } of line.text.matchAll(DATE_FORM)) {
      const { days = 0 } = judge(words) ?? {}
      const span = { start: line.start + index, end: line.start + index + words.length }
      if (days > 15)
        yield { ...span, message: `成文日期${words}早于总结期间结束${Math.round(days)}天，请核对年份` }
      else if (days > 0)
        yield {
          ...span,
          severity: 'hint',
          message: `成文日期${words}在总结期间结束之前，请核对数据的截止时间`,
        }
    }
  }
  for (const { start, end } of removed) {
    const words = raw.slice(start, end)
    if (!/时间|日期/.test(words) || clean === '') continue
    const [found] = words.matchAll(DATE_FORM)
    if (!found || Math.abs(Number(found[0].slice(0, 4)) - year) < 2) continue
    const at = start + found.index
    yield {
      raw: true,
      start: at,
      end: at + found[0].length,
      message: `页面所示日期${found[0]}与正文年度${year}年相差较大，请核对`,
    }
  }
}

const DUE =
  /(?:预计|计划|拟于?|将于|争取)(?:今年)?(\d{1,2})月份?(?:底|初|中旬|上旬|下旬)?前?(?:完成|建成|竣工|投用|投入使用|开工|启用|完工|交付)/g

/** A forecast for a month that is over on the day of the text. */
function* staleForecasts({ clean, date, period }: Manuscript): Iterable<Match> {
  if (date === null || date.length < 7 || period?.slice(0, 4) !== date.slice(0, 4)) return
  const month = Number(date.slice(5, 7))
  for (const { index, 0: words, 1: due = '' } of clean.matchAll(DUE))
    if (Number(due) <= month)
      yield {
        start: index,
        end: index + words.length,
        message: `“${words}”与发布日期${date}同月或更早，请按实际进展改写`,
      }
}

const NAMED_SPAN = /[《》“”]|20\d\d[—\-至到～~]20\d\d/

const FAR_YEAR = /(?<![\d.—\-至～~])(20[0-3]\d)年(?![—\-至～~]20\d\d|来|以来|前)/g

/** Years that are neither those of the document nor the one before. */
function* strangeYears({ clean, period, planPeriod, body, title }: Manuscript): Iterable<Match> {
  const years = [period, planPeriod].flatMap((p) => (p === null ? [] : [Number(p.slice(0, 4))]))
  if (years.length === 0 || /政府工作报告|规划|五年/.test(title)) return
  const [low, high] = [Math.min(...years) - 1, Math.max(...years)]
  for (const { text, start } of body)
    for (const { index, 0: words, 1: digits = '' } of text.matchAll(FAR_YEAR)) {
      const year = Number(digits)
      const around = text.slice(Math.max(0, index - 12), index + 12)
      if (
        (year >= low && year <= high) ||
        NAMED_SPAN.test(around) ||
        /到|力争|远景|实现|规划|自|以来|比|较/.test(around)
      )
        continue
      const at = start + index
      if (clean.slice(Math.max(0, at - 40), at).includes('《')) continue
      yield {
        start: at,
        end: at + words.length,
        message: `“${words}”不在本文所述年度之内，请核对是否沿用了旧稿`,
      }
    }
}

/** The teasers of a page that pairs titles with texts of other years. */
function* replacedYears({ replacedYears, changes, raw, planPeriod, period }: Manuscript): Iterable<Match> {
  const year = Number((planPeriod ?? period ?? '').slice(0, 4))
  if (!replacedYears || year === 0) return
  for (const { rule, start, end } of changes) {
    if (rule !== 'ingest.teaser') continue
    const words = raw.slice(start, end)
    const [plan] = Object.entries(PLAN_WINDOWS).filter(
      ([name, [first, last]]) => words.includes(name) && (year < first || year > last),
    )
    const other = findYears(words).find((found) => found !== year)
    const quote = plan ? plan[0] : other === undefined ? undefined : `${other}年`
    if (quote === undefined) continue
    const at = start + words.indexOf(quote)
    yield {
      raw: true,
      start: at,
      end: at + quote.length,
      message: `网站可能成批替换过年份：标题为${year}年，这里是“${quote}”，本文年份请核对`,
    }
  }
}

const ORGAN =
  /(?<=^|[，。；、与和由经赴到在])([\u4e00-\u9fff]{2,3}(?:省|市|县|区))(?:教育局|教育体育局|教体局|教育厅|教委|人民政府办公室)/gm

const ANY_ORGAN =
  /(?<=^|[，。；、])([\u4e00-\u9fff]{2,3}[市县区旗])(?:[\u4e00-\u9fff]{2,7}(?:局|委员会|办公室)(?![长部])|人民政府)/gm
/** Words that end like the name of a place, and what may stand before 市 and 县 without one. */
const NO_PLACE =
  /(?:[城超门上股都夜集园景社小校库灾牧片山地辖厂新发示郊街林矿老两各全该本我邻周]|开发|示范|自治|市辖)[市县区旗]$|^(?:按照|根据|依据|坚定|坚持|这是|始终|推[动进]|加强|配合|协[助调]|联合|会同|商请|落实|支持|组织|督促|指导|依托|争取|建立|围绕|对照|聚焦|服从|报[经请]|由|经|与|和|及|向|对|在)/
const LOWER = /[县区旗]$/

/** Organs of a place that is neither the document's own nor one that it names again and again. */
function* foreignOrgans({ clean, region, organ, sheet }: Manuscript): Iterable<Match> {
  if (region === null || organ === null) return
  const known = [...(sheet?.profile.superiors ?? []), sheet?.profile.organ ?? '']
  const others = Array.from(clean.matchAll(ANY_ORGAN)).filter(
    // The city above a county is its superior.
    ({ 1: place = '' }) => !NO_PLACE.test(place) && (LOWER.test(place) || !LOWER.test(region)),
  )
  const found = new Map([...clean.matchAll(ORGAN), ...others].map((match) => [match.index, match]))
  for (const { index, 0: words, 1: place = '' } of found.values()) {
    if (known.some((name) => name.includes(words))) continue
    if (region.includes(place) || place.includes(region) || /^[全我本各市省]/.test(place)) continue
    const stem = place.slice(0, -1)
    if (
      clean.split(stem).length > 4 ||
      /联合|结对|对口|合作|共建|交流|考察|学习/.test(clean.slice(Math.max(0, index - 20), index + 30))
    )
      continue
    yield {
      start: index,
      end: index + words.length,
      message: `“${words}”不是本单位，请核对是否沿用了外地文稿`,
    }
  }
}

export const TIME_RULES: readonly Rule[] = [
  {
    id: 'T-03',
    severity: 'warning',
    source: TEXT_CHECK,
    find: datesAgainstPeriod,
    examples: {
      must: [
        `${PLAN_TITLE}\n一、2023年工作总结\n抓好教学。\n二、2024年工作计划\n继续努力。\n某某市教育局\n2022年12月26日`,
      ],
      mustNot: [
        `${PLAN_TITLE}\n一、2023年工作总结\n抓好教学。\n二、2024年工作计划\n继续努力。\n某某市教育局\n2024年1月5日`,
      ],
    },
  },
  {
    id: 'time.stale',
    severity: 'hint',
    source: TEXT_CHECK,
    find: staleForecasts,
    examples: {
      must: [
        `某某市教育局2023年上半年工作总结\n一、主要工作\n改革稳步推进，预计9月份完成。\n某某市教育局\n2023年9月14日`,
      ],
      mustNot: [
        `某某市教育局2023年上半年工作总结\n一、主要工作\n改革稳步推进，预计9月份完成。\n某某市教育局\n2023年7月4日`,
      ],
    },
  },
  {
    id: 'T-04',
    severity: 'hint',
    source: TEXT_CHECK,
    most: 1,
    find: strangeYears,
    examples: {
      must: [`${PLAN_TITLE}\n一、2023年工作总结\n2019年，新建学校5所。\n二、2024年工作计划\n继续努力。`],
      mustNot: [
        `${PLAN_TITLE}\n一、2023年工作总结\n2022年，新建学校5所。\n二、2024年工作计划\n到2035年建成教育强市。`,
      ],
    },
  },
  {
    id: 'T-04',
    severity: 'warning',
    source: TEXT_CHECK,
    find: replacedYears,
    examples: { must: [], mustNot: [`${PLAN_TITLE}\n一、2023年工作总结\n抓好教学。`] },
  },
  {
    id: 'T-08',
    severity: 'hint',
    source: TEXT_CHECK,
    most: 3,
    find: foreignOrgans,
    examples: {
      must: [
        '松漪市教育局2023年工作总结和2024年工作计划\n一、2023年工作总结\n加强管理，靖江市教育局全面落实责任。',
        '青禾县水务局2024年工作总结和2025年工作计划\n一、2024年工作总结\n加强管理。澄江县水务局全面落实责任。',
      ],
      mustNot: [
        '松漪市教育局2023年工作总结和2024年工作计划\n一、2023年工作总结\n加强管理，松漪市教育局全面落实责任。',
        '青禾县水务局2024年工作总结和2025年工作计划\n一、2024年工作总结\n加强管理，推动城市管理局、开发区管理委员会落实责任。按照市人民政府工作部署，临川市人民政府高度重视。',
      ],
    },
  },
]
