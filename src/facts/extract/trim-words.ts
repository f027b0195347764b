import { findPeriods } from '../../text/periods.ts'

const ITEM =
  /^(?:[（(][一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十]{1,2}[是要](?!求)|\d{1,2}[.．、])/
/** What leads over to a metric and is no part of its name. Scope words stay with the facts of the sheet. */
const LEAD =
  /^(?:其中|同时|目前|截至目前|截止目前|截至|截止|全年|今年以来|今年|本年度?|年内|年底前?|上半年|下半年|去年|上年|明年|一年来|全市|全县|全区|全省|全州|全旗|我市|我县|我区|我局|我校|全系统|全局|共计|总共|合计|累计|现已|现有|已经|已|均(?!衡)|都|并|还|又|再|也|仍|且|首次|先后|分别|将|要(?!素)|力争|争取|确保|计划|预计|拟|了|对(?![外口接标])|为|向(?![上往])|从(?![业教])|由|给|使|让|把|在(?![园校职编建读岗])|有(?![关效])|与|和|及|以及|另有|另|如|即|约|近(?!视)|超|共(?![建享同青])|达到|达(?!标)|的|（|“(?=[^”]*$)|[、：:\s])/
const TAIL =
  /(?:[：:\s、]|达到了?|达成|达|已经?|为|是|至|到|有|增至|增加[至到]|增长[至到]|提高[至到]|提升[至到]|上?升[至到]|扩大[至到]|扩充[至到]|拓展[至到]|发展[至到]|推进[至到]|下降[至到]|降低?[至到]|减少?[至到]|压减[至到]|压缩[至到]|缩[短减][至到]|延长[至到]|控制在|保持在?|稳定在|维持在|占|突破|超过|超|不低于|不少于|不超过|不高于|高于|低于|多于|少于|位居|居|列|排名|排在|名列|仅剩|仅有|仅|只有|只|约|近|逾|余|实现|分别|均|都|全部|平均|共计|总计|合计|共|的|了|等|第|全|(?<![高初职集])中|[（(])$/
/** Words that say how much and not what. */
const EMPTY =
  /^(?:总数|总量|总计|累计|合计|共计|新增|新|增加|减少|其中|占|占比|比例|比重|完成|完成率|同比|环比|比上年|较上年|比去年|全部|数量|人数|整改|达标|开展|举办|实施|建成|通过|获得|获|安排|组织|涉及|覆盖|包括|另|另外|每人|每月|每年|多个|各|各类|等|吸纳|发放|处理|办结|受理|发现|排查|其余|剩余|上年|去年|同期|受[^，]{2,20}影响)?$/

/** Whether the words name nothing that could be counted, so that the metric stands elsewhere. */
export const namesNothing = (words: string): boolean => EMPTY.test(words)

/** The words before a figure without what leads over to it on either side. */
export function trimMetric(words: string): string {
  let text = withoutPeriods(words.trim())
  for (let length = -1; length !== text.length; ) {
    length = text.length
    text = text.replace(ITEM, '').replace(LEAD, '').replace(TAIL, '').trim()
  }
  return balanced(text)
}

/** Dates at the beginning say when, and not what. */
function withoutPeriods(words: string): string {
  const [first] = findPeriods(words)
  if (!first || first.start > 2 || first.kind === 'five-year-plan') return words
  return words.slice(first.end).replace(/^(?:底|末|初|以来|前|起|间|期间|，)/, '')
}

/** A bracket or quotation mark whose other half lies outside is no part of the name. */
function balanced(text: string): string {
  let plain = text
  for (const [open, close] of [
    ['“', '”'],
    ['（', '）'],
    ['《', '》'],
  ] as const) {
    const opens = plain.split(open).length
    const closes = plain.split(close).length
    if (opens > closes) plain = plain.replace(open, '')
    else if (closes > opens) plain = plain.replace(close, '')
  }
  return plain
}

const SEGMENTER = new Intl.Segmenter('zh', { granularity: 'word' })

/** The last words of a text, whole, of at most `limit` characters. */
export function lastWords(text: string, limit: number): string {
  if (text.length <= limit) return text
  let start = text.length
  for (const { index } of SEGMENTER.segment(text)) {
    if (text.length - index <= limit) {
      start = index
      break
    }
  }
  return text.slice(start).replace(/^[，、的了和与及]+/, '')
}

/** The first words of a text, whole, of at most `limit` characters. */
export function firstWords(text: string, limit: number): string {
  let end = 0
  for (const { index, segment } of SEGMENTER.segment(text)) {
    if (index + segment.length > limit) break
    end = index + segment.length
  }
  return text.slice(0, end)
}
