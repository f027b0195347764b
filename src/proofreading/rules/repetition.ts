import { closesDocument } from '../../corpus/roles.ts'
import { readTitle } from '../../corpus/title.ts'
import { type Manuscript, partsOf } from '../manuscript.ts'
import { type Match, type Rule, TEXT_CHECK, usage } from '../rule.ts'

const SHORTEST = 15
const GRAM = 8
const LIKE = 0.8
/** Shorter ones are held against each other word for word only. */
const SHORTEST_LIKE = 30

/** Words alone: a repeated sentence may have other marks. */
const bare = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '')

/** Of a long sentence one gram in four stands for all, chosen by what it holds, so that equal grams are chosen alike. */
const SAMPLE = 4

/** Hashes of the chosen runs of eight characters. */
function gramsOf(text: string): Set<number> {
  const grams = new Set<number>()
  for (let i = 0; i + GRAM <= text.length; i++) {
    let hash = 0
    for (let k = i; k < i + GRAM; k++) hash = Math.imul(hash ^ text.charCodeAt(k), 0x01000193)
    hash ^= hash >>> 15
    if (text.length < 60 || hash % SAMPLE === 0) grams.add(hash)
  }
  return grams
}

/** Sentences that stand twice, word for word or nearly so. Each is held against the first that shares its words. */
function* repeatedSentences({ clean, sentences, lines }: Manuscript): Iterable<Match> {
  const headings = new Set(lines.filter(({ kind }) => kind !== 'text').map(({ start }) => start))
  const whole = new Set<string>()
  const first = new Map<number, number>()
  const sizes: number[] = []
  for (const { start, end } of sentences) {
    if (end - start < SHORTEST || headings.has(start)) continue
    const words = bare(clean.slice(start, end))
    if (words.length < SHORTEST) continue
    const fault = { start, end, message: '这一句与前文重复或几乎相同' }
    if (whole.has(words)) {
      yield fault
      continue
    }
    whole.add(words)
    if (words.length < SHORTEST_LIKE) continue
    const grams = gramsOf(words)
    const index = sizes.push(grams.size) - 1
    const shared = new Map<number, number>()
    for (const gram of grams) {
      const other = first.get(gram)
      if (other === undefined) first.set(gram, index)
      else shared.set(other, (shared.get(other) ?? 0) + 1)
    }
    for (const [other, count] of shared)
      if (count > 3 && count / (grams.size + (sizes[other] ?? 0) - count) > LIKE) {
        yield fault
        break
      }
  }
}

const CLAUSE = /[^，。；：！？\n]{15,60}/g

/** Longer clauses word for word again, where the sentence around them differs. */
function* repeatedClauses({ body, clean }: Manuscript): Iterable<Match> {
  const seen = new Map<string, number>()
  for (const { text, start } of body)
    for (const { index, 0: clause } of text.matchAll(CLAUSE)) {
      const key = bare(clause)
      if (key.length < SHORTEST || !/\d/.test(clause)) continue
      const known = seen.get(key)
      if (known === undefined) seen.set(key, start + index)
      else
        yield {
          start: start + index,
          end: start + index + clause.length,
          message: `这一数据在前文已经写过：“${clean.slice(known, known + 16)}…”`,
        }
    }
}

const FIELD =
  /学前教育|义务教育|普高教育|普通高中教育|高中教育|特殊教育|职业教育|民办教育|终身教育|老年教育|社区教育|家庭教育|体育|美育/g

/** Fields that the goals name and no task takes up. */
function* goalsWithoutTask(manuscript: Manuscript): Iterable<Match> {
  const { clean, outline } = manuscript
  const parts = partsOf(manuscript)
  const goal = parts.find(({ heading }) => /^(?:主要|工作|发展|总体)?目标(?:任务)?$/.test(heading.heading))
  const tasks = parts.find(
    ({ heading, start }) =>
      goal && start > goal.start && /重点工作|主要任务|工作措施|重点任务/.test(heading.heading),
  )
  if (!goal || !tasks) return
  const headings = outline
    .filter(({ start }) => start >= tasks.start && start < tasks.end)
    .map(({ heading }) => heading)
  const seen = new Set<string>()
  for (const { index, 0: field } of clean.slice(goal.start, goal.end).matchAll(FIELD)) {
    const stem = field.replace(/教育$/, '')
    if (seen.has(field) || headings.some((heading) => heading.includes(stem))) continue
    seen.add(field)
    yield {
      start: goal.start + index,
      end: goal.start + index + field.length,
      message: `目标中提到“${field}”，任务部分没有相应的标题`,
    }
  }
}

const GOAL = /(?:率|占比|比例)/
const RATE =
  /([\u4e00-\u9fff]{3,14}?(?:率|占比|比例))(?:要|力争|确保|争取)?(?:提高到|提升至|提升到|达到|达|保持在|控制在|稳定在|为)?(\d{1,3}(?:\.\d{1,3})?)[%％]/g
const LOWER_IS_BETTER = /近视|辍学|大班额|发生率|事故|缺勤|流失|负债|违规|肥胖|差错/

/** A target of the plan below what the summary reports as reached. */
function* loweredTargets(manuscript: Manuscript): Iterable<Match> {
  const parts = partsOf(manuscript)
  const reached = new Map<string, number>()
  for (const { role, start, end } of parts) {
    const text = manuscript.clean.slice(start, end)
    if (!GOAL.test(text)) continue
    for (const { index, 0: raw, 1: noun = '', 2: digits = '' } of text.matchAll(RATE)) {
      const key = noun.replace(/^(?:力争|确保|全[市县区省]|使|其中|的|争取|实现)+/, '')
      if (role === 'summary') reached.set(key, Number(digits))
      const before = reached.get(key)
      if (role !== 'plan' || before === undefined) continue
      const worse = LOWER_IS_BETTER.test(key) ? Number(digits) > before : Number(digits) < before
      if (worse)
        yield {
          start: start + index,
          end: start + index + raw.length,
          message: `总结中“${key}”已为${before}%，计划目标${digits}%反而更低，请核对`,
        }
    }
  }
}

const TARGET =
  /(创建|新建|建设|建成|培育|打造|培养|评选)(\d{1,5}(?:[—～~-]\d{1,5})?)(所|个|名|家|门|项)(左右|以上)?([\u4e00-\u9fff]{4,14})/g

/** One target twice in a plan, with another qualifier or another figure. */
function* unequalTargets({ clean, kind }: Manuscript): Iterable<Match> {
  if (kind !== 'key-points' && kind !== 'outlook') return
  const seen: { verb: string; figure: string; bound: string; grams: Set<string>; raw: string }[] = []
  for (const {
    index,
    0: raw,
    1: verb = '',
    2: figure = '',
    3: unit = '',
    4: bound = '',
    5: noun = '',
  } of clean.matchAll(TARGET)) {
    const grams = new Set(Array.from(noun.slice(1), (second, i) => noun.charAt(i) + second))
    const like = seen.find((other) => {
      const shared = [...grams].filter((gram) => other.grams.has(gram)).length
      return (
        shared / Math.min(grams.size, other.grams.size) >= 0.6 &&
        (other.figure === figure || other.verb === verb)
      )
    })
    if (like && (like.bound !== bound || like.figure.replace(/\D/g, '-') !== figure.replace(/\D/g, '-')))
      yield {
        start: index,
        end: index + raw.length,
        message: `前文为“${like.raw}”，此处为“${figure}${unit}${bound}”，同一目标宜一致`,
      }
    seen.push({ verb, figure, bound, grams, raw: raw.slice(0, 24) })
  }
}

const MEASURED = /\d(?!\d*[.．、])|年底前|月底前|季度|上半年|下半年|[一二三四五六七八九十]{1,3}[所个项名家]/

/** A plan most of whose items have neither figure nor date. */
function* unmeasuredPlan(manuscript: Manuscript): Iterable<Match> {
  const plan = partsOf(manuscript).find(({ role }) => role === 'plan')
  if (!plan || manuscript.kind === 'other') return
  const items = manuscript.body.filter(
    ({ start, item }) => item !== null && start >= plan.start && start < plan.end,
  )
  const without = items.filter(
    ({ text }) => !MEASURED.test(text.replace(/^[（(]?[\d一二三四五六七八九十]+[)）.．、]/, '')),
  )
  if (items.length < 6 || without.length < items.length * 0.6) return
  const { item } = without.at(-1) ?? {}
  if (!item) return
  yield {
    start: item.start,
    end: item.end,
    message: `计划部分${items.length}项中有${without.length}项没有数量、时限，可考虑补充`,
  }
}

/** A document without closing words and without signature may have lost its end. */
function* noClosing({ body, lines, clean, kind }: Manuscript): Iterable<Match> {
  const last = body.at(-1)
  if (!last || kind === 'other' || clean.length < 800 || closesDocument(last.text)) return
  if (lines.some(({ kind, text }) => kind === 'signature' && !/\d/.test(text)) && kind !== 'annual') return
  const start = last.start + Math.max(0, last.text.slice(0, -1).search(/[^。！？；，]*$/))
  yield { start, end: last.end, message: '文末没有结束语，请核对文稿是否完整' }
}

function* missingTitle({ titleLine, titleFromLinks, lines, outline, clean }: Manuscript): Iterable<Match> {
  const first = lines[0]
  if (titleLine || !first || (outline.length === 0 && !titleFromLinks) || clean.length < 400) return
  // A title of an unusual form stands alone above the first heading.
  if (!titleFromLinks && first.kind !== 'heading') return
  yield { start: first.start, end: first.end, message: '文首没有标题' }
}

const STRUCTURE = usage('文稿结构')
const PLAN_TITLE = '某某市教育局2023年工作总结和2024年工作计划'

export const REPETITION_RULES: readonly Rule[] = [
  {
    id: 'C-01',
    severity: 'warning',
    source: TEXT_CHECK,
    most: 5,
    find: repeatedSentences,
    examples: {
      must: [
        '严格控制民办学校在校生占比在规定比例之内。加强管理。严格控制民办学校在校生占比在规定比例之内。',
      ],
      mustNot: ['严格控制民办学校在校生占比在规定比例之内。加强民办学校管理，规范招生行为。'],
    },
  },
  {
    id: 'C-01',
    severity: 'hint',
    source: TEXT_CHECK,
    most: 3,
    find: repeatedClauses,
    examples: {
      must: [
        '宏远中学在校生占全县在校生比例1.4%，严格控制。加强管理，宏远中学在校生占全县在校生比例1.4%，达到要求。',
      ],
      mustNot: ['宏远中学在校生占全县在校生比例1.4%，严格控制。'],
    },
  },
  {
    id: 'C-03',
    severity: 'warning',
    source: TEXT_CHECK,
    find: loweredTargets,
    examples: {
      must: [
        `${PLAN_TITLE}\n一、2023年工作总结\n普惠性幼儿园覆盖率达94.1%。\n二、2024年工作计划\n普惠性幼儿园覆盖率达到92%。`,
      ],
      mustNot: [
        `${PLAN_TITLE}\n一、2023年工作总结\n普惠性幼儿园覆盖率达94.1%。\n二、2024年工作计划\n普惠性幼儿园覆盖率达到95%。`,
      ],
    },
  },
  {
    id: 'C-04',
    severity: 'hint',
    source: TEXT_CHECK,
    find: goalsWithoutTask,
    examples: {
      must: ['一、主要目标\n学前教育、特殊教育质量提升。\n二、重点工作\n（一）发展学前教育。新建幼儿园。'],
      mustNot: [
        '一、主要目标\n学前教育、特殊教育质量提升。\n二、重点工作\n（一）发展学前教育和特殊教育。新建幼儿园。',
      ],
    },
  },
  {
    id: 'N-25',
    severity: 'hint',
    source: TEXT_CHECK,
    find: unequalTargets,
    examples: {
      must: [
        '某某市教育局2024年工作要点\n一、目标\n建设30所左右义务教育阶段现代化学校。\n二、任务\n创建30所义务教育现代化学校。',
      ],
      mustNot: [
        '某某市教育局2024年工作要点\n一、目标\n建设30所义务教育现代化学校。\n二、任务\n创建30所义务教育现代化学校。',
      ],
    },
  },
  {
    id: 'plan.no_measure',
    severity: 'hint',
    source: STRUCTURE,
    find: unmeasuredPlan,
    examples: {
      must: [],
      mustNot: [`${PLAN_TITLE}\n一、2023年工作总结\n抓好教学。\n二、2024年工作计划\n新建学校5所。`],
    },
  },
  {
    id: 'struct.no_closing',
    severity: 'hint',
    source: STRUCTURE,
    find: noClosing,
    examples: { must: [], mustNot: ['抓好教学，提高质量。'] },
  },
  {
    id: 'struct.title_missing',
    severity: 'hint',
    source: STRUCTURE,
    find: missingTitle,
    examples: {
      must: [`一、总体要求\n${'夯实基础，完善机制，优化管理，提高质量。'.repeat(25)}`],
      mustNot: [
        `${readTitle(PLAN_TITLE).organ}2023年工作总结\n一、总体要求\n${'夯实基础，完善机制，优化管理，提高质量。'.repeat(25)}`,
      ],
    },
  },
]
