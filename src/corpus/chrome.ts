/** What the lines around a text, and not of it, say about it. */
export type Metadata = {
  readonly titles: string[]
  readonly organs: string[]
  /** ISO dates of publication or issue, most trustworthy first. */
  readonly published: string[]
  /** The date in a line such as 时间：2017-08-20 来源：某日报, which a site may have made up. */
  readonly pageDates: string[]
}

export const emptyMetadata = (): Metadata => ({ titles: [], organs: [], published: [], pageDates: [] })

/** The end of a sentence, in either width; the ? of an address is none. */
export const SENTENCE_MARK = /[。！？]|[\u4e00-\u9fff”》）)][!?]/

const KEYS = [
  '索引号',
  '索 引 号',
  '发文字号',
  '文号',
  '发文时间',
  '发文日期',
  '印发日期',
  '成文日期',
  '成文时间',
  '生成日期',
  '发文机关',
  '发文单位',
  '发文机构',
  '发布机构',
  '公开机构',
  '制发机关',
  '标题',
  '名称',
  '信息名称',
  '主题词',
  '关键词',
  '主题分类',
  '内容分类',
  '体裁分类',
  '组配分类',
  '服务对象',
  '发布日期',
  '发布时间',
  '公开日期',
  '公开方式',
  '公开时限',
  '公开范围',
  '公开属性',
  '责任处室',
  '责任单位',
  '有效性',
  '文件状态',
  '效力状态',
  '信息来源',
  '年份',
  '作者',
  '摘要',
]
const KEY = new RegExp(`(${KEYS.join('|')})\\s*[:：|]?\\s*`, 'g')
const ENGLISH_KEY = /^#?\s*(title|url|date|source|author|organ|link)\s*[:：]\s*(.*)$/i

const DATE = /(20\d{2}|19\d{2})\s*[-年./]\s*(\d{1,2})\s*[-月./]\s*(\d{1,2})/

/** The first full date of a text as ISO; undefined where there is none. */
export function readDate(text: string): string | undefined {
  const [, year, month = '', day = ''] = DATE.exec(text) ?? []
  // 2003-02-2116:02 is a day and an hour whose blank was lost.
  return year && `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

/** Whether a line is a row of the information table of a government page; what it says is added to `metadata`. */
export function readMetadataLine(line: string, metadata: Metadata): boolean {
  if (line.length > 200 || SENTENCE_MARK.test(line)) return false
  if (/^[=\-—_*~·•\s]{3,}$/.test(line)) return true
  const english = ENGLISH_KEY.exec(line)
  if (english) {
    note(metadata, english[1]?.toLowerCase() ?? '', english[2] ?? '')
    return true
  }
  const keys = [...line.matchAll(KEY)]
  if (keys[0]?.index !== 0) return false
  const fields = keys.map((match, i) => ({
    key: match[1] ?? '',
    marked: /[:：|]/.test(match[0]),
    value: line
      .slice(match.index + match[0].length, keys[i + 1]?.index ?? line.length)
      .replace(/[|\s]+$/, ''),
  }))
  if (!fields.some(({ key, marked, value }) => marked || (value !== '' && isFieldOf(key, value))))
    return false
  for (const { key, value } of fields) note(metadata, key, value.trim())
  return true
}

/** Without a colon only a value of the right form shows that the first word is a key: 标题 may begin a sentence. */
function isFieldOf(key: string, value: string): boolean {
  if (/号$/.test(key)) return /\d/.test(value) && value.length <= 40
  if (/日期|时间/.test(key)) return readDate(value) !== undefined
  if (key === '标题') return /总结|计划|要点|报告|通知|思路/.test(value)
  return /机关|机构|单位/.test(key) && /(?:局|厅|委|办|府|会|部|处)$/.test(value)
}

function note({ titles, organs, published }: Metadata, key: string, value: string): void {
  if (value === '') return
  if (/^(?:标题|名称|信息名称|title)$/.test(key)) titles.push(value)
  if (/机关|机构|发文单位|organ/.test(key)) organs.push(value)
  const date = /日期|时间|date/.test(key) ? readDate(value) : undefined
  if (date) published.push(date)
}

const CUES = [
  '登录',
  '登陆',
  '注册',
  '首页',
  '当前位置',
  '您现在的位置',
  '您的位置',
  '字体',
  '字号：',
  '打印',
  '关闭',
  '热点查询',
  '热搜',
  '搜索',
  '推荐访问',
  '热门关注',
  '来源',
  '浏览次数',
  '点击数',
  '阅读次数',
  '分享',
  '收藏',
  '展开更多',
  '上一篇',
  '下一篇',
  '返回顶部',
  '版权',
  '扫一扫',
  '责任编辑',
  '编辑：',
  '无障碍',
  '适老',
  '中国政府网',
  '网站地图',
  '联系我们',
  '主办单位',
  '承办单位',
  '技术支持',
  '备案',
  '公网安备',
  '朗读',
  '今天是',
  '繁简',
  '保存为',
  '发布时间',
  '发布日期',
  '信息来源',
  '!important',
  '标识码',
  'javascript',
  '公文搜',
  '公文之家',
  '范文',
  '文库',
  '下载',
  '投稿',
  '手机版',
  '客户端',
]
const URL_LINE = /^(?:https?:\/\/|www\.)\S+$/i
const BREADCRUMB = /[>＞»]\s*[\u4e00-\u9fff]{2,}/

/** How many signs of a web page a line carries. Only lines outside the text itself may be judged by it. */
export function chromeCues(line: string): number {
  if (URL_LINE.test(line)) return 2
  const cues = CUES.reduce((sum, cue) => sum + (line.includes(cue) ? 1 : 0), 0)
  return cues + (BREADCRUMB.test(line) ? 1 : 0)
}

/** A line of author, date and source: no sentence, little beside the date. */
export function isByline(line: string): boolean {
  return (
    line.length <= 80 &&
    !SENTENCE_MARK.test(line) &&
    /\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{4}年\d{1,2}月\d{1,2}日\s*\d{1,2}[:：]\d{2}/.test(line) &&
    !/^[—–-]{1,2}/.test(line)
  )
}

/** A page number of the printed original. */
export const isPageNumber = (line: string): boolean =>
  /^(?:[-—–－]\s*\d{1,3}\s*[-—–－]|第\s*\d{1,3}\s*页(?:[,，\s]*共\s*\d{1,3}\s*页)?)$/.test(line)

const LINK_HEADER =
  /^【?(?:推荐访问|推荐阅读|热门关注|热门文章|相关(?:阅读|文章|推荐|链接|新闻|解读|图解|内容|信息|范文)|猜你喜欢|延伸阅读|上一篇|下一篇|分享|展开更多|责任编辑|责编|扫一扫|打印|关闭|返回|版权|主办|网站地图|Copyright|©)/i

/** The heading of a block of links, or the first line of a page's foot. */
export const isLinkHeader = (line: string): boolean => line.length <= 60 && LINK_HEADER.test(line)

/** Words that only the foot of a page holds, even in whole sentences. */
export const isPageFoot = (line: string): boolean =>
  line.length <= 300 &&
  /版权所有|版权声明|未经授权|免责声明|ICP备|公网安备|网站标识码|建议使用.{0,12}浏览器|\{\s*display|!important|本站(?:所有|内容|资料)/.test(
    line,
  )

/** Links glued to the end of the last paragraph. */
export const GLUED_TAIL =
  /(?<=[。！!？”）)])\s*(?:扫一扫|【(?:打印|关闭)|相关(?:解读|图解|链接|附件|新闻|阅读)[：:]|[（(]?图解[）)]?[：:]?|视频解读[：:]|责任编辑[：:]|分享到[：:]|打印本页).{0,120}$/
