import { DOUBLE_SURNAMES, SURNAMES } from './lexicon/surnames.ts'
import type { Name } from './name.ts'
import { createWordFinder } from './word-finder.ts'

const SURNAME = `(?:${DOUBLE_SURNAMES.replaceAll(' ', '|')}|[${SURNAMES}])`
// Characters of offices and function words that no given name between surname and title would hold.
const GIVEN =
  '[^\\P{Script=Han}务任兼原现副正级位名等的和与及是在了政党总主代理各该本全我委校局部厅院园所处科室长员会师生组对为由向把将被不其书记教学小中高初]'
const TITLE =
  '(?:同志|先生|女士|老师|教授|院士|博士|(?:常务)?副?(?:局长|校长|园长|院长|部长|厅长|市长|县长|区长|省长|州长|镇长|乡长|处长|科长|股长|主任|书记|主席|董事长|总经理|秘书长|组长|所长|馆长|会长|理事长|总理|检察长|支队长|大队长))'
const BEFORE_NAME =
  '(?:局长|校长|园长|院长|部长|厅长|市长|县长|区长|省长|州长|镇长|乡长|处长|科长|主任|书记|主席|秘书长|组长|所长|会长|副省长|副市长|副县长|副区长|教师|老师|同志|学生|同学|选手|运动员|教练|专家|教授)'
const NAME_THEN_TITLE = new RegExp(
  `(?<![\\p{Script=Han}](?<![由和与、是为请向对于以，。：；任邀派局委校园院厅部办]))${SURNAME}${GIVEN}{1,2}(?=${TITLE})`,
  'gu',
)
const TITLE_THEN_NAME = new RegExp(
  `(?<=${BEFORE_NAME})\\s?(${SURNAME}${GIVEN}{1,2})(?=[，。、；：,;\\s]|同志|老师|等|率|主持|出席|参加|带队|作|在|表示|强调|指出|讲话|荣获|获)`,
  'gu',
)
const PUBLIC_PEOPLE =
  /^(?:习近平|毛泽东|邓小平|江泽民|胡锦涛|雷锋|焦裕禄|孔繁森|黄大年|张桂梅|李保国|于漪|马克思|列宁|孔子|陶行知)/

/** Every title above holds one of these; most sentences hold none. */
const titleCues = createWordFinder([
  ...Array.from('局校园院部厅市县区省州镇乡处科股事书组所馆会察队', (body) => `${body}长`),
  ...'同志 先生 女士 老师 教授 教师 教练 院士 博士 主任 主席 书记 经理 总理 学生 同学 选手 运动员 专家'.split(
    ' ',
  ),
])

/** Persons, only where a title or 同志 stands beside the name. */
export function findPeople(text: string): Name[] {
  if (!titleCues.holds(text)) return []
  const found: Name[] = []
  for (const { index, 0: raw } of text.matchAll(NAME_THEN_TITLE)) push(found, index, raw)
  for (const { index, 0: whole, 1: raw = '' } of text.matchAll(TITLE_THEN_NAME)) {
    push(found, index + whole.length - raw.length, raw)
  }
  return found
}

// Words that look like surname and given name before a title.
const NO_NAME =
  /^(?:关[爱心]|项目|高[校中层]|方[案面]|成[员都]|于[是]|时任|任职|安全|强化|管理|平安|应[急聘]|向上|华人|田径|金牌|明[星确]|常[务委])/

function push(found: Name[], start: number, raw: string): void {
  if (!PUBLIC_PEOPLE.test(raw) && !NO_NAME.test(raw))
    found.push({ start, end: start + raw.length, raw, kind: 'person' })
}
