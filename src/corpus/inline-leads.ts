/** An unnumbered heading that runs into its text is shorter than this, with this much text behind it (rule H-12). */
export const LONGEST_LEAD = 20
export const SHORTEST_BODY = 30
const SHORTEST_LEAD = 4
/** Fewer short sentences in one paragraph may be chance. */
const FEWEST_INLINE = 3

/** A sentence that states a fact, leads over to a list or speaks to somebody is no heading. */
const NO_LEAD =
  /[，；：,;:\d（）()*%]|^(?:一|二|三|四|五|六|七|八|九|十)(?:是|要)|^—|以下|这些|我们|各位|现将|如下|[了吗呢]|^(?:这|此|他|她|它|对此|为此|因此)/

/** Whether the words of a sentence could be those of a heading. */
export const isLead = (words: string): boolean =>
  words.length >= SHORTEST_LEAD && words.length < LONGEST_LEAD && !NO_LEAD.test(words)

/** Behind a bullet or a dash it may be longer. */
const LONGEST_BULLET_LEAD = 30
const REPORTS_AWARD = /[被获]/
/** Whether the words behind a bullet or a dash could be those of a heading. */
export const isBulletLead = (words: string): boolean =>
  words.length >= SHORTEST_LEAD &&
  words.length <= LONGEST_BULLET_LEAD &&
  !NO_LEAD.test(words.replace(/^[一二三四五六七八九十]是/, '')) &&
  !REPORTS_AWARD.test(words)

/** Inside a paragraph a short sentence may also report one thing done: such a one belongs to the text around it. */
const REPORTS =
  /被|获|荣|评为|列入|纳入|入选|[是由]|^(?:我[局县市区省委]|圆满|成功|顺利|承办|举办|召开|组织|开展|全年|目前|同时|其中|连续|累计|新增|首次|率先|“)/
/** Headings of one text begin alike: all with what is to be done, or all with what it is about. */
const BEGINS_WITH_VERB =
  /^(?:加|推|深化|深入|强化|提升|提高|促进|优化|扩大|培育|壮大|坚|积极|大力|着力|持续|不断|全面|扎实|切实|认真|努力|优先|巩固|完善|健全|发展|建设|建立|构建|打造|实施|落实|改造|做|抓|突出|充分|精准|主动|有序|严格|更[好大]|千方百计|举全|规范|统筹|鼓励|支持|引导|保障|维护|防范|编制|繁荣|改善|激发|释放|拓展|创新|营造|办好|筑牢|守牢|提振|争取|用好|弘扬|传承|补齐|稳[步定妥])/
const SAME_BEGINNING = 0.75

export type InlineLead = { readonly start: number; readonly end: number }

/**
 * Unnumbered headings in the midst of a paragraph: 深化集团化办学新路径。健全…。推进老年教育扩面提质。规范…. The
 * paragraph begins with one, there are three at least that begin
 * alike, and each has text of its own behind it. Offsets in `line`,
 * the full stop left out; none where the pattern is not kept throughout.
 */
export function findInlineLeads(line: string, from: number): InlineLead[] {
  const leads: InlineLead[] = []
  let start = from
  let body = 0
  for (const { index } of line.slice(from).matchAll(/[。！？]/g)) {
    const end = from + index
    const isShort = line.charAt(end) === '。' && isInlineLead(line.slice(start, end))
    if (isShort && (leads.length === 0 || body >= SHORTEST_BODY)) {
      if (leads.length === 0 && start !== from) return []
      leads.push({ start, end })
      body = 0
    } else {
      if (leads.length === 0) return []
      body += end - start
    }
    start = end + 1
  }
  const verbs = leads.filter((lead) => BEGINS_WITH_VERB.test(line.slice(lead.start))).length
  const alike = Math.max(verbs, leads.length - verbs) >= leads.length * SAME_BEGINNING
  return leads.length >= FEWEST_INLINE && body >= SHORTEST_BODY && alike ? leads : []
}

const isInlineLead = (words: string): boolean => isLead(words) && !REPORTS.test(words)
