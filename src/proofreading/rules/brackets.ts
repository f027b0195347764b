import type { Span } from '../../text/span.ts'
import { PUNCTUATION_STANDARD, PUNCTUATION_USAGE, type Rule } from '../rule.ts'

const CLOSER_OF: Readonly<Record<string, string>> = {
  '（': '）',
  '(': ')',
  '《': '》',
  '〈': '〉',
  '“': '”',
  '‘': '’',
  '【': '】',
  '〔': '〕',
}
const OPENER_OF: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(CLOSER_OF).map(([open, close]) => [close, open]),
)
const MARKS = /[（(《〈“‘【〔）)》〉”’】〕]/g

/** Nobody nests deeper, or writes more marks inside a quotation: the time stays in proportion to the text. */
const DEEPEST = 40
const FARTHEST_MARKS = 200

type Mark = { readonly at: number; readonly mark: string }
export type BracketFault = Span & { readonly kind: 'unclosed' | 'unopened' | 'nested'; readonly mark: string }

/**
 * The marks of one paragraph that do not pair, by a stack. An opening quotation mark inside an open quotation is
 * nested where both close; else the earlier one is unclosed, so that one lost mark is reported once.
 */
export function findBracketFaults(text: string): BracketFault[] {
  const marks = Array.from(text.matchAll(MARKS), ({ index, 0: mark }): Mark => ({ at: index, mark }))
  const faults: BracketFault[] = []
  const open: Mark[] = []
  const fault = ({ at, mark }: Mark, kind: BracketFault['kind']): void => {
    faults.push({ start: at, end: at + 1, kind, mark })
  }
  marks.forEach((mark, i) => {
    if (mark.mark in CLOSER_OF) {
      const outer = open.findLastIndex((other) => other.mark === mark.mark)
      const doubled = outer >= 0 && /[“《]/.test(mark.mark) && !/[‘〈]/.test(open.at(-1)?.mark ?? '')
      if (doubled && closesTwice(marks, i)) fault(mark, 'nested')
      else if (doubled) for (const lost of open.splice(outer)) fault(lost, 'unclosed')
      if (open.length >= DEEPEST) for (const lost of open.splice(0, 1)) fault(lost, 'unclosed')
      open.push(mark)
      return
    }
    const partner = open.findLastIndex((other) => other.mark === OPENER_OF[mark.mark])
    if (partner < 0) {
      if (!isNumberBracket(text, mark)) fault(mark, 'unopened')
    } else for (const lost of open.splice(partner).slice(1)) fault(lost, 'unclosed')
  })
  for (const lost of open) fault(lost, 'unclosed')
  return faults.sort((a, b) => a.start - b.start)
}

/** Whether both this mark and the open one of its kind close in what follows: “ “ ” ”. */
function closesTwice(marks: readonly Mark[], from: number): boolean {
  const opener = marks[from]?.mark ?? ''
  let depth = 1
  for (let i = from; i < Math.min(marks.length, from + FARTHEST_MARKS); i++) {
    if (marks[i]?.mark === opener) depth++
    else if (marks[i]?.mark === CLOSER_OF[opener]) depth--
    if (depth === 0) return true
  }
  return false
}

/** 1） and 一） number an item; a lone ） at the beginning of a line is reported as a broken number elsewhere. */
const isNumberBracket = (text: string, { at, mark }: Mark): boolean =>
  /[)）]/.test(mark) &&
  /(?:^|[。；，、：\s])[（(]?(?:\d{1,2}|[一二三四五六七八九十]{0,3}|[a-zA-Z])$/.test(
    text.slice(Math.max(0, at - 5), at),
  )

const WORDS = { unclosed: '没有与之配对的后半', unopened: '没有与之配对的前半' } as const
const INNER: Readonly<Record<string, string>> = { '“': '‘', '《': '〈' }

export const BRACKET_RULES: readonly Rule[] = [
  {
    id: 'P-05',
    severity: 'error',
    source: PUNCTUATION_STANDARD,
    *find({ lines, clean }) {
      for (const { start, end, kind } of lines) {
        if (kind === 'table') continue
        for (const fault of findBracketFaults(clean.slice(start, end)))
          if (fault.kind !== 'nested')
            yield {
              start: start + fault.start,
              end: start + fault.end,
              message: `标准规定引号、括号、书名号成对使用，“${fault.mark}”${WORDS[fault.kind]}`,
            }
      }
    },
    examples: {
      must: ['以“双减工作为重点，办好“民生实事”。', '学习《教育法的规定。', '推进项目建设）完成投资。'],
      mustNot: [
        '以“双减”工作为重点，办好“民生实事”。',
        '1）加强管理；2）严格考核。',
        '通过“名校+薄弱校”“名校+乡村校”等形式办学。',
        '他说：“要落实‘双减’要求。”',
        '关爱你我他（她）活动温暖人心。',
      ],
    },
  },
  {
    id: 'P-06',
    severity: 'error',
    source: PUNCTUATION_STANDARD,
    *find({ lines, clean }) {
      for (const { start, end, kind } of lines) {
        if (kind === 'table') continue
        for (const fault of findBracketFaults(clean.slice(start, end)))
          if (fault.kind === 'nested')
            yield {
              start: start + fault.start,
              end: start + fault.end,
              message: `标准规定“${fault.mark}”之内再用时，内层用“${INNER[fault.mark] ?? ''}”`,
              suggestion: INNER[fault.mark] ?? null,
            }
      }
    },
    examples: {
      must: ['印发《关于贯彻《教育法》的通知》。', '他强调“要把“双减”落到实处”。'],
      mustNot: ['印发《关于贯彻〈教育法〉的通知》。', '他强调“要把‘双减’落到实处”。'],
    },
  },
  {
    id: 'P-06',
    severity: 'error',
    source: PUNCTUATION_USAGE,
    *find({ clean }) {
      for (const { index, 0: all, 1: inner = '' } of clean.matchAll(
        /《[^《》\n]{0,40}<([^<>《》\n]{1,40})>[^《》\n]{0,40}》/g,
      ))
        yield {
          start: index,
          end: index + all.length,
          message: '书名号内层应为“〈〉”，不用小于号和大于号',
          suggestion: all.replace(`<${inner}>`, `〈${inner}〉`),
        }
    },
    examples: { must: ['印发《关于贯彻<教育法>的通知》。'], mustNot: ['印发《关于贯彻〈教育法〉的通知》。'] },
  },
]
