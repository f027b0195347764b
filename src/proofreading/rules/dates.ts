import { findPersonalData } from '../../corpus/personal-data.ts'
import type { Manuscript } from '../manuscript.ts'
import { type Match, NUMERAL_USAGE, type Rule, TEXT_CHECK, usage } from '../rule.ts'

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const DATE = /(?<!\d)(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日(?:[（(]?(?:星期|周)([一二三四五六日天]))?/g

function* wrongDates({ clean }: Manuscript): Iterable<Match> {
  for (const { index, 0: words, 1: year, 2: month = '', 3: day = '', 4: weekday } of clean.matchAll(DATE)) {
    const span = { start: index, end: index + words.length }
    const most = DAYS[Number(month) - 1] ?? 0
    const leap = year !== undefined && new Date(Date.UTC(Number(year), 1, 29)).getUTCDate() === 29
    const last = Number(month) === 2 && year !== undefined && !leap ? 28 : most
    if (Number(day) < 1 || Number(day) > last) {
      yield { ...span, message: `“${words}”这一日期不存在` }
      continue
    }
    if (year === undefined || weekday === undefined) continue
    const right = '日一二三四五六'.charAt(
      new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).getUTCDay(),
    )
    if (right !== (weekday === '天' ? '日' : weekday))
      yield { ...span, message: `${year}年${month}月${day}日是星期${right}，此处写作“${weekday}”` }
  }
}

const PERSONAL: Readonly<Record<string, string>> = {
  identity: '身份证号',
  mobile: '手机号码',
  'bank-card': '银行卡号',
  email: '电子邮箱',
  minor: '学生或幼儿姓名',
}

const RELATIVE = /今年|去年|前年|明年|目前|近期|日前|近日/
const HEAD = 260

/** Words such as 今年 in a text that never says which year it is. */
function* unanchored({ clean, title, body }: Manuscript): Iterable<Match> {
  const found = RELATIVE.exec(clean)
  if (
    !found ||
    body.length < 3 ||
    /\d{4}年/.test(title) ||
    /\d{4}年|二[〇○零].{2}年/.test(clean.slice(0, HEAD))
  )
    return
  yield {
    start: found.index,
    end: found.index + found[0].length,
    message: `“${found[0]}”所指的年份，标题和开头都没有写明`,
  }
}

const MONTH_WORD = /(?<!\d)\d{1,2}月份/g
const MONTH = /(?<!\d)\d{1,2}月(?!份|\d)/g

function* mixedMonths({ clean }: Manuscript): Iterable<Match> {
  const long = Array.from(clean.matchAll(MONTH_WORD))
  const short = Array.from(clean.matchAll(MONTH))
  const [rare] = long.length <= short.length ? long : short
  if (!rare || long.length === 0 || short.length === 0) return
  yield {
    start: rare.index,
    end: rare.index + rare[0].length,
    message: '“9月”与“9月份”两种写法并用，全文宜一致',
  }
}

const PERCENT = /(?<![\d.])\d{1,3}(?:\.(\d{1,3}))?[%％]/g

/** Percentages of one sentence with different precision. */
function* mixedPrecision({ sentences, clean }: Manuscript): Iterable<Match> {
  for (const { start, end } of sentences) {
    const found = Array.from(clean.slice(start, end).matchAll(PERCENT)).filter(
      ({ 1: decimals }) => decimals !== undefined,
    )
    const first = found[0]?.[1]?.length
    const odd = found.find(({ 1: decimals }) => decimals?.length !== first)
    if (odd)
      yield {
        start: start + odd.index,
        end: start + odd.index + odd[0].length,
        message: '同一句中百分数的小数位数不一，宜统一',
      }
  }
}

const RANGE = /\d[%％万亿年月日]?([—～~至])\d/g

function* mixedRanges({ clean }: Manuscript): Iterable<Match> {
  const signs = Array.from(clean.matchAll(RANGE)).filter(
    ({ 1: sign }) => sign === '—' || sign === '～' || sign === '~',
  )
  const dashes = signs.filter(({ 1: sign }) => sign === '—')
  const waves = signs.filter(({ 1: sign }) => sign !== '—')
  const [rare] = dashes.length <= waves.length ? dashes : waves
  if (!rare || dashes.length === 0 || waves.length === 0) return
  yield { start: rare.index, end: rare.index + rare[0].length, message: '起止号“—”与“～”并用，全文宜用一种' }
}

const WORN = ['进一步', '切实', '深入', '积极', '全面', '不断', '扎实', '大力']
/** So often a thousand characters and so often at all is worth a look. */
const WORN_RATE = 2
const WORN_COUNT = 10
const LONG_SENTENCE = 90
const LONG_PARAGRAPH = 400

function* wornWords({ clean }: Manuscript): Iterable<Match> {
  const over = WORN.map((word) => ({ word, count: clean.split(word).length - 1, at: clean.indexOf(word) }))
    .filter(({ count }) => count >= WORN_COUNT && (count * 1000) / clean.length >= WORN_RATE)
    .toSorted((a, b) => b.count - a.count)
  const [first] = over
  if (!first) return
  const words = over.map(({ word, count }) => `“${word}”${count}次`).join('、')
  yield { start: first.at, end: first.at + first.word.length, message: `用词重复较多：${words}` }
}

const STYLE = usage('文风')
const style = (id: string, find: Rule['find'], must: string, mustNot: string): Rule => ({
  id,
  severity: 'hint',
  source: STYLE,
  most: 1,
  find,
  examples: { must: [must], mustNot: [mustNot] },
})

export const DATE_RULES: readonly Rule[] = [
  {
    id: 'D-01',
    severity: 'error',
    source: TEXT_CHECK,
    find: wrongDates,
    examples: {
      must: ['2023年2月29日召开会议。', '11月31日前完成。', '2024年1月5日（星期一）召开会议。'],
      mustNot: ['2024年2月29日召开会议。', '11月30日前完成。', '2024年1月5日（星期五）召开会议。'],
    },
  },
  {
    id: 'S-02',
    severity: 'warning',
    source: usage('个人信息保护'),
    most: 5,
    *find({ raw }) {
      for (const { start, end, kind } of findPersonalData(raw))
        yield { raw: true, start, end, message: `疑似${PERSONAL[kind] ?? '个人信息'}，公开前应去掉或遮盖` }
    },
    examples: { must: ['联系电话13800138000，请咨询。'], mustNot: ['联系电话0395-1234567，请咨询。'] },
  },
  {
    id: 'N-10',
    severity: 'hint',
    source: NUMERAL_USAGE,
    find: unanchored,
    examples: {
      must: ['加强管理，落实责任。\n今年新建学校5所。\n继续努力，办好教育。'],
      mustNot: ['2023年，加强管理，落实责任。\n今年新建学校5所。\n继续努力，办好教育。'],
    },
  },
  {
    id: 'N-09',
    severity: 'hint',
    source: NUMERAL_USAGE,
    find: mixedMonths,
    examples: { must: ['9月份开学，10月考核。'], mustNot: ['9月开学，10月考核。'] },
  },
  {
    id: 'N-26',
    severity: 'hint',
    source: NUMERAL_USAGE,
    most: 1,
    find: mixedPrecision,
    examples: {
      must: ['入园率98.1%，覆盖率63.62%。'],
      mustNot: ['入园率98.1%，覆盖率63.6%，达标率100%。'],
    },
  },
  {
    id: 'P-22',
    severity: 'hint',
    source: usage('标点用法'),
    find: mixedRanges,
    examples: { must: ['创建10—12所，培育2～3所。'], mustNot: ['创建10—12所，培育2—3所。'] },
  },
  style('style.worn', wornWords, '进一步加强管理。'.repeat(12), '进一步加强管理，落实责任。'),
  style(
    'style.long_sentence',
    function* ({ sentences, clean }) {
      for (const { start, end } of sentences)
        if (end - start > LONG_SENTENCE && !/[；|\n]/.test(clean.slice(start, end)))
          yield {
            start: end - 1,
            end,
            message: `这一句有${end - start}字，超过${LONG_SENTENCE}字，可考虑断句`,
          }
    },
    `${'加强管理，'.repeat(20)}落实责任。`,
    '加强管理，落实责任。',
  ),
  style(
    'style.long_paragraph',
    function* ({ body }) {
      for (const { start, end } of body)
        if (end - start > LONG_PARAGRAPH)
          yield {
            start: end - 1,
            end,
            message: `这一段有${end - start}字，超过${LONG_PARAGRAPH}字，可考虑分段`,
          }
    },
    '加强管理，落实责任。'.repeat(50),
    '加强管理，落实责任。',
  ),
]
