import { periodRange } from '../../domain/period.ts'
import { CONGRESSES, ERAS, PLAN_WINDOWS } from '../lexicon/eras.ts'
import type { Manuscript } from '../manuscript.ts'
import { lexicon, type Match, type Rule, TEXT_CHECK } from '../rule.ts'
import { PLAN_TITLE } from './example-title.ts'

const EDGE_YEAR =
  /(20\d\d)年是[^。\n]{0,30}?“?(十[一二三四五]五)”?[^。\n]{0,16}?(开局|起步|开启|攻坚|关键|收官|决胜|中期|承上启下)(?:之年|年)/g

function* planWindows({ clean }: Manuscript): Iterable<Match> {
  for (const { index, 0: words, 1: digits = '', 2: name = '', 3: edge = '' } of clean.matchAll(EDGE_YEAR)) {
    const [first = 0, last = 0] = PLAN_WINDOWS[name] ?? []
    if (first === 0) continue
    const year = Number(digits)
    const span = { start: index, end: index + words.length }
    if (year < first || year > last)
      yield { ...span, severity: 'error', message: `“${name}”为${first}—${last}年，${year}年不在其中` }
    else if (year === last && /开局|起步|开启|攻坚|中期|承上启下/.test(edge))
      yield {
        ...span,
        severity: 'hint',
        message: `${year}年是“${name}”（${first}—${last}年）最后一年，称“${edge}之年”请核对`,
      }
    else if (year === first && /收官|决胜|中期|承上启下/.test(edge))
      yield {
        ...span,
        severity: 'hint',
        message: `${year}年是“${name}”（${first}—${last}年）第一年，称“${edge}之年”请核对`,
      }
  }
}

/** The last month that the text can know of. */
function lastMonth({ period, planPeriod, date }: Manuscript): string | undefined {
  const ends = [period, planPeriod, date].flatMap((p) =>
    p === null ? [] : [periodRange(p).last.slice(0, 7)],
  )
  return ends.toSorted().at(-1)
}

function* eras(manuscript: Manuscript): Iterable<Match> {
  const until = lastMonth(manuscript)
  if (until === undefined) return
  const { clean } = manuscript
  for (const { words, from, source } of ERAS) {
    if (from <= until) continue
    const at = clean.indexOf(words)
    if (at < 0) continue
    yield {
      start: at,
      end: at + words.length,
      source: lexicon(source),
      message: `“${words}”始于${from}，本文年度止于${until}，年份请核对`,
    }
  }
}

function* oldCongress(manuscript: Manuscript): Iterable<Match> {
  const { clean, period, planPeriod } = manuscript
  const last = (planPeriod ?? period)?.slice(0, 4)
  const first = (period ?? planPeriod)?.slice(0, 4)
  if (!last || !first) return
  const current = CONGRESSES.findLast(([, from]) => from < `${first}-01`)
  if (!current || current[0].test(clean)) return
  for (const [words] of CONGRESSES.slice(0, CONGRESSES.indexOf(current))) {
    const found = words.exec(clean)
    if (found) {
      const newest = current[0].source
      yield {
        start: found.index,
        end: found.index + found[0].length,
        message: `${first}年以后的文稿只提“${found[0]}”，未提“${newest}”，请核对是否沿用旧稿`,
      }
    }
  }
}

const SPAN = /(20\d\d)[—\-至～~](20\d\d)年/

const YEARS_OF_WORK = /(?:通过|用|力争|经过)([一二两三四五六七八九十\d]{1,2})年(?:左右)?(?:的)?(?:时间|努力)/

function* spanAgainstYears({ body }: Manuscript): Iterable<Match> {
  for (const { text, start } of body) {
    const named = SPAN.exec(text)
    const effort = YEARS_OF_WORK.exec(text)
    if (!named || !effort || effort.index < named.index || effort.index - named.index > 160) continue
    const years = Number(named[2]) - Number(named[1]) + 1
    const word = effort[1] ?? ''
    const said = Number(word) || '零一二三四五六七八九十'.indexOf(word === '两' ? '二' : word)
    if (said === years || said === years - 1) continue
    yield {
      start: start + effort.index,
      end: start + effort.index + effort[0].length,
      message: `前面的期间“${named[0]}”为${years}年，与“${effort[0]}”不符`,
    }
  }
}

export const ERA_RULES: readonly Rule[] = [
  {
    id: 'T-05',
    severity: 'error',
    source: lexicon('五年规划起止年'),
    find: planWindows,
    examples: {
      must: ['2020年是“十四五”规划的开局之年，任务繁重。', '2020年是实施教育十三五规划的攻坚之年。'],
      mustNot: ['2021年是“十四五”规划的开局之年。', '2020年是“十三五”规划收官之年。'],
    },
  },
  {
    id: 'T-06',
    severity: 'warning',
    source: lexicon('重要会议和提法起始时间'),
    find: eras,
    examples: {
      must: ['某某市教育局2019年工作总结和2020年工作计划\n一、2019年工作总结\n学习贯彻党的二十大精神。'],
      mustNot: ['某某市教育局2022年工作总结和2023年工作计划\n一、2022年工作总结\n学习贯彻党的二十大精神。'],
    },
  },
  {
    id: 'T-06',
    severity: 'hint',
    source: lexicon('历次党代会'),
    find: oldCongress,
    examples: {
      must: [`${PLAN_TITLE}\n一、2023年工作总结\n学习贯彻党的十九大精神。\n二、2024年工作计划\n努力。`],
      mustNot: [`${PLAN_TITLE}\n一、2023年工作总结\n学习贯彻党的十九大和党的二十大精神。`],
    },
  },
  {
    id: 'T-07',
    severity: 'hint',
    source: TEXT_CHECK,
    find: spanAgainstYears,
    examples: {
      must: ['制定《行动计划（2020—2022年）》，通过五年左右的努力，全面提升水平。'],
      mustNot: ['制定《行动计划（2020—2022年）》，通过三年左右的努力，全面提升水平。'],
    },
  },
]
