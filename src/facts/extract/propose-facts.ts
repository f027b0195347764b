import type { Fact, FactSheet, Indicator } from '../../domain/fact-sheet.ts'
import type { Theme } from '../../domain/theme.ts'
import { themeOf } from '../../text/themes.ts'
import { comparableUnits, goesBy } from '../metric-names.ts'
import type { PlanTask } from '../reconcile/plan-items.ts'
import { safeName } from '../reconcile/plan-items.ts'
import { createIdGiver } from '../tables/apply-mapping.ts'
import type { ExtractedFigure } from './figure.ts'
import type { Place, Proposal } from './proposal.ts'

export type ProposalSource = {
  readonly file: string
  readonly figures: readonly ExtractedFigure[]
  readonly tasks: readonly PlanTask[]
}

type Proposed = Omit<Proposal, 'id' | 'accept'>

/**
 * What a report could add to a sheet: each figure of its own as an indicator, with the change, former value and place
 * that the text states of it; each task of its plan; each name with a numeral. Nothing is accepted. Facts get ids that
 * the sheet does not use.
 */
export function proposeFacts(sources: readonly ProposalSource[], sheet?: FactSheet): Proposal[] {
  const giveId = createIdGiver(sheet?.facts.map(({ id }) => id) ?? [])
  const names = new Set(sheet?.facts.filter(({ kind }) => kind === 'own-name').map(({ label }) => label))
  const proposed = sources.flatMap(({ file, figures, tasks }): Proposed[] => [
    ...figures.flatMap((figure, at) => {
      if (figure.kind !== 'actual' || figure.comparison === 'change' || figure.comparison === 'previous')
        return []
      if (figure.comparison === 'rank' && figure.related.length > 0) return []
      if (ownerOf(figures, at) !== null) return []
      return [indicatorOf(file, figures, at, giveId('indicator'), sheet)]
    }),
    ...tasks.map((task) => planOf(file, task, giveId('plan'))),
    ...figures.flatMap((figure) => {
      if (figure.kind !== 'name' || names.has(figure.raw)) return []
      names.add(figure.raw)
      return [nameOf(file, figure, giveId('own-name'))]
    }),
  ])
  return proposed.map((proposal, at) => ({ id: `x${at + 1}`, accept: false, ...proposal }))
}

const placeOf = (file: string, { line, start, end, raw, sentence }: ExtractedFigure): Place => ({
  file: file.slice(0, 300),
  line,
  start,
  end,
  quote: raw.slice(0, 2000),
  sentence: sentence.slice(0, 5000),
})

const sourceOf = (file: string, line: number) => ({ file: file.slice(-120), cell: `第${line}行` })

function indicatorOf(
  file: string,
  figures: readonly ExtractedFigure[],
  at: number,
  id: string,
  sheet: FactSheet | undefined,
): Proposed {
  const figure = figures[at]
  if (!figure) throw new RangeError('no such figure')
  const whole = wholeOf(figures, figure)
  const followers = figures.filter(
    ({ related, comparison, metric }) =>
      related.includes(at) &&
      comparison !== null &&
      comparison !== 'share' &&
      (comparison !== 'change' || metric === figure.metric),
  )
  // 由15.4%提高到69.2%: the value names the one before as what it belongs to.
  const before = figure.related
    .map((place) => figures[place])
    .find((other) => other?.comparison === 'previous')
  const rank = followers.find(({ comparison }) => comparison === 'rank')
  const relatives = figures.filter((_, place) => ownerOf(figures, place) === at)
  const isStated = figure.upper === null && !isRough(figure) && !isRelative(figure)
  const value = isStated ? figure.value : null
  const fact: Indicator = {
    kind: 'indicator',
    id,
    label: labelOf(figure, whole),
    aliases: [],
    theme: fieldOf(whole ?? figure),
    must: false,
    source: sourceOf(file, figure.line),
    value: figure.comparison === 'rank' ? null : value,
    unit: figure.comparison === 'rank' || isRelative(figure) ? '' : figure.unit.slice(0, 12),
    basis: whole?.basis ?? figure.basis,
    better: 'none',
    additive: false,
    ...(before?.value && !isRough(before)
      ? { previous: { value: before.value, basis: '上年' as const } }
      : {}),
    ...givenBy(figure, followers),
    ...rankOf(rank ?? (figure.comparison === 'rank' ? figure : undefined)),
  }
  const parts = [figure, ...followers, ...relatives, ...(before ? [before] : [])]
  return {
    fact,
    places: parts.map((part) => placeOf(file, part)),
    question: questionAbout(figure, followers, relatives),
    known: sheet ? knownAs(fact, sheet) : null,
  }
}

const ROUGH = /[近超约余多过逾]|突破|以上|以下|左右|不足|不到/

/** Whether the report says only about how many: what is accepted as it is must not read as the exact figure. */
const isRough = ({ qualifier, kind }: ExtractedFigure): boolean =>
  kind === 'actual' && qualifier !== null && ROUGH.test(qualifier)

const RELATIVE_TO = /(?:目标|任务|计划)(?:任务|数|值)?的$|(?:上年|去年|同期|上期|年初)[^，；。]{0,6}的$/
const CUT_BY = /(?:减少|下降|降低|压减|缩减|增加|增长|提高)[^，；。]{0,16}$/
const clauseBefore = ({ sentence, raw }: ExtractedFigure): string =>
  sentence
    .slice(0, Math.max(0, sentence.indexOf(raw)))
    .split(/[，；。：]/)
    .at(-1) ?? ''

/** 是去年的1.3倍, 完成目标的108.7%, 减少三分之一: a figure that says how much of another, and nothing by itself. */
function isRelative(figure: ExtractedFigure): boolean {
  if (figure.comparison !== null) return false
  const before = clauseBefore(figure)
  if (RELATIVE_TO.test(before))
    return figure.unit === '%' || figure.unit === '倍' || /[成]|分之/.test(figure.raw)
  return (
    /分之|成$/.test(figure.raw) &&
    !/百分之/.test(figure.raw) &&
    CUT_BY.test(before) &&
    !/[至到为]$/.test(before)
  )
}

const relativeWords = (figure: ExtractedFigure): string => `${clauseBefore(figure)}${figure.raw}`

/** The figure that a relative one speaks of: the one before it in its sentence that is a value of its own. */
function ownerOf(figures: readonly ExtractedFigure[], at: number): number | null {
  const figure = figures[at]
  if (figure?.kind !== 'actual' || !isRelative(figure)) return null
  if (!RELATIVE_TO.test(clauseBefore(figure))) return null
  for (let place = at - 1; place >= 0; place -= 1) {
    const other = figures[place]
    if (other?.line !== figure.line || other.sentence !== figure.sentence) return null
    if (other.kind === 'actual' && other.comparison === null && !isRelative(other)) return place
  }
  return null
}

/** The whole that a part belongs to: 招聘教师 of 其中小学120名. */
function wholeOf(figures: readonly ExtractedFigure[], figure: ExtractedFigure): ExtractedFigure | undefined {
  const [whole] = figure.related.map((place) => figures[place])
  const isPart =
    whole && figure.comparison === null && whole.comparison === null && whole.metric !== figure.metric
  return isPart ? whole : undefined
}

const JUST_NEW = /^新(?:增|建|设|评|获批|获|认定|组建|培育|创建)?/

/** A part bears the name of its whole: 招聘教师（幼儿园）. A total is not new, though the sentence began with what is. */
function labelOf(figure: ExtractedFigure, whole: ExtractedFigure | undefined): string {
  const metric = figure.basis === 'cumulative' ? figure.metric.replace(JUST_NEW, '') : figure.metric
  const name = safeName(whole ? `${whole.metric}（${metric}）` : metric)
  return name === '' ? safeName(figure.raw) : name
}

/** The words of the metric say best what field it belongs to; where they do not, its paragraph does. */
function fieldOf({ metric, theme }: ExtractedFigure): Theme {
  const own = themeOf(metric)
  return own === '综合' ? theme : own
}

const signed = ({ value, direction }: ExtractedFigure): string | undefined =>
  value === null ? undefined : direction === 'down' && value !== '0' ? `-${value}` : value

/** What the report itself states of the change; an absolute change stays in the question, since a sheet holds two values. */
function givenBy(
  figure: ExtractedFigure,
  followers: readonly ExtractedFigure[],
): Pick<Indicator, 'given'> | object {
  const isRate = figure.unit === '%' || figure.unit === '‰'
  const changes = followers
    .filter(({ comparison, masked }) => comparison === 'change' && !masked)
    .filter((change) => !isRough(change))
  const points = isRate ? changes.find(({ unit }) => unit === '个百分点') : undefined
  const growth = isRate ? undefined : changes.find(({ unit }) => unit === '%')
  if (!points && !growth) return {}
  return {
    given: {
      ...(points && signed(points) ? { points: signed(points) } : {}),
      ...(growth && signed(growth) ? { yoy: signed(growth) } : {}),
    },
  }
}

const RANK_SCOPE = /(全[国省市州县区]|[\p{Script=Han}]{2,6}各[市县区](?:市|区)?)[^，；。]{0,10}$/u

function rankOf(figure: ExtractedFigure | undefined): Pick<Indicator, 'rank'> | object {
  if (!figure) return {}
  const n = Number(figure.value)
  const scope = RANK_SCOPE.exec(figure.sentence.slice(0, figure.sentence.indexOf(figure.raw)))?.[1]
  return Number.isInteger(n) && n >= 1 && scope ? { rank: { n, scope, tie: false } } : {}
}

function questionAbout(
  figure: ExtractedFigure,
  followers: readonly ExtractedFigure[],
  relatives: readonly ExtractedFigure[],
): string | null {
  const asked: string[] = []
  if (figure.masked) asked.push(`第 ${figure.line} 行“${figure.raw}”的数被遮盖，请补填`)
  if (figure.upper !== null) asked.push(`原文是区间“${figure.raw}”，请填确定的数`)
  else if (isRough(figure)) asked.push(`原文“${figure.raw}”是约数，请填确数`)
  else if (isRelative(figure)) asked.push(`原文“${relativeWords(figure)}”是相对数，请填本期数`)
  for (const relative of relatives) asked.push(`原文还写到“${relativeWords(relative)}”，请核对`)
  for (const { raw, comparison, unit, direction } of followers) {
    if (comparison === 'change' && unit !== '%' && unit !== '个百分点') {
      asked.push(`原文还写到${direction === 'down' ? '减少' : '增加'}${raw}，如有上期数请补填`)
    }
    if (comparison === 'rank') asked.push(`原文还写到“${raw}”，请核对排名的范围`)
  }
  return asked.length === 0 ? null : asked.join('；')
}

/** The indicator of the sheet that bears the same name or alias and counts the same sort of thing. */
function knownAs({ label, value, unit }: Indicator, { facts }: FactSheet): Proposed['known'] {
  for (const fact of facts) {
    if (fact.kind !== 'indicator' || !comparableUnits(fact.unit, unit)) continue
    if (!goesBy(fact, label)) continue
    const same =
      fact.value !== null && value !== null && fact.unit === unit && Number(fact.value) === Number(value)
    return { id: fact.id, label: fact.label, value: fact.value, same }
  }
  return null
}

function planOf(file: string, task: PlanTask, id: string): Proposed {
  const { label, theme, measure, target, due, owner, commitment, line, start, text } = task
  const fact: Fact = {
    kind: 'plan',
    id,
    label,
    aliases: [],
    theme,
    must: false,
    source: sourceOf(file, line),
    partners: [],
    ...(measure === undefined ? {} : { measure }),
    ...(target === undefined ? {} : { target }),
    ...(due === undefined ? {} : { due }),
    ...(owner === undefined ? {} : { owner }),
    ...(commitment === undefined ? {} : { commitment }),
  }
  const [quote = ''] = text.split('\n')
  const place = {
    file: file.slice(0, 300),
    line,
    start,
    end: start + quote.length,
    quote: quote.slice(0, 2000),
    sentence: text.slice(0, 5000),
  }
  return { fact, places: [place], question: null, known: null }
}

function nameOf(file: string, figure: ExtractedFigure, id: string): Proposed {
  const fact: Fact = {
    kind: 'own-name',
    id,
    label: safeName(`“${figure.raw}”`),
    aliases: [],
    theme: figure.theme,
    must: false,
    source: sourceOf(file, figure.line),
  }
  return { fact, places: [placeOf(file, figure)], question: null, known: null }
}
