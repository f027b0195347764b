import type { Span } from './span.ts'
import { createCueReader, holdsAny } from './word-finder.ts'

/** A figure, rank or date told in words. */
export type NumeralClaim = Span & { readonly raw: string; readonly kind: 'figure' | 'date' | 'rank' }

/** `cues`: words of which every match holds one; the expression runs only where one stands. */
type Pattern = {
  readonly words: RegExp
  readonly kind: NumeralClaim['kind']
  readonly cues: readonly string[]
}

const DIGIT = '[〇零一二两三四五六七八九十百千万亿]'
const SMALL = '[一二两三四五六七八九十]'
const UNIT = '[所名个家项人座场次件批套门间台册亩种类位]'
const SPAN = '(?:个?工作日|日|天|周|个?月|年|个?小时|分钟|个?学期)'
const RESULT = '(?:即|就|便|完成|办结|办完|办理|建成|建好|见效|解决|落实|到位|实现|答复|反馈|响应|竣工|投用)'

/**
 * Figures in a clothing that no counting grammar reads, from dictionaries of modern Chinese: spaced numerals, numbers
 * in brackets, short words for two and three, multiples, shares as idioms, titles in a row, stars, nothing at all as
 * an achievement, time limits and months. Each is closed by what stands beside it, so that idioms stay free.
 */
const PATTERNS: readonly Pattern[] = [
  {
    words: new RegExp(`(?<!${DIGIT})${DIGIT}(?:[ ·]{1,3}${DIGIT}){1,9}`, 'g'),
    kind: 'figure',
    cues: [' ', '·'],
  },
  {
    words: new RegExp(`(?<![\\n。；：;:\\s])[(（]${SMALL}{1,3}[)）]\\s?${UNIT}`, 'g'),
    kind: 'figure',
    cues: ['(', '（'],
  },
  { words: /🔟/gu, kind: 'figure', cues: ['🔟'] },
  {
    words: /(?<![十第])(?:一二|二三|三四|四五|五六|六七|七八|八九)十(?![一二三四五六七八九])/g,
    kind: 'figure',
    cues: ['十'],
  },
  { words: /(?<![哥姐娘爷妻子女咱他她你们])[俩仨](?!人转)/g, kind: 'figure', cues: ['俩', '仨'] },
  {
    words: /(?<![查治防抓管扫打])[一两几]打(?=\p{Script=Han})(?![好造响赢击开通破非])/gu,
    kind: 'figure',
    cues: ['打'],
  },
  {
    words:
      /双倍|翻了?[好数几]番|翻倍|(?<![功更])加倍(?![努珍小用重呵关爱])|(?<![成\d一两二三四五六七八九十数几])倍增(?!计划|行动|工程|效应|器|长|”)/g,
    kind: 'figure',
    cues: ['倍', '番'],
  },
  { words: /百分百|十有八九|十之八九|八九不离十/g, kind: 'figure', cues: ['百分百', '八'] },
  {
    words: new RegExp(
      `(?<![\\d.每数几上近过逾]|${DIGIT})(?:[百千]万|万)(?:余|多)?(?:资金|经费|投资|册|学子|学生|师生|教师|家长|群众)`,
      'g',
    ),
    kind: 'figure',
    cues: ['万'],
  },
  { words: new RegExp(`${SMALL}{1,2}连[冠升增胜跃涨优快降]`, 'g'), kind: 'rank', cues: ['连'] },
  {
    words:
      /[一二三四五六七]星级|(?<=[为评达升获])[一二三四五六七]星(?![\p{Script=Han}])|[一二三四五]A(?![A-Za-z])级?/gu,
    kind: 'rank',
    cues: ['星', 'A'],
  },
  {
    words:
      /零(?:安全|责任|重大)?(?:事故|发生|投诉|上访|信访|增长|感染|差错|失误|伤亡|死亡|违纪|违规|违法|犯罪|舆情|案件|案发|辍学|失学|流失|欠薪|拖欠|纠纷|缺勤|缺席|遗漏|突破)|零的突破|清零|归零|(?<![以作认视])为零(?![售散碎星])|[无没](?:有)?一(?:例|人|起|件|所|名|户|校|家|生)(?![员们])/g,
    kind: 'figure',
    cues: ['零', '无', '没'],
  },
  {
    words: new RegExp(
      `(?<![每第同这那去今明上下])(?:${SMALL}{1,3}|半)${SPAN}(?:之内|以内|内|时间)?${RESULT}`,
      'g',
    ),
    kind: 'date',
    cues: ['日', '天', '周', '月', '年', '时', '钟', '期'],
  },
  {
    words: new RegExp(`(?<![每第])(?:${SMALL}{1,3}|半)${SPAN}(?:之内|以内|内)(?![在心部外容涵])`, 'g'),
    kind: 'date',
    cues: ['内'],
  },
  {
    words: /(?<![上下前后])半(?:年(?![度报来工总会])|天|个?小时(?![生经通”])|个多?月|个学期)/g,
    kind: 'date',
    cues: ['半'],
  },
  {
    words: /(?<![每有第那这同某])一天(?![天一都也])|一个半(?:小时|月|学期)/g,
    kind: 'date',
    cues: ['一天', '一个半'],
  },
  {
    words:
      /(?<![一二三四五六七八九十个数几])(?:十[一二]?|[一二三四五六七八九])月(?:份|底|初)?(?![革三二球亮饼月台票])/g,
    kind: 'date',
    cues: ['月'],
  },
  {
    words: /(?<![第委央党局区市]|[一二三四五六七八九十])[两三四五六七八九]届(?![一二三四五六七八九十])/g,
    kind: 'figure',
    cues: ['届'],
  },
]

const cuesIn = createCueReader(PATTERNS.map(({ cues }) => cues))

/** Figures, ranks and dates of a normalised text that are told in words; see the patterns. */
export function findNumeralClaims(text: string): NumeralClaim[] {
  const cued = cuesIn(text)
  if (cued === 0) return []
  return PATTERNS.flatMap(({ words, kind, cues }, n) =>
    !(cued & (1 << n)) || !holdsAny(text, cues)
      ? []
      : Array.from(text.matchAll(words), ({ index, 0: raw }) => ({
          start: index,
          end: index + raw.length,
          raw,
          kind,
        })),
  )
}
