import { compare } from '../../domain/decimal.ts'
import { findQuantities, type Quantity } from '../../text/quantities.ts'
import type { Manuscript } from '../manuscript.ts'
import { type Match, type Rule, TEXT_CHECK, textBefore } from '../rule.ts'

const CAPPED =
  /(?:覆盖率|巩固率|达标率|占比|完成率|入学率|入园率|就读率|合格率|普及率|参与率|满意率|通过率|就业率|及格率|优良率|整改率|办结率|安装率|配备率|持证率|到位率|上报率|录取率|升学率)[^，。；\d]{0,6}?(\d{3,5}(?:\.\d{1,3})?)[%％]/g

function* overfullRates({ clean }: Manuscript): Iterable<Match> {
  for (const { index, 0: raw, 1: digits = '' } of clean.matchAll(CAPPED)) {
    // A gross rate counts those outside the age group, too.
    if (Number(digits) <= 100 || /毛$/.test(textBefore(clean, index, 1))) continue
    yield {
      start: index,
      end: index + raw.length,
      message: `${digits}%超过100%，请核对，或写明任务数和完成数`,
    }
  }
}

const WHOLE = /(?<!其中)(\d{1,9})([\u4e00-\u9fff]{1,2})([\u4e00-\u9fff]{0,10})（([^（）\n]{6,120})）/g

const PART = /^[^\d]{1,16}?(\d{1,9})([\u4e00-\u9fff]{0,2})$/

/** 165名（就读109名，送教15名）: parts that should add up. Parts introduced by 其中 or 含 are a selection. */
function* unequalSums({ clean }: Manuscript): Iterable<Match> {
  for (const { index, 0: raw, 1: total = '', 2: unit = '', 4: inner = '' } of clean.matchAll(WHOLE)) {
    if (/其中|[含包等]|涉及|共|百分|%|年|\d\.\d/.test(inner)) continue
    const parts = inner.split(/[，、；]/).map((part) => PART.exec(part.trim()))
    if (parts.length < 2 || parts.some((part) => !part)) continue
    if (parts.some((part) => part?.[2] !== '' && !unit.startsWith(part?.[2]?.charAt(0) ?? ''))) continue
    const sum = parts.reduce((all, part) => all + Number(part?.[1] ?? 0), 0)
    if (sum === Number(total)) continue
    yield { start: index, end: index + raw.length, message: `括号内各项之和为${sum}，与总数${total}不符` }
  }
}

const AMONG =
  /(\d{1,7}(?:\.\d{1,3})?)([万亿]?[\u4e00-\u9fff]{1,2})[^，。；：（）\d]{0,14}[，（]其中[：，]?([^。；（）\n]{6,160})/g

const AMONG_PART = /^(?:[和及]|以及)?([^\d]{1,14}?)(\d{1,7}(?:\.\d{1,3})?)([万亿]?[\u4e00-\u9fff]{1,2})$/

/** Kinds of which each thing is one and no other: parts so named are the whole. */
const DIVISIONS: readonly (readonly RegExp[])[] = [
  [/人大|建议/, /政协|提案/],
  [/县级/, /[乡镇]级/, /村级/],
  [/市级/, /县级/, /[乡镇]级/, /村级/],
  [/省级/, /市级/, /县级/],
  [/公办/, /民办/],
  [/在编/, /编外|非编|聘用/],
  [/小学/, /初中/, /高中/],
  [/第一产业/, /第二产业/, /第三产业/],
]

const isDivided = (names: readonly string[]): boolean =>
  DIVISIONS.some(
    (kinds) => kinds.length === names.length && kinds.every((kind, i) => kind.test(names[i] ?? '')),
  )

/** 共320人次，其中县级20人次、乡级100人次…: named parts that are more than the whole, or a whole division that is less. */
function* unequalParts({ clean }: Manuscript): Iterable<Match> {
  for (const { index, 0: raw, 1: total = '', 2: unit = '', 3: inner = '' } of clean.matchAll(AMONG)) {
    if (/[减增][少加][^，。]{0,3}$|比[^，。]{0,8}$|、[^，。]*$/.test(textBefore(clean, index, 16))) continue
    const [clause = ''] = inner.split('，')
    // One mark parts the members of a list; what follows a comma behind 、 is told of the whole.
    const listed = (clause.includes('、') ? clause.split('、') : inner.split('，')).map((part) =>
      AMONG_PART.exec(part.trim()),
    )
    const end = listed.findIndex((part) => !part?.[3]?.startsWith(unit.charAt(0)))
    const parts = (end < 0 ? listed : listed.slice(0, end)).filter((part) => part !== null)
    if (parts.length < 2 || parts.some(([, , , own = '']) => own !== unit && !unit.startsWith(own))) continue
    const names = parts.map(([, name = '']) => name)
    // What is counted apart (new, at work, under way) may overlap.
    if (
      names.some((name) => /新增|新建|累计|竣工|完成|在建|续建|女|党员|以上|以下|年龄|学历|[占比]/.test(name))
    )
      continue
    const [whole, sum] = [Number(total), parts.reduce((all, [, , digits = '']) => all + Number(digits), 0)]
    const [shown, slack] = [Number(sum.toFixed(3)), /\./.test(raw) ? 0.06 * parts.length : 0]
    if (Math.abs(whole - sum) <= slack || (sum < whole && !isDivided(names))) continue
    const stop = inner.indexOf(parts.at(-1)?.[0] ?? '') + (parts.at(-1)?.[0].length ?? 0)
    const length = raw.length - inner.length + Math.max(0, stop)
    yield {
      start: index,
      end: index + length,
      ...(isDivided(names) ? {} : { severity: 'hint' as const }),
      message: `“其中”各项之和为${shown}，与前面的${total}${unit}不符，请核对`,
    }
  }
}

const same = (a: Quantity, b: Quantity): boolean => a.unitText === b.unitText && a.unit !== null

/** 共176所…其中143所: a part is no greater than its whole. */
function* greaterParts({ clean, sentences }: Manuscript): Iterable<Match> {
  for (const { start, end } of sentences) {
    const text = clean.slice(start, end)
    const at = text.indexOf('，其中')
    if (at < 0 || text.indexOf('其中', at + 3) >= 0) continue
    const figures = findQuantities(text)
    const part = figures.find((quantity) => quantity.start >= at)
    const whole = figures.findLast((quantity) => quantity.end <= at)
    if (!part || !whole || !same(part, whole) || !part.exact || !whole.exact || !part.low || !whole.high)
      continue
    // The whole is what stands right before; the part may be named on the way.
    if (part.start - at > 16 || at - whole.end > 10 || /[、，]/.test(text.slice(whole.end, at))) continue
    if (part.kind !== 'count' || whole.kind !== 'count' || compare(part.low, whole.high) <= 0) continue
    // 甲118名、乙196名，其中…: a list before gives several wholes.
    if (/、[^，]*$|[减增][少加][^，]{0,3}$|比[^，]{0,8}$/.test(text.slice(0, whole.start))) continue
    yield {
      start: start + part.start,
      end: start + part.end,
      message: `“其中”的${part.raw}大于前面的总数${whole.raw}`,
    }
  }
}

const NAMED =
  /(?<=^|[，。；：])(?:对|在|为|完成|支持|推动|推进|确定|评选|认定)?((?:[^，。；：、“”（）《》\n\d]{2,10}、){2,}[^，。；：、“”（）《》\n\d]{2,10}?)等(\d{1,3})(?=所|个|家|名|人|项|校|镇|乡|类|种|处|座|条)/gm

function* moreNamed({ clean }: Manuscript): Iterable<Match> {
  for (const { index, 0: raw, 1: list = '', 2: digits = '' } of clean.matchAll(NAMED)) {
    const count = list.split('、').length
    if (count <= Number(digits) || /建设|开展|推进|加强|实施|提升/.test(list)) continue
    yield {
      start: index + raw.length - digits.length - 1,
      end: index + raw.length,
      message: `之前列出${count}个名称，多于总数${digits}`,
    }
  }
}

export const SUM_RULES: readonly Rule[] = [
  {
    id: 'N-22',
    severity: 'hint',
    source: TEXT_CHECK,
    find: overfullRates,
    examples: {
      must: ['民生实事完成率达149%。'],
      mustNot: ['覆盖率达100%。', '学前三年毛入园率达101.2%。', '增长率达149%。'],
    },
  },
  {
    id: 'N-23',
    severity: 'error',
    source: TEXT_CHECK,
    find: unequalSums,
    examples: {
      must: ['残疾儿童165名（特校就读109名，随班就读45名，送教上门15名）全部入学。'],
      mustNot: [
        '残疾儿童165名（特校就读109名，随班就读41名，送教上门15名）全部入学。',
        '新建学校12所（其中小学5所，中学3所）。',
      ],
    },
  },
  {
    id: 'N-23',
    severity: 'hint',
    source: TEXT_CHECK,
    find: moreNamed,
    examples: {
      must: [
        '东洼、西坪、南关、北坊等3所小学投入使用。',
        '农贸市场、商场超市、学校食堂、餐饮单位等3类场所。',
      ],
      mustNot: ['东洼、西坪、南关等3所小学投入使用。', '东洼、西坪、南关等12所小学投入使用。'],
    },
  },
  {
    id: 'N-23',
    severity: 'warning',
    source: TEXT_CHECK,
    find: unequalParts,
    examples: {
      must: [
        '共培训河长320人次，其中县级20人次、乡级100人次、村级180人次。',
        '收到建议提案15件，其中人大代表建议8件、政协提案9件。',
        '现有干部职工320人（其中在编人员210人、编外人员100人）。',
      ],
      mustNot: [
        '共培训河长300人次，其中县级20人次、乡级100人次、村级180人次。',
        '新建学校12所，其中小学5所、初中3所。',
        '现有教师200人，其中党员80人、女教师150人。',
        '比上年减少118名，其中幼儿园96名、小学102名。',
        '实施项目44个，其中结转19个、新开工25个，年内竣工30个。',
        '完成投资12.5亿元，其中中央资金8.3亿元、省级资金4.2亿元。',
      ],
    },
  },
  {
    id: 'N-24',
    severity: 'error',
    source: TEXT_CHECK,
    find: greaterParts,
    examples: {
      must: ['共176所学校接入平台，其中243所完成建设。'],
      mustNot: [
        '共176所学校接入平台，其中143所完成建设。',
        '共176所学校接入平台，其中学生2430名。',
        '招聘1168名，比上年减少118名，其中小学196名。',
      ],
    },
  },
]
