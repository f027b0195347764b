import { roleOfHeading } from '../../corpus/roles.ts'
import { readTitle } from '../../corpus/title.ts'
import type { Manuscript } from '../manuscript.ts'
import { type Match, type Rule, TEXT_CHECK } from '../rule.ts'
import { PLAN_TITLE } from './example-title.ts'

/** The place of the title: its line, or the beginning of the text where it stands outside. */
function titleSpan({ titleLine, lines, clean }: Manuscript, part?: RegExp): { start: number; end: number } {
  const line = titleLine ?? lines[0]
  if (!line) return { start: 0, end: Math.min(1, clean.length) }
  const match = titleLine && part?.exec(line.text)
  return match
    ? { start: line.start + match.index, end: line.start + match.index + match[0].length }
    : { start: line.start, end: line.end }
}

const PLAN_WORDS = /(?:\d{4}年)?(?:下半年)?工作(?:计划|谋划|思路|打算|安排|设想)[^\d和暨]{0,6}$/

const SUMMARY_WORDS = /(?:\d{4}年)?(?:上半年)?工作(?:总结|回顾|小结)/

const LOOKS_AHEAD = /下一步|下步|打算|计划|思路|谋划|明年|今后|下半年|将(?:继续|进一步|以)|要(?:继续|进一步)/

function* titleYears(manuscript: Manuscript): Iterable<Match> {
  const { title, kind } = manuscript
  const { years, promisesPlan } = readTitle(title)
  const [done, next] = years
  if (!promisesPlan || done === undefined || next === undefined || kind === 'other') return
  const wanted = kind === 'half-year' ? done : done + 1
  if (next === wanted || (kind === 'annual' && /政府工作报告/.test(title))) return
  yield {
    ...titleSpan(manuscript),
    message:
      kind === 'half-year'
        ? `标题中上半年为${done}年、下半年为${next}年，应是同一年`
        : `标题中总结年度为${done}年、计划年度为${next}年，计划年度应为${wanted}年`,
  }
}

function* titleParts(manuscript: Manuscript): Iterable<Match> {
  const { title, kind, outline, period, planPeriod, titleLine, body } = manuscript
  if (!titleLine || kind === 'other' || outline.length === 0 || body.length < 3) return
  if (!readTitle(title).promisesPlan || /政府工作报告/.test(title)) return
  const roles = outline
    .filter(({ level }) => level <= 2)
    .map(({ heading, level }) => roleOfHeading({ heading, level }, { kind, period, planPeriod }))
  // Headings by fields say nothing about time; the plan may still be told under them.
  if (roles.every((role) => role === undefined) && body.some(({ text }) => LOOKS_AHEAD.test(text))) return
  if (!roles.includes('plan'))
    yield { ...titleSpan(manuscript, PLAN_WORDS), message: '标题写明有计划部分，正文没有相应的标题' }
  if (!roles.includes('summary') && !roles.includes('problems') && roles[0] !== undefined)
    yield { ...titleSpan(manuscript, SUMMARY_WORDS), message: '标题写明有总结部分，正文没有相应的标题' }
}

export const TITLE_RULES: readonly Rule[] = [
  {
    id: 'T-01',
    severity: 'error',
    source: TEXT_CHECK,
    find: titleYears,
    examples: {
      must: [
        `某某市教育局2020年工作总结和2020年工作计划\n一、2020年工作总结\n抓好教学。\n二、工作计划\n继续努力。`,
      ],
      mustNot: [`${PLAN_TITLE}\n一、2023年工作总结\n抓好教学。\n二、2024年工作计划\n继续努力。`],
    },
  },
  {
    id: 'T-02',
    severity: 'warning',
    source: TEXT_CHECK,
    find: titleParts,
    examples: {
      must: [
        `${PLAN_TITLE}\n2023年，各项工作有序推进。\n一、2023年工作总结\n抓好教学，提高质量。\n加强管理，落实责任。`,
        `${PLAN_TITLE}\n一、教学工作\n抓好教学，提高质量。\n二、安全工作\n抓好安全，落实责任。\n三、队伍建设\n抓好培训，提高素质。`,
      ],
      mustNot: [
        `${PLAN_TITLE}\n一、2023年工作总结\n抓好教学。\n二、2024年工作计划\n继续努力。`,
        `${PLAN_TITLE}\n一、教学工作\n抓好教学，提高质量。\n二、安全工作\n抓好安全，落实责任。\n三、队伍建设\n下一步，抓好培训，提高素质。`,
      ],
    },
  },
]
