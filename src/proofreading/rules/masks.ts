import { findNames, isPublicName } from '../../text/names.ts'
import type { Manuscript } from '../manuscript.ts'
import { type Match, type Rule, TEXT_CHECK } from '../rule.ts'

type MaskKind = 'word' | 'year' | 'figure' | 'name'
type Mask = { readonly start: number; readonly end: number; readonly kind: MaskKind }

const MASK = /\*{1,6}|(?<![A-Za-z])(?:xx|XX|××|ＸＸ|x{2,4}|X{2,4}|×{2,4}|〇{2,4}|○{2,4})(?![A-Za-z])/g
/** The word 政府 is what filters take out of these. */
const GOVERNMENT_BEFORE = /(?:[省市县区]|党委、|各级|落实|调动|人民)$/
const GOVERNMENT_BEHIND = /^(?:与|责任|对|和有关|办公室|部门|主导|投入|的|领导|工作报告)/

function masksOf({ clean, raw: written }: Manuscript): Mask[] {
  const isMarkdown = /^#{1,6} /m.test(written)
  return Array.from(clean.matchAll(MASK)).flatMap(({ index, 0: raw }): Mask[] => {
    const end = index + raw.length
    if (raw.startsWith('*') && (isMarkdown || /\d$/.test(clean.slice(index - 1, index)))) return []
    return [
      {
        start: index,
        end,
        kind: kindOf(clean.slice(Math.max(0, index - 4), index), raw, clean.slice(end, end + 4)),
      },
    ]
  })
}

function kindOf(before: string, raw: string, behind: string): MaskKind {
  if (/^年/.test(behind) && raw.length > 1) return 'year'
  if (raw === '**' && GOVERNMENT_BEFORE.test(before) && GOVERNMENT_BEHIND.test(behind)) return 'word'
  if (/^\*$/.test(raw) && /^(?:[%％万亿余多个所名人项次家元]|[.\d])/.test(behind)) return 'figure'
  return 'name'
}

const WORDS: Readonly<Record<MaskKind, string>> = {
  word: '“**”可能是被过滤的“政府”，请补全',
  year: '年份被遮盖，请补全',
  figure: '数字被遮盖，请向责任单位核实后补全',
  name: '名称被遮盖，请补全',
}

/** One finding a line for each kind: what hides one name of a paragraph hides the others, too. */
function maskRule(kind: MaskKind, examples: Rule['examples']): Rule {
  return {
    id: `mask.${kind}`,
    severity: 'warning',
    source: TEXT_CHECK,
    *find(manuscript): Iterable<Match> {
      const told = new Set<string>()
      for (const mask of masksOf(manuscript)) {
        if (mask.kind !== kind) continue
        // Figures of other units are other figures.
        const unit = kind === 'figure' ? manuscript.clean.charAt(mask.end) : ''
        const key = `${manuscript.lineOf(mask.start)} ${unit}`
        if (told.has(key)) continue
        told.add(key)
        yield { start: mask.start, end: mask.end, message: WORDS[kind] }
      }
    },
    examples,
  }
}

const MASKED = /[*xX×]/
const COLLAPSED = /\*[\u4e00-\u9fff]{1,3}(?:小学|中学)(?:新建|改建|扩建)?/g

export const MASK_RULES: readonly Rule[] = [
  maskRule('figure', { must: ['*万余人次参与学习。'], mustNot: ['5万余人次参与学习。', '比例为3*4。'] }),
  maskRule('name', {
    must: ['推进xx二中建设。', '《**市教育局等七部门意见》'],
    mustNot: ['使用XXL号校服。'],
  }),
  maskRule('year', { must: ['编排xx年全市德育工作。'], mustNot: ['编排2023年全市德育工作。'] }),
  maskRule('word', {
    must: ['落实**责任，加强管理。', '各级党委、**和有关部门。'],
    mustNot: ['落实政府责任，加强管理。'],
  }),
  {
    id: 'mask.collapse',
    severity: 'hint',
    most: 1,
    source: TEXT_CHECK,
    *find({ clean }) {
      const seen = new Map<string, Match[]>()
      for (const { index, 0: words } of clean.matchAll(COLLAPSED)) {
        const message = `遮盖后的“${words}”可能是不同的单位，请分别写明`
        const match = { start: index, end: index + words.length, message }
        seen.set(words, [...(seen.get(words) ?? []), match])
      }
      for (const matches of seen.values()) if (matches.length >= 2) yield* matches
    },
    examples: {
      must: ['*路小学新建项目主体完工。*路小学新建项目完成招投标。'],
      mustNot: ['*路小学新建项目主体完工。*河小学新建项目完成招投标。'],
    },
  },
  {
    id: 'mask.leak',
    severity: 'hint',
    source: TEXT_CHECK,
    *find(manuscript) {
      const { clean } = manuscript
      const hidden = masksOf(manuscript).filter(({ kind }) => kind === 'name').length
      if (hidden < 3) return
      const places = findNames(clean)
        .filter(
          ({ kind, raw }) => /^(?:place|organ|school)$/.test(kind) && !MASKED.test(raw) && !isPublicName(raw),
        )
        .map(({ raw }) => raw.slice(0, 2))
      const [known = ''] = places.toSorted((a, b) => clean.split(b).length - clean.split(a).length)
      const at = clean.indexOf(known)
      if (known !== '')
        yield { start: at, end: at + 2, message: `其他名称已遮盖，“${known}”没有遮盖，仍可看出是哪里` }
    },
    examples: {
      must: ['推进xx素质教育，指导xx二中、xx实验中学，力争靖江、姜堰通过省验收，指导靖江斜桥中学创建。'],
      mustNot: ['力争靖江、姜堰通过省验收。'],
    },
  },
]
