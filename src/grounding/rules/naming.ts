import type { Check } from '../../domain/draft.ts'
import { renderReference } from '../../facts/render.ts'
import { factNamesOf, type NamedPlace } from '../fact-names.ts'
import type { GateRule, Scene, SceneClause, UsedReference } from '../gate-scene.ts'
import { REF } from '../gate-scene.ts'

/** Attributes whose words say themselves which fact they speak of. */
export const CARRYING: ReadonlySet<string> = new Set(['名称', '全句', '内容', '做法', '措施', '目标句'])
/** What may stand before the name it belongs to, in a clause of its own: 9月，市第七中学…. */
const LEADING: ReadonlySet<string> = new Set(['期间', '时间', '时限', '地点', '获得者', '授予', '级别'])
/** What several facts may share where the sheet says it of each: 甲、乙均已建成. */
const SHARED: ReadonlySet<string> = new Set(['状态', '时间', '时限', '期间', '责任', '授予', '级别'])

/** All that may stand between a name in an earlier clause and the figure that goes on about it. */
const GOING_ON = new RegExp(
  `^(?:[，,、；;：:（(\\s${REF}]|其中|目前|现|已|均|都|又|再|也|并|且|实际|同比|环比|分别|与|较|比|上年|去年|同期|的|由|从|年初|年末|提高|上升|增长|增加|下降|降低|减少|变化|达到|达|为|是|到|至|于|在|居|列|共|计|完成|约|合计|总计|保持|稳定)*$`,
)
/** A noun of measure right before a figure is what the figure is taken to count. */
const OTHER_METRIC =
  /[\p{L}]{2}(?:率|比例|占比|比重|数|数量|总量|总数|总额|额|满意度|指数)(?:已|达|到|为|是|有|共|约|超|近|仅|计)*$/u

/** A1: a bare figure, state or date stands where its own fact is named, and in an enumeration in its own place. */
export const checkNaming: GateRule = (scene) => {
  const bareRefs = scene.refs.filter(
    ({ fact, reference }) => fact.kind !== 'own-name' && !CARRYING.has(reference.attribute),
  )
  if (bareRefs.length === 0) return []
  const names = namedPlaces(scene)
  return bareRefs
    .filter((ref) => !isNamed(ref, names, scene))
    .map(
      ({ fact, reference }): Check => ({
        rule: 'A1',
        severity: 'error',
        message: `“${fact.label}”的“${reference.attribute}”前须写明“${fact.label}”，不能写成别的指标或事项`,
      }),
    )
}

/** Names in the author's words and names that references write, in their order. */
function namedPlaces({ bare, refs, index, clauses }: Scene): NamedPlace[] {
  const facts = factNamesOf(index)
  const typed = facts.find(bare)
  const written = refs
    .filter(({ fact, reference }) => fact.kind !== 'own-name' && CARRYING.has(reference.attribute))
    .map(({ fact, at }) => ({ start: at, end: at + 1, ids: new Set([fact.id]) }))
  const places = [...typed, ...written].sort((a, b) => a.start - b.start)
  const resembling = clauses.flatMap((clause) => resemblingPlaces(clause, places, facts.resembling))
  return [...places, ...resembling].sort((a, b) => a.start - b.start)
}

/** Names in short, right before a reference, where no name stands word for word. */
function resemblingPlaces(
  clause: SceneClause,
  places: readonly NamedPlace[],
  resembling: (words: string) => ReadonlySet<string>,
): NamedPlace[] {
  let from = clause.start
  return clause.refs.flatMap(({ at }) => {
    const start = from
    from = at + 1
    if (places.some((place) => place.start < at && place.end > start)) return []
    const words = clause.text.slice(start - clause.start, at - clause.start)
    return words
      .split(/(?<=[、和及与])/)
      .map((item, place, items) => {
        const offset = start + items.slice(0, place).join('').length
        return { start: offset, end: offset + item.replace(/[、和及与]$/, '').length, ids: resembling(item) }
      })
      .filter(({ ids }) => ids.size > 0)
  })
}

function isNamed(ref: UsedReference, names: readonly NamedPlace[], scene: Scene): boolean {
  const { at, fact, reference } = ref
  const { bare, clauses } = scene
  const clause = clauses.find(({ start, end }) => start <= at && at < end)
  if (!clause) return false
  const fits = (place: NamedPlace | undefined | null): boolean => place?.ids.has(fact.id) ?? false
  const before = names.filter(({ end }) => end <= at)
  const group = lastGroup(before, bare)
  const last = group.at(-1)
  const paired = pairOf(ref, clause, group)
  if (paired !== undefined) return fits(paired)
  if (last && last.start >= clause.start) {
    const between = bare.slice(last.end, at)
    if (OTHER_METRIC.test(between) && !fits(last)) return false
    if (group.length === 1 ? fits(last) : isShared(ref, group, scene)) return !OTHER_METRIC.test(between)
  } else {
    const after = names.find(({ start, end }) => start > at && end <= clause.end)
    if (after) return fits(after)
  }
  if (LEADING.has(reference.attribute)) {
    const next = names.find(({ start }) => start > at)
    if (fits(next)) return true
  }
  const lead = bare.slice(clause.start, at)
  return (
    last !== undefined &&
    last.start < clause.start &&
    GOING_ON.test(lead) &&
    (group.length === 1 ? fits(last) : isShared(ref, group, scene))
  )
}

/** Whether the reference's words are true of every fact in the group. */
function isShared(
  { fact, reference: { attribute, format } }: UsedReference,
  group: readonly NamedPlace[],
  { index }: Scene,
): boolean {
  const wordsOf = (id: string): string | undefined => renderReference(index, { id, attribute, format })?.text
  const words = wordsOf(fact.id)
  return (
    SHARED.has(attribute) &&
    group.some(({ ids }) => ids.has(fact.id)) &&
    group.every(({ ids }) => [...ids].some((id) => wordsOf(id) === words))
  )
}

/** The last names in a row: 甲、乙和丙. */
function lastGroup(places: readonly NamedPlace[], bare: string): NamedPlace[] {
  const group: NamedPlace[] = []
  for (const place of [...places].reverse()) {
    const next = group[0]
    if (next && !/^(?:、|和|及|与|以及|“|”)+$/.test(bare.slice(place.end, next.start))) break
    group.unshift(place)
  }
  return group
}

/** In 甲、乙分别为1人、2人 the n-th figure belongs to the n-th name; undefined where nothing is paired. */
function pairOf(
  { at }: UsedReference,
  clause: SceneClause,
  group: readonly NamedPlace[],
): NamedPlace | undefined | null {
  const mark = clause.start + clause.text.indexOf('分别')
  if (mark < clause.start || mark > at || group.length < 2) return undefined
  const figures = clause.refs.filter((ref) => ref.at > mark)
  if (figures.length !== group.length) return null
  return group[figures.findIndex((ref) => ref.at === at)] ?? null
}
