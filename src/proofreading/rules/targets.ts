import { type Manuscript, partsOf } from '../manuscript.ts'
import { type Match, type Rule, STRUCTURE_USAGE, TEXT_CHECK } from '../rule.ts'
import { PLAN_TITLE } from './example-title.ts'

const FIELD =
  /学前教育|义务教育|普高教育|普通高中教育|高中教育|特殊教育|职业教育|民办教育|终身教育|老年教育|社区教育|家庭教育|体育|美育/g

/** The works that a goal names: 水土保持, 灌区改造. */
const WORK =
  /(?<=^|[，。；、：和及与]|加强|推进|抓好|做好|提升|强化|深化|推动|实现|加快|完善)([\u4e00-\u9fff]{2,5}(?:建设|改造|保持|治理|保护|整治|救助|防控|帮扶))(?=[，。；、和及与]|水平|能力|质量|成效|$)/gm

/** Fields and works that the goals name and no task takes up: fields by the headings, works by the whole text. */
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
  const told = clean.slice(tasks.start)
  const works = Array.from(clean.slice(goal.start, goal.end).matchAll(WORK)).filter(
    ({ 1: work = '' }) =>
      !told.includes(work.slice(0, 2)) && !/^(?:队伍|作风|能力|制度|机制|党的)/.test(work),
  )
  for (const { index, 1: work = '' } of works) {
    if (seen.has(work)) continue
    seen.add(work)
    yield {
      start: goal.start + index,
      end: goal.start + index + work.length,
      message: `目标中提到“${work}”，任务部分没有写到`,
    }
  }
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

export const TARGET_RULES: readonly Rule[] = [
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
      must: [
        '一、主要目标\n学前教育、特殊教育质量提升。\n二、重点工作\n（一）发展学前教育。新建幼儿园。',
        '一、工作目标\n加强灌区改造、水土保持。\n二、重点任务\n（一）改造灌区。改造灌区2处。',
      ],
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
    source: STRUCTURE_USAGE,
    find: unmeasuredPlan,
    examples: {
      must: [],
      mustNot: [`${PLAN_TITLE}\n一、2023年工作总结\n抓好教学。\n二、2024年工作计划\n新建学校5所。`],
    },
  },
]
