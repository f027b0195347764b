import { GENERAL_LATIN, GENERIC_BEFORE_FEATURE, NAMED_FEATURES } from './lexicon/named-features.ts'
import { PROVINCE_LETTERS } from './lexicon/places.ts'
import { borderIn } from './name-borders.ts'
import { isPublicName } from './public-names.ts'
import type { Span } from './span.ts'

const words = (list: string): string[] => list.trim().split(/\s+/)
const SEGMENTER = new Intl.Segmenter('zh', { granularity: 'word' })
const GENERIC: ReadonlySet<string> = new Set(words(GENERIC_BEFORE_FEATURE))
const FEATURE = new RegExp(
  words(NAMED_FEATURES)
    .sort((a, b) => b.length - a.length)
    .join('|'),
  'g',
)
const NO_BORDERS = new Uint8Array(64)

/** Meetings and contests with a name of their own: 中国某某洽谈会. */
const EVENT =
  /(\p{Script=Han}{2,14}?)(?:投洽会|洽谈会|博览会|交易会|展销会|展示会|推介会|对接会|农博会|文博会|电影节|文化节|艺术节|旅游节|采摘节|美食节|龙舟赛|马拉松|极限赛|锦标赛|联赛|邀请赛|公开赛|挑战赛|论坛|峰会|大典|庙会|灯会|大集)/gu
const GENERIC_EVENT =
  /^(?:各类|多场|系列|大型|国际|全国|全省|全市|全县|校园|学校|中小学|学生|教师|专场|线上|线下|招商|招商引资|项目|产销|产业|科技|银企|政银企|校企|供需|人才|招聘|文化|艺术|体育|读书|高端|高峰|主题|专题)+$/
/** 奖杯 and 世界杯 are no cup of anybody's own. */
const CUP = /(\p{Script=Han}{2,8}?)(?<![奖口水茶金银铜干]|世界)杯/gu
/** Slogans of two halves: 小手牵大手·共创文明城. */
const SLOGAN =
  /(\p{Script=Han}{4,10})[·•・]\p{Script=Han}{4,8}?(?=等|主题|系列|活动|行动|工程|计划|\P{Script=Han}|$)/gu
/** 引黄 and 在甘: one letter for a province or a river. */
const LETTER = new RegExp(
  `[${PROVINCE_LETTERS}]{3,4}(?<!港澳台)(?!高)|[${PROVINCE_LETTERS}]{2}(?=省际|交界|毗邻|城市群|边界)|[晋冀辽苏浙皖闽赣鲁豫鄂湘粤桂黔滇陕藏川甘][东西][南北]|(?<=[在来赴驻入援离])[${PROVINCE_LETTERS}](?=[视考调创就投兴工全院高企央经商务人，。、])|[引][\\p{Script=Han}][济入补][\\p{Script=Han}]|(?<=[、，。；和与及])[${PROVINCE_LETTERS}\\p{Script=Han}]{2}(?=(?:新|大)?通道)`,
  'gu',
)
/** Ways called by their ends: 西成铁路, 兰张三四线. */
const WAY =
  /(?<=[、，。；：和与及（]|建设|推进|启动|开工|建成|通车|的)(?!城市|市域|普速|国家|地方|城际|干线|高速|农村|重点|货运|重载|客运|支线|专用|既有|新建|改建|扩建|全国|全省|区域)\p{Script=Han}{2,3}(?=(?:[一二三四五六七八九]{1,2}线)?(?:高铁|铁路|高速|城际|客专|运河|新通道))/gu
/** Latin names: DeepSeek, OPC; not what everybody writes: AI, LNG. */
const LATIN = new RegExp(
  `(?<![A-Za-z\\d])(?!(?:${words(GENERAL_LATIN).join('|')}|xx+|XX+)(?![A-Za-z]))[A-Za-z]{2,}\\d{0,3}(?![A-Za-z\\d])`,
  'g',
)
/** A long byname or a slogan of several parts in quotation marks. */
const LONG_QUOTE =
  /“(?=[^“”\n]{17,90}”|[^“”\n]{0,16}[A-Za-z·、，；：][^“”\n]{0,90}”)([^“”\n。！？]{9,90})[。！？]?”/gu
/** Between states: 中俄博览会, 中国—中亚平台; not what all have, 中欧班列 and 中英文. */
const STATES =
  /中(?:国[—–-]\p{Script=Han}{2,8}?|[俄非韩日德法蒙哈越缅泰老柬乌意巴欧](?!班列|[文语医药双]))\p{Script=Han}{0,12}?(?:平台|中心|论坛|大会|会议|规划|合作区|产业园|园区|博览会|口岸|港|协定|通道)|(?<!\p{Script=Han})中[俄非韩日德法蒙哈越缅泰老柬乌意巴](?=\p{Script=Han})/gu
/** Bodies of the state that stand in one place: 国家…创新中心; not 国家级 and 国家区域 ones, which are kinds. */
const STATE_CENTRE =
  /国家(?!级|重点|区域|医学)[\p{Script=Han}]{2,12}(?:创新|研究|技术|数据|计算|检测|枢纽|集散|超算)中心|[A-Z\d]+G?\+[\p{Script=Han}]{2,10}(?:大会|论坛|峰会|工程|行动)/gu
/** Regions larger than a province or across their borders, and what lies along them: a closed list of public facts. */
const REGION =
  /(?:[沿环跨临傍](?=长三角|沪宁|杭州湾|渤海|太湖|首都))?(?:长三角|珠三角|沪宁|杭州湾|江淮|黄淮海?|淮海|江汉|成渝|川渝|巴蜀|天府|荆楚|齐鲁|燕赵|三秦|三晋|八闽|八桂|岭南|关中|河套|河西走廊|皖北|皖南|苏南|苏北|苏中|长江口|长江上游|长江中游|黄河口|闽南|粤北|环渤海|北部湾|中亚|南亚|东南亚|东北亚|东盟)(?:[\p{Script=Han}]{0,12}?(?:创新带|经济区|协同区|示范区|城市群|都市圈|联盟|走廊))?/gu
/** A road by its ends, with what is done to it in brackets: 京哈（扩建）. */
const ROAD = /(?<=[、，。；])\p{Script=Han}{2}(?=（(?:改扩建|扩建|新建|改建|\p{Script=Han}{2,6}段)）)/gu
/** Peoples and what is theirs: 藏医, 彝族, 藏传佛教; and 治藏方略. */
const PEOPLE =
  /(?:藏|蒙|彝|苗|傣|壮|维吾尔|哈萨克|布依|土家)(?:族|医药|医|药|文|语|历)|藏传佛教|[治援兴稳](?:藏|疆)/gu

/** A list that ends in a count of firms names each of its members. */
const LIST =
  /((?:\p{Script=Han}{2,8}、){0,12}\p{Script=Han}{2,8})等(?:一?批)?(?:\d+[余多]?|[一二三四五六七八九十百]+[余多]?|[多数]|国内外|国际|全国)?(?:家|户|所|座|条|处)?(?:国内外|知名|重点|龙头|骨干|优质|大型|上市|本土|规上|头部|著名)*(?:企业|公司|高校|院校|景区|水库|河流|品牌)|((?:\p{Script=Han}{2,8}、){0,12}\p{Script=Han}{2,8}?)(?:等(?:\d+家)?)?(?:成功|挂牌|首发|登陆|在[\p{Script=Han}]{2,5})上市/gu
/** Games: 十运会, 亚冬会; and bynames, 千湖之省. */
const CONTEST =
  /(?:[一二三四五六七八九十]{1,3}|[亚全省残青冬]{1,2})[运冬残]会|\p{Script=Han}{2}之[省市县乡城都州府镇](?!间)|[二三四五六七八九十]件大事|国家(?!级|重点)\p{Script=Han}{2,8}(?:学院|实验室|博物馆|版本馆|植物园)/gu

/** `core` is the name without the word that tells it. */
export type CuedName = Span & { readonly core: Span }

const whole = (start: number, end: number): CuedName => ({ start, end, core: { start, end } })

/**
 * Names that are made of general words, and are told by what stands beside them: firms before 燃气 and 电厂, members
 * of lists of firms, meetings and cups, ways by their ends, slogans of two halves.
 */
export function findNamesByCue(text: string): CuedName[] {
  return [
    ...[LETTER, WAY, CONTEST, LATIN, STATES, STATE_CENTRE, REGION, ROAD, PEOPLE].flatMap((form) =>
      spansOf(text, form),
    ),
    ...longQuotes(text),
    ...[EVENT, CUP, SLOGAN].flatMap((form) => behindLead(text, form)),
    ...lists(text),
    ...beforeFeatures(text),
  ]
}

const spansOf = (text: string, form: RegExp): CuedName[] =>
  Array.from(text.matchAll(form), ({ index, 0: raw }) => whole(index, index + raw.length))

/** Not what the whole country quotes. */
const longQuotes = (text: string): CuedName[] =>
  Array.from(text.matchAll(LONG_QUOTE)).flatMap(({ index, 0: raw, 1: words = '' }) =>
    isPublicName(words) ? [] : [whole(index, index + raw.length)],
  )

/** What stands before the name of a meeting or the first of a list. */
const LEAD =
  /^.*(?:举办|承办|主办|协办|参加|参与|参展|参赛|借助|组织|开展|亮相|召开|办好|推动|推出|推荐|支持|成立|出席|依托|利用|通过|入选|获评|荣获|促成|引进|培育|新增|助力|届|个|场|次|家|的|和|与|及|在|了|获|等|第|[全省市县区]中?小?学?生?(?=.{2}))/u

/** The first group holds the words before which the name may begin. */
function behindLead(text: string, form: RegExp): CuedName[] {
  return Array.from(text.matchAll(form)).flatMap(({ index, 0: raw, 1: stem = '' }) => {
    const border = LEAD.exec(stem)?.[0].length ?? 0
    const own = stem.slice(border)
    if (own.length < 2 || GENERIC_EVENT.test(own)) return []
    return [whole(index + border, index + raw.length)]
  })
}

function lists(text: string): CuedName[] {
  if (!/等|上市/.test(text)) return []
  return Array.from(text.matchAll(LIST)).flatMap(({ index, 1: firms, 2: listed }) => {
    const list = firms ?? listed ?? ''
    const found: CuedName[] = []
    let at = index
    for (const [i, member] of list.split('、').entries()) {
      const border = i === 0 && member.length > 4 ? borderIn(member, 0, NO_BORDERS) : 0
      if (member.length - border >= 2 && !GENERIC.has(member.slice(border)))
        found.push(whole(at + border, at + member.length))
      at += member.length + 1
    }
    return found
  })
}

const STEM = /\p{Script=Han}{2,8}$/u

/** 蓝天 before 燃气: a whole word behind a border that no feature has before it in general use. */
function beforeFeatures(text: string): CuedName[] {
  return Array.from(text.matchAll(FEATURE)).flatMap(({ index, 0: raw }) => {
    const window = STEM.exec(text.slice(Math.max(0, index - 8), index))?.[0] ?? ''
    const stem = window.slice(borderIn(window, 0, NO_BORDERS))
    if (stem.length < 2 || stem.length > 4) return []
    const tokens = Array.from(SEGMENTER.segment(stem), ({ segment }) => segment)
    if (GENERIC.has(tokens[0] ?? '') || GENERIC.has(stem)) return []
    const start = index - stem.length
    return [{ start, end: index + raw.length, core: { start, end: index } }]
  })
}
