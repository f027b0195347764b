import type { Quantity } from '../../text/quantity.ts'
import { type Clause, clauseAround } from './clause-of.ts'
import type { Comparison } from './figure.ts'
import { firstWords, lastWords, namesNothing, trimMetric } from './trim-words.ts'

/** What a figure of a sentence measures. Several where one value is stated of several things: A、B均达100%. */
export type Named = {
  readonly metrics: readonly string[]
  readonly comparison: Comparison | null
  readonly direction: 'up' | 'down' | null
  /** The place, among the quantities of the sentence, of the figure that this one belongs to. */
  readonly parent: number | null
  /** Points and shares told in a row may name their unit only once, at the end. */
  readonly unit: string | null
}

const LONGEST_LEFT = 20
const LONGEST_RIGHT = 16
const SEPARATOR = /[、和与及]|以及/
const NO_NOUN =
  /^(?:$|[，、；。：（()）)！？]|以上|以下|以内|左右|的(?=$|[，、；。])|对(?![象口外])|用于|给|向|将|为(?!民)|比[上去前]|较[上去前]|同比|环比|和|与|及|以及|[，；]?其中|增|减|提高|下降|上升|，)/
const CHANGE =
  /(?:(?:同比|环比|[比较](?:上年|去年|年初|上期|前一年|基期|[^，；。]{0,8}?期|[^，；。]{0,6}?年)|高于|低于|多于|少于|一年|年均|分别|净)[^，；。、]{0,8}?)?(提高|提升|增长|增加|上升|扩大|多|高|增幅|涨幅|回升|高于|多于|(?<!新)增|升|下降|减少|降低|回落|缩小|压减|少|低于|少于|降幅|减|降)(?:了|约|近|超|超过|幅度?为?|达|分别)?$/
/** 高于上年2.3个百分点 names the change before what it is measured against. */
const ABOVE =
  /(高于|低于|多于|少于|高出|低出|多出|好于)(?:上年|去年|同期|年初|全[国省市]平均[^，；。]{0,4})[^，；。、]{0,4}$/
const AGAINST =
  /(?:同比|环比|[比较](?:上年|去年|年初|上期|前一年|基期|\d{4}年[^，；。、]{0,4}))[^，；。、]{0,8}$/
const isAgainst = (left: string): boolean => AGAINST.test(left) || ABOVE.test(left)
const DOWN = /下降|减少|降低|回落|缩小|压减|^少|低于|少于|降幅|^减$|^降$/
const SHARE =
  /占(?:比|全[市省县区]|[^，；。]{0,24}的|[^，；。]{0,10})?(?:比例|比重)?(?:为|达|达到|约|近|超过|超)?$/
const OLD = /(?:由|从)[^，；。]{0,16}$/
const GROWN_TO =
  /^[^，；。、]{0,4}(?:提高|提升|增加|增长|上升|扩大|发展|下降|降低?|减少?|压减|压缩|缩短|缩减|延长|调整|增|升)[至到为]/
const RANK = /[位名强]$/

type Scene = {
  readonly text: string
  readonly quantities: readonly Quantity[]
  readonly clauses: readonly Clause[]
  readonly named: Named[]
}

/** The metric of every quantity of a sentence, in order (domain.md ). `before`: what the sentence before spoke of. */
export function nameMetrics(text: string, quantities: readonly Quantity[], before: string): Named[] {
  const clauses = quantities.map((quantity) => clauseAround(text, quantity))
  const scene: Scene = { text, quantities, clauses, named: [] }
  const lists = distributed(scene)
  quantities.forEach((quantity, at) => {
    scene.named.push(lists.get(at)?.(scene) ?? nameOne(scene, quantity, at, before))
  })
  return scene.named
}

function nameOne(scene: Scene, quantity: Quantity, at: number, before: string): Named {
  const { text, quantities, clauses, named } = scene
  const left = wordsBefore(scene, at)
  const right = wordsBehind(scene, at)
  const topic = topicOf(scene, at, quantity.start, quantity.unit?.dimension)
  const inherited = topic === null ? before : (named[topic]?.metrics[0] ?? before)
  const belonging = (comparison: Comparison | null, metric: string, direction: Named['direction'] = null) =>
    ({ metrics: [metric], comparison, direction, parent: topic, unit: null }) satisfies Named
  if (quantity.kind === 'rank' || (RANK.test(quantity.raw) && quantity.raw.startsWith('第'))) {
    const own = trimMetric(left.replace(/(?:位|名)?[居列]?(?:全[国省市县区])?$/, ''))
    return belonging('rank', namesNothing(own) ? inherited : own)
  }
  const isMeasure = /^(?:ratio|points|multiple)$/.test(quantity.unit?.dimension ?? '')
  const change = ABOVE.exec(left) ?? CHANGE.exec(left)
  const hasNoun = !isMeasure && !NO_NOUN.test(right)
  if (
    change &&
    (isMeasure || isAgainst(left) || !hasNoun) &&
    !leadsToNoun(change[1] ?? '', right, isMeasure)
  ) {
    const own = trimMetric(left.slice(0, change.index))
    const direction = DOWN.test(change[1] ?? '') ? 'down' : 'up'
    const isWhole = !isMeasure && !isAgainst(left) && topic === null && namesNothing(own)
    if (!isWhole) return belonging('change', namesNothing(own) ? inherited : own, direction)
  }
  const share = isMeasure ? SHARE.exec(clauseLeft(scene, at)) : null
  if (share) {
    const own = trimMetric(clauseLeft(scene, at).slice(0, share.index))
    if (!namesNothing(own))
      return { ...belonging(/^占比/.test(share[0]) ? null : 'share', `${own}占比`), parent: null }
    const whole = topicOf(scene, at, (clauses[at]?.start ?? 0) + share.index)
    const subject = whole === null ? before : (named[whole]?.metrics[0] ?? before)
    if (subject !== '') return { ...belonging('share', `${subject}占比`), parent: whole }
  }
  if (OLD.test(left) && GROWN_TO.test(text.slice(quantity.end))) {
    const own = trimMetric(left.replace(/[由从][^由从]*$/, ''))
    return { ...belonging('previous', namesNothing(own) ? inherited : own), parent: topic }
  }
  const previous = named[at - 1]
  if (previous?.comparison === 'previous' && trimMetric(left) === '') {
    return { metrics: previous.metrics, comparison: null, direction: null, parent: at - 1, unit: null }
  }
  const lead = trimMetric(left)
  const isShareOf = isMeasure && /^的[\p{Script=Han}]{2}/u.test(right) && namesNothing(trimMetric(left))
  const noun = hasNoun || isShareOf ? rightNoun(right) : ''
  const isListed = /[等、]$/.test(left.trim()) && noun !== ''
  const own = isListed ? `${leadingVerb(lead)}${noun}` : joinWords(lead, noun)
  if (!namesNothing(own)) {
    const within = partOf(scene, at)
    const metric = lastWords(own, LONGEST_LEFT + LONGEST_RIGHT)
    return {
      metrics: sharedBy(left, quantity) ?? [metric],
      comparison: null,
      direction: null,
      parent: within,
      unit: null,
    }
  }
  // 新增168所、累计216所公办中小学: the noun stands behind the last figure of the row.
  const next = quantities[at + 1]
  if (
    next &&
    noun === '' &&
    /^[、和（(]?(?:累计|共|总数|其中)?/.test(right) &&
    next.unitText === quantity.unitText &&
    clauses[at]?.start === clauses[at + 1]?.start
  ) {
    const borrowed = rightNoun(wordsBehind(scene, at + 1))
    if (borrowed !== '') return { ...belonging(null, `${own}${borrowed}`), parent: null }
  }
  const follows = topic !== null && quantities[topic]?.unitText === quantity.unitText && !isMeasure
  if (follows && OUTCOME.test(own)) return { ...belonging(null, outcomeOf(own, inherited)), parent: null }
  return belonging(
    null,
    inherited === '' ? own || lastWords(trimMetric(clauseLeft(scene, at)), LONGEST_LEFT) : inherited,
  )
}

const OUTCOME = /^(?:整改|办结|处理|完成|建成|通过|达标|发放|吸纳)$/
const FOUND = /^(?:检查发现|排查发现|发现|排查|排查出|查出|受理|接到|收到|接收)(?=[\p{Script=Han}]{2})/u

/** 发现隐患2345处，整改2301处: what was done with the things that were found is a figure of its own. */
const outcomeOf = (verb: string, topic: string): string =>
  FOUND.test(topic) ? topic.replace(FOUND, verb) : topic.endsWith(verb) ? topic : `${topic}${verb}`

/** 增加学位1.36万个 and 新增3所小学 tell a figure of their own; 比上年增加3所 tells a change. */
const leadsToNoun = (verb: string, right: string, isMeasure: boolean): boolean =>
  !isMeasure && verb !== '' && !NO_NOUN.test(right) && !/^的/.test(right)

const joinWords = (lead: string, noun: string): string =>
  noun === ''
    ? lastWords(lead, LONGEST_LEFT)
    : `${lastWords(lead.replace(/^.*[、]/, ''), LONGEST_LEFT)}${noun}`

/** What the clause says before the figure, back to the figure before it. */
function wordsBefore({ text, quantities, clauses }: Scene, at: number): string {
  const quantity = quantities[at]
  const clause = clauses[at]
  if (!quantity || !clause) return ''
  const previous = quantities[at - 1]
  if (!previous || previous.end <= clause.start) return text.slice(clause.start, quantity.start)
  const between = text.slice(previous.end, quantity.start)
  const parts = between.split(SEPARATOR)
  return parts.length > 1 ? (parts.at(-1) ?? '') : between
}

const clauseLeft = ({ text, quantities, clauses }: Scene, at: number): string =>
  text.slice(clauses[at]?.start ?? 0, quantities[at]?.start ?? 0)

/** What the clause says behind the figure, up to the next one. */
function wordsBehind({ text, quantities, clauses }: Scene, at: number): string {
  const quantity = quantities[at]
  const clause = clauses[at]
  if (!quantity || !clause) return ''
  const next = quantities[at + 1]
  return text.slice(quantity.end, Math.min(clause.end, next?.start ?? clause.end))
}

const PREDICATE = /^(.{2,12}?)(?:被|获评为?|获得|进行|荣获|获)(.+)$/

/** The noun that a figure counts, with what is said of it: 名班主任接受专题培训, 所幼儿园被认定为… */
function rightNoun(words: string): string {
  const [first = ''] = words
    .replace(/^的/, '')
    .replace(/县（(市、)?区）|县\((市、)?区\)/, '县区')
    .split(/[，、；。：（()）)！？]|以及|，其中/)
  const predicate = PREDICATE.exec(first)
  const plain = predicate ? `${predicate[1]}${predicate[2]}` : first
  return trimEnd(firstWords(plain.replaceAll(/[了]/g, ''), LONGEST_RIGHT))
}

const trimEnd = (words: string): string =>
  words.replace(/(?:，|以上|以下|左右|和|与|及|的|在|为|将|并|达到?|占|每|比上年.*|较上年.*|同比.*)+$/, '')

const VERB =
  /^(?:新建|改扩建|改建|扩建|建成|建设|新增|创建|组建|培育|认定|招聘|开展|举办|组织|完成|实施|改造|培训|获评|获得|获|评选|选派|选聘|引进|整改|查处|检查|推进|打造|设立|成立|编制|制定|出台|印发|投入|投用|开工|支持|推荐|入选|表彰|聘请|新)/
const leadingVerb = (words: string): string => VERB.exec(words)?.[0] ?? ''

/**
 * The nearest figure before that is a value of its own and stands before an offset. Points are the change of a rate or
 * share, where one was told.
 */
function topicOf({ named, quantities }: Scene, at: number, before: number, dimension = ''): number | null {
  let nearest: number | null = null
  for (let index = at - 1; index >= 0; index -= 1) {
    const { comparison, metrics } = named[index] ?? {}
    const quantity = quantities[index]
    if (!metrics?.[0] || !quantity || quantity.end > before) continue
    const isRate = quantity.unit?.dimension === 'ratio'
    if (dimension === 'points' && isRate && (comparison === null || comparison === 'share')) return index
    if (comparison === null) {
      if (dimension !== 'points') return index
      nearest ??= index
    }
  }
  return nearest
}

/** 其中 and a bracket behind a figure tell parts of it, each one in the row. */
function partOf(scene: Scene, at: number): number | null {
  const clause = scene.clauses[at]
  if (!clause) return null
  const isPart = /^(?:其中|包括|含)/.test(clauseLeft(scene, at)) || clause.bracket
  return isPart ? topicOf(scene, at, clause.start) : null
}

/** A、B均达100%: one value of several things. */
function sharedBy(left: string, { exact }: Quantity): string[] | null {
  const match = /^(.{2,80}?)(?:均|都|全部)(?:已?[达实]?[到成现为]?了?)$/.exec(left.trim())
  if (!match || !exact) return null
  const names = (match[1] ?? '').split(/[、和与及]/).map(trimMetric)
  return names.length >= 2 && names.every((name) => name.length >= 2) ? names : null
}

const ORDINALS = /([一二三四五六七八九十](?:[、和][一二三四五六七八九十]){1,8})([级类期届批档等])/

/** The names of a row; 一、二级医院 are 一级医院 and 二级医院. */
function namesOf(subject: string): string[] {
  const match = ORDINALS.exec(subject)
  if (!match) return subject.split(/[、和与]|以及/)
  const [all, ordinals = '', kind = ''] = match
  const behind = subject.slice(match.index + all.length)
  return ordinals
    .split(/[、和]/)
    .map((ordinal) => `${subject.slice(0, match.index)}${ordinal}${kind}${behind}`)
}

/** 分别 hands a row of figures out to a row of names, or to the figures told before. */
function distributed({ text, quantities, clauses }: Scene): Map<number, (scene: Scene) => Named> {
  const handed = new Map<number, (scene: Scene) => Named>()
  for (const { index } of text.matchAll(/分别/g)) {
    const row = rowAfter(text, quantities, index + 2)
    const [first] = row
    if (row.length < 2 || first === undefined) continue
    const clause = clauses[first]
    const start = clause && clause.start <= index ? clause.start : 0
    const subject = text.slice(start, index)
    const own = namesOf(subject).map(trimMetric)
    const verb = text.slice(index + 2, quantities[first]?.start ?? 0)
    const change = CHANGE.exec(verb) ?? CHANGE.exec(subject)
    const isChange = change !== null && !/[至到]$/.test(verb)
    const unit = quantities[row.at(-1) ?? 0]?.unitText ?? ''
    row.forEach((at, i) => {
      handed.set(at, ({ named }) => {
        const values = named.flatMap((name, place) => (name.comparison === null ? [place] : []))
        const parent = own.length === row.length ? null : (values.at(i - row.length) ?? null)
        const metric =
          own.length === row.length
            ? own[i]
            : parent === null
              ? trimMetric(subject)
              : named[parent]?.metrics[0]
        const points = /百分点$/.test(unit) && quantities[at]?.unitText === '个' ? unit : null
        return {
          metrics: [metric ?? ''],
          comparison: isChange ? 'change' : null,
          direction: isChange ? (DOWN.test(change[1] ?? '') ? 'down' : 'up') : null,
          parent,
          unit: points,
        }
      })
    })
  }
  return handed
}

/** The figures that follow one another behind an offset, parted by 、 and the like only. */
function rowAfter(text: string, quantities: readonly Quantity[], from: number): number[] {
  const row: number[] = []
  let end = from
  for (const [at, { start, end: next }] of quantities.entries()) {
    if (start < from) continue
    const between = text.slice(end, start)
    if (
      row.length === 0
        ? between.length > 8 || /[，；。]/.test(between)
        : !/^[、和与及，\s]{1,2}$|^以及$/.test(between)
    )
      break
    row.push(at)
    end = next
  }
  return row
}
