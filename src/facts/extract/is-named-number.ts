import type { Quantity } from '../../text/quantity.ts'

const TIME = new Set(['months', 'days', 'duration', 'age', 'terms', 'working-days', 'lessons'])
/** Behind a length of time that is a figure there is a stop or what it measures; behind a name there is a noun. */
const TIME_STOP =
  /^(?:$|[，、；。：）)】\s]|的|以上|以下|以内|左右|内|前|后|缩短|延长|提[前高]|增加|减少|降|压缩|调整|扩|到|至|达)/
const TIME_LEAD =
  /(?:累计|平均|达|达到|为|时间|时长|学时|课时|[缩延]短?[长]?[至到]?|压缩[至到]?|不少于|不低于|不超过|运动|活动|锻炼|培训|睡眠|共|超过|超)了?$/
/** 由12分钟缩短至8分钟 tells how long it was before. */
const CHANGED_TO = /^(?:缩短|缩减|压缩|压减|减少?|降低?|延长|增加?|提高)[至到为]/
const NAME_BEHIND =
  /^(?:热线|平台|工程|行动|计划|战略|号线|国道|省道|版|系列|型|G|机制|模式|体系|理念|专项|暖心|护学|工作法|课堂|文件|网格|小时服务|课间|生活圈|制(?!定|作|订|造))/
/** Units that name a rank, an age group or an edition when the numeral stands before a noun. */
const NAMING = new Set('级 类 期 届 号 代 轮 线 层 环 星 强 时'.split(' '))

/** Numbers that belong to a name or only say when: “5+2”, 12345热线, 三年行动, 15分钟课间, 《…等七部门…》. */
export function isNamedNumber(text: string, quantity: Quantity): boolean {
  const { start, end, kind, unit, unitText, form } = quantity
  if (kind === 'ordinal' || kind === 'vague' || form === 'roman') return true
  const behind = text.slice(end, end + 8)
  const before = text.slice(Math.max(0, start - 8), start)
  if (isOrdinalName(quantity, before, behind) || isThreshold(quantity, behind)) return true
  if (form === 'han' && isHanPhrase(unitText, behind)) return true
  if (insidePair(text, start, '《', '》', 120)) return true
  if (insidePair(text, start, '“', '”', 16) && !isWholeStatement(text, start, end)) return true
  if (unit === null && unitText === '') return isBareName(before, behind, quantity)
  if (unit !== null && TIME.has(unit.dimension)) {
    if (form === 'han' || unit.dimension === 'age') return true
    const isFormer = /[由从]$/.test(before) && CHANGED_TO.test(behind)
    return !isFormer && (!TIME_STOP.test(behind) || !TIME_LEAD.test(before))
  }
  if (NAME_BEHIND.test(behind)) return true
  return NAMING.has(unitText) && !/[增达至为有共]$/.test(before)
}

/** A number without a unit is a figure where a word before leads to it and nothing but a stop follows. */
function isBareName(before: string, behind: string, { kind, exact, raw }: Quantity): boolean {
  if (kind === 'ratio' || kind === 'rank' || kind === 'multiple') return false
  if (/^[A-Za-z+＋—–-]/.test(behind) || /[A-Za-z+＋—–/“-]$/.test(before)) return true
  if (/[万亿]/.test(raw)) return false
  const stops = /^(?:$|[，；。、）)])/.test(behind)
  const led = /(?:[达为至到共计]|新增|增加|减少|突破|超过|总数|数|量|人次?|额|分|得分|指数)$/.test(before)
  return !(led && stops) && (exact || !stops)
}

function insidePair(text: string, at: number, open: string, close: string, longest: number): boolean {
  const from = text.lastIndexOf(open, at)
  if (from < 0 || at - from > longest) return false
  const to = text.indexOf(close, from)
  return to > at && to - from <= longest
}

/** A quotation that is a whole sentence may report a figure; a short one is a name. */
const isWholeStatement = (text: string, start: number, end: number): boolean =>
  /[，。]/.test(text.slice(text.lastIndexOf('“', start), Math.max(end, text.indexOf('”', start))))

/** 市第六中学 and 第七届 are names; 居全省第一 and 第3位 are ranks. */
function isOrdinalName({ raw, unitText }: Quantity, before: string, behind: string): boolean {
  if (!raw.startsWith('第') || unitText !== '') return false
  return !/^(?:$|[，、；。：（()）)])/.test(behind) || !/[居列排获得位名国省市县区]$/.test(before)
}

/** 56人以上大班额, 700分以上2人, 前100名1人: the number tells which ones are counted. */
const isThreshold = ({ raw, kind }: Quantity, behind: string): boolean =>
  (/以[上下内]$/.test(raw) && /^(?!的|占|达|覆|实|有|完|通|，)[\p{Script=Han}\d]/u.test(behind)) ||
  (kind === 'rank' && raw.startsWith('前') && /^\s?\d/.test(behind))

/** 两项指标, 两批, 两个方面 take up what was said. */
const isHanPhrase = (unitText: string, behind: string): boolean =>
  /^(?:批|方面|个方面|种|类|条|面|步)$/.test(unitText) ||
  /^(?:指标|方面|任务|工作|举措|目标|举|关系|环节|阶段|层面|维度|重点)/.test(behind)
