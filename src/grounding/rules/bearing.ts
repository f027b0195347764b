import type { Check } from '../../domain/draft.ts'
import type { Fact, Indicator, Project } from '../../domain/fact-sheet.ts'
import { periodYear } from '../../domain/period.ts'
import { changeOf, completionOf } from '../../facts/derive.ts'
import { periodOf } from '../../facts/sheet-index.ts'
import { findPeriods } from '../../text/periods.ts'
import { factNamesOf } from '../fact-names.ts'
import { type GateRule, REF, type Scene, type SceneClause, type UsedReference } from '../gate-scene.ts'

const fault = (rule: string, message: string): Check => ({ rule, severity: 'error', message })

/** Attributes that speak of the report period, and may not stand beside another year. */
const OF_PERIOD: ReadonlySet<string> = new Set([
  '值',
  '全句',
  '累计',
  '做法',
  '数量',
  '变化',
  '增量',
  '同比',
  '排名',
])
const BASE = /(?:[比较由从于]|相比|对比|同)$/

/** A5: a year in the clause of a figure is the figure's own: no 去年 before this year's, no 今年 before last year's. */
export const checkYears: GateRule = (scene) =>
  scene.clauses.flatMap((clause) => clause.refs.flatMap((ref) => yearFault(ref, clause, scene)))

function yearFault({ fact, reference, at }: UsedReference, clause: SceneClause, scene: Scene): Check[] {
  const { index } = scene
  const { attribute } = reference
  const earlier = attribute === '上年'
  if (fact.kind === 'plan' || fact.kind === 'last-plan' || fact.kind === 'problem') return []
  const happened = attribute === '名称' && (fact.kind === 'event' || fact.kind === 'award')
  if (!earlier && !happened && !OF_PERIOD.has(attribute)) return []
  const words = scene.bare.slice(leadStart(clause, scene), at)
  const own = periodYear(periodOf(fact, index.sheet))
  const stated = findPeriods(words).flatMap((found) => {
    const year = found.yearOffset !== null ? index.reportYear + found.yearOffset : yearIn(found.raw)
    if (year === null) return []
    const compared = BASE.test(words.slice(0, found.start))
    return [{ raw: found.raw, year, compared }]
  })
  const last = stated.at(-1)
  if (!last) return []
  const basis = fact.kind === 'indicator' ? fact.previous?.basis : undefined
  if (earlier) {
    return last.year === own && !last.compared && (basis === '上年' || basis === '上年同期')
      ? [fault('A5', `“${last.raw}”后写的是“${fact.label}”上年的数`)]
      : []
  }
  const wrong = stated.find(({ year, compared }) => year !== own && !compared)
  return wrong ? [fault('A5', `“${wrong.raw}”不是“${fact.label}”的期间`)] : []
}

const yearIn = (raw: string): number | null => {
  const match = /(\d{4})年/.exec(raw.normalize('NFKC'))
  return match?.[1] ? Number(match[1]) : null
}

/** A clause of nothing but a time (去年，) belongs to the one behind it. */
function leadStart(clause: SceneClause, { clauses }: Scene): number {
  const before = clauses[clauses.indexOf(clause) - 1]
  return before && before.refs.length === 0 && before.text.length <= 12 ? before.start : clause.start
}

const RISING = /上升|上涨|攀升|走高|飙升|激增|猛增|反弹|回升|升至|涨至|增至|逐年增|持续增|抬头/
const FALLING =
  /下降|下跌|下滑|下挫|骤降|锐减|骤减|跌至|跌到|降至|降到|减至|走低|滑坡|缩水|萎缩|回落|暴跌|腰斩|缩减|恶化/
const REACHED =
  /(?:超额|如期|圆满|顺利|全面|提前|已经|已|均)?(?:完成|实现|达到|达成)(?:了)?(?:年度|预期|既定|全年|预定|控制)*(?:目标|任务|指标|计划)|控制在(?:年度|预期)*目标/
const OVER = /超额(?:完成|实现)|超过(?:年度|预期)*目标/
const MISSED =
  /(?:未|没有|未能|没能|并未)(?:如期|全面)?(?:完成|实现|达到|达成)(?:年度|预期|既定|全年|预定)*(?:目标|任务|指标|计划)?|低于(?:年度|预期)*目标/
const AS_TARGET = /目标(?:值)?(?:是|为|定为|设为|确定为|要求为)[^，。；]{0,4}$/

/** A7: words of direction and of targets anywhere in the sentence, where it speaks of one indicator only. */
export const checkTrend: GateRule = (scene) => {
  if (scene.refs.length === 0) return []
  const named = indicatorsNamed(scene)
  const [indicator] = named
  const marked = scene.refs
    .filter(({ reference, at }) => reference.attribute === '值' && AS_TARGET.test(scene.bare.slice(0, at)))
    .map(({ fact }) => fault('A7', `写作目标的是“${fact.label}”的实际数，不是目标`))
  if (!indicator || named.length > 1) return marked
  const words = [indicator.label, ...indicator.aliases].reduce(
    (rest, name) => rest.replaceAll(name, REF),
    scene.bare,
  )
  return [...marked, ...trendFaults(indicator, words), ...targetFaults(indicator, words, scene)]
}

function indicatorsNamed({ refs, index, bare }: Scene): Indicator[] {
  const ids = new Set(refs.filter(({ fact }) => fact.kind !== 'own-name').map(({ fact }) => fact.id))
  if (refs.some(({ fact }) => fact.kind === 'indicator'))
    for (const place of factNamesOf(index).find(bare))
      if (place.ids.size === 1) for (const id of place.ids) ids.add(id)
  const facts = [...ids].flatMap((id) => index.byId.get(id) ?? [])
  return facts.every((fact) => fact.kind === 'indicator')
    ? facts.filter((fact) => fact.kind === 'indicator')
    : []
}

function trendFaults(indicator: Indicator, words: string): Check[] {
  const direction = changeOf(indicator)?.direction
  const [up, down] = [RISING.exec(words)?.[0], FALLING.exec(words)?.[0]]
  if (!direction || (up && down)) return []
  const actual = { up: '上升', down: '下降', flat: '持平' }[direction]
  if (up && direction !== 'up') return [fault('A7', `“${indicator.label}”实际${actual}，不能写“${up}”`)]
  if (down && direction !== 'down') return [fault('A7', `“${indicator.label}”实际${actual}，不能写“${down}”`)]
  return []
}

function targetFaults(indicator: Indicator, words: string, { role }: Scene): Check[] {
  if (role === 'plan') return []
  const state = completionOf(indicator)?.state
  const missed = MISSED.exec(words)?.[0]
  if (missed) {
    return state === 'missed'
      ? []
      : [fault('A7', `“${indicator.label}”的台账没有未完成目标，不能写“${missed}”`)]
  }
  const over = OVER.exec(words)?.[0]
  if (over && state !== 'over') return [fault('A7', `“${indicator.label}”没有超额完成目标，不能写“${over}”`)]
  const reached = REACHED.exec(words)?.[0]
  if (reached && (state === 'missed' || state === undefined)) {
    return [fault('A7', `“${indicator.label}”的台账没有完成目标，不能写“${reached}”`)]
  }
  return []
}

const STATUS_ORDER: readonly Project['status'][] = ['谋划', '前期', '开工', '在建', '完工', '投用']
/** Verbs of building with the statuses that bear them. */
const STATUS_VERBS: readonly {
  readonly words: RegExp
  readonly borne: (status: Project['status']) => boolean
}[] = [
  {
    words: /(?<!未)(?:建成|竣工|落成|完工|通过验收|封顶验收|交付)/,
    borne: (status) => atLeast(status, '完工'),
  },
  {
    words: /投用|投入使用|启用|开学|开园|开班|招生|迎来.{0,6}(?:新生|学生)|入驻|投入运行/,
    borne: (status) => status === '投用',
  },
  {
    words: /(?<!未)(?:开工|动工|破土|奠基|主体封顶|主体施工|施工|复工|封顶)/,
    borne: (status) => atLeast(status, '开工') || status === '暂停',
  },
  {
    words:
      /加快建设|加快推进|有序推进|稳步推进|顺利推进|扎实推进|正在建设|正在施工|在建|进展顺利|全力推进|推进建设/,
    borne: (status) => !['暂停', '取消', '投用', '完工'].includes(status),
  },
  {
    words: /(?:尚|仍|还)?未(?:能)?(?:开工|动工)/,
    borne: (status) => status === '谋划' || status === '前期',
  },
  {
    words:
      /(?:尚|仍|还)?未(?:能)?(?:建成|完工|竣工|投用|投入使用|启用|交付)|进展缓慢|进度滞后|停工|烂尾|搁置/,
    borne: (status) => status !== '完工' && status !== '投用',
  },
]

function atLeast(status: Project['status'], least: Project['status']): boolean {
  return STATUS_ORDER.indexOf(status) >= STATUS_ORDER.indexOf(least)
}

export const AIMED = /将|计划|力争|争取|确保|预计|拟|为.{0,12}做好准备|推动/

/** A8: verbs of building beside a project are those of its status. */
export const checkBuilding: GateRule = ({ clauses, index, bare }) => {
  if (!bare.includes(REF)) return []
  const names = factNamesOf(index)
  return clauses.flatMap((clause) => {
    const projects = new Map<string, Fact>(clause.refs.map(({ fact }) => [fact.id, fact]))
    for (const { ids } of names.find(clause.text))
      for (const id of ids) {
        const fact = index.byId.get(id)
        if (fact) projects.set(id, fact)
      }
    const kinds = [...projects.values()]
    if (AIMED.test(clause.text) || kinds.some(({ kind }) => kind === 'plan' || kind === 'last-plan'))
      return []
    return kinds.flatMap((fact) => (fact.kind === 'project' ? statusFaults(fact, clause.text) : []))
  })
}

const statusFaults = (project: Project, clause: string): Check[] =>
  wrongStatusWords(project, clause).map((word) =>
    fault('A8', `“${project.label}”的状态是“${project.status}”，不能写“${word}”`),
  )

/** Verbs of building in the clause that the status of the project does not bear. */
export function wrongStatusWords(project: Project, clause: string): string[] {
  const words = [project.label, ...project.aliases].reduce((rest, name) => rest.replaceAll(name, REF), clause)
  return STATUS_VERBS.flatMap(({ words: verbs, borne }) => {
    const word = verbs.exec(words)?.[0]
    return word && !borne(project.status) ? [word] : []
  })
}

/** Attributes that begin and end with a figure. */
const FIGURES: ReadonlySet<string> = new Set(['值', '上年', '累计', '投资', '数量'])
const GLUED_BEFORE = /(?:[数几百千万亿第零〇一二两三四五六七八九十]|分之)$/
const GLUED_AFTER =
  /^(?:[余多万亿倍番成数几百千半]|分之|[个名所人次项]?(?:万|亿|倍|分之|百|千)|以上|以下|以内)/
const FLOW = /(?:新增|净增|增加|增长|扩增|新建|撤销|撤并|减少|取消|关停|裁减)[^，。；、]{0,12}$/

/** A2: what is glued to a figure changes it; a stock told as what was added or abolished is another figure. */
export const checkGlue: GateRule = ({ refs, bare }) =>
  refs.flatMap(({ fact, reference, at }) => {
    if (!FIGURES.has(reference.attribute)) return []
    const [before, after] = [bare.slice(Math.max(0, at - 20), at), bare.slice(at + 1, at + 5)]
    const glued = GLUED_BEFORE.exec(before)?.[0] ?? GLUED_AFTER.exec(after)?.[0]
    if (glued) return [fault('A2', `“${fact.label}”的数前后不能接“${glued}”`)]
    if (
      after.startsWith(REF) &&
      refs.some((next) => next.at === at + 1 && FIGURES.has(next.reference.attribute))
    ) {
      return [fault('A2', `“${fact.label}”的数后面直接连着另一个数`)]
    }
    if (fact.kind !== 'indicator' || reference.attribute !== '值' || fact.basis === 'new') return []
    if ([fact.label, ...fact.aliases].some((name) => FLOW.test(name) || /新增|新建|撤|减/.test(name)))
      return []
    const flow = FLOW.exec(before.slice(before.lastIndexOf(REF) + 1))?.[0]
    return flow && !/[至到为]$/.test(flow) ? [fault('A7', `“${fact.label}”是总数，不能写成“${flow}”`)] : []
  })

const PER_TIME = /每(?:年|月|天|日|周|学期|季度|小时)/
/** A5: a total of the period is no rate by the month or the day. */
export const checkRhythm: GateRule = ({ bare, refs }) => {
  if (refs.length === 0) return []
  const word = PER_TIME.exec(bare)?.[0]
  const [ref] = refs.filter(({ fact }) => fact.kind === 'indicator')
  return word && ref && !ref.fact.label.includes(word)
    ? [fault('A5', `“${ref.fact.label}”是整个期间的数，不能写“${word}”`)]
    : []
}

const MISPLACED: Readonly<Record<string, RegExp>> = {
  值: /[由从](?:原来的|最初的)?$/,
  上年: /(?:变为|变成|[升降提高增减涨跌回落加少]{1,2}[至到为]|达到?|实现)$/,
  目标: /(?:达到|完成|实现|达成|超过|突破)(?:了)?$/,
}
/** A7: from the earlier figure to the later one, and a target is not what was reached. */
export const checkOrder: GateRule = ({ refs, bare }) =>
  refs.flatMap(({ fact, reference: { attribute }, at }) => {
    const word = MISPLACED[attribute]?.exec(bare.slice(Math.max(0, at - 8), at))?.[0]
    return word ? [fault('A7', `“${fact.label}”的“${attribute}”前不能写“${word}”`)] : []
  })

const WINNING = /(?:成功)?(?:获评|荣获|获得|喜获|入选|当选|被评为|被授予|获)(?:为)?$/
const LINKING = new RegExp(`^(?:同时|此外|另外|与此同时|其中|先后|还|也|共|年内|[，、${REF}])*`)
/** A7: an honour has the holder that the sheet names. */
export const checkHolder: GateRule = ({ clauses }) =>
  clauses.flatMap(({ start, text, refs }) =>
    refs.flatMap(({ fact, reference, at }) => {
      if (fact.kind !== 'award' || !fact.recipient || reference.attribute !== '名称') return []
      const before = text.slice(0, at - start)
      if (!WINNING.test(before)) return []
      const subject = before.replace(WINNING, '').replace(LINKING, '')
      return subject === '' || fact.recipient.includes(subject) || subject.includes(fact.recipient)
        ? []
        : [fault('A7', `“${fact.label}”由“${fact.recipient}”获得，不是“${subject}”`)]
    }),
  )
