import type { ParagraphPlan } from '../../domain/draft.ts'

/** What must be true of the organ or the period for the sentence to suit. */
export type FrameTrait = 'education' | 'school' | 'division' | 'county' | 'bureau' | 'half' | 'half-ahead'

/**
 * General sentences around the facts. They hold no figure and claim nothing: they say what the text does, never
 * how well it went. Slots: {期} the period, {机关} the organ, {上级} its superiors, {全域} the work of the whole area;
 * {方面} the fields of work that the text tells of and {承接} what a closing takes up, both empty where there is nothing.
 */
export type FramePattern = {
  readonly id: string
  readonly use: ParagraphPlan['frame']
  readonly needs: readonly FrameSlot[]
  readonly when: readonly FrameTrait[]
  readonly text: string
}
export type FrameSlot = '期' | '机关' | '上级' | '全域'
/** What the text has come to tell; a sentence stands without it as well. */
export type ToldSlot = '方面' | '承接'

const FRAME_SLOT = /\{(期|机关|上级|全域)\}/g
const ANY_SLOT = /\{(期|机关|上级|全域|方面|承接)\}/g

type Row = readonly [id: string, when: readonly FrameTrait[], text: string]

const OPENINGS: readonly Row[] = [
  ['led', [], '{期}，在{上级}领导下，{机关}围绕既定目标任务，统筹抓好各项工作，现将{方面}有关情况总结如下。'],
  [
    'led-deployed',
    [],
    '{期}，{机关}按照{上级}部署要求，突出工作重点，抓好任务落实，主要开展了{方面}以下工作。',
  ],
  [
    'carried',
    [],
    '{期}，{机关}认真落实{上级}工作安排，细化任务分工，加强统筹调度，现将{方面}主要工作报告如下。',
  ],
  [
    'bureau-led',
    ['bureau'],
    '{期}，在{上级}领导下，{机关}坚持稳中求进工作总基调，聚焦主责主业，统筹推进{全域}，现将{方面}主要情况总结如下。',
  ],
  [
    'bureau-deployed',
    ['bureau'],
    '{期}，{机关}认真贯彻{上级}决策部署，坚持问题导向、目标导向，分解任务，压实责任，主要做了{方面}以下工作。',
  ],
  [
    'county-led',
    ['county'],
    '{期}，在{上级}领导下，{机关}立足本地实际，突出重点，补齐短板，抓好各项任务落实，现将{方面}主要工作总结如下。',
  ],
  [
    'county-deployed',
    ['county'],
    '{期}，{机关}认真落实{上级}部署，把群众关切作为工作着力点，统筹安排，分项推进，主要开展了{方面}以下工作。',
  ],
  [
    'division-duty',
    ['division'],
    '{期}，{机关}围绕全局中心工作，认真履行指导、协调和服务职责，主要开展了{方面}以下工作。',
  ],
  [
    'division-order',
    ['division'],
    '{期}，{机关}按照全局工作安排，对照职责分工，逐项推进落实，现将{方面}有关工作总结如下。',
  ],
  [
    'school-order',
    ['school'],
    '{期}，{机关}坚持立德树人根本任务，围绕学校工作安排，统筹教育教学和管理服务，主要开展了{方面}以下工作。',
  ],
  [
    'division-led',
    ['division'],
    '{期}，在{上级}领导下，{机关}围绕全局中心工作，认真履行指导、协调和服务职责，主要开展了{方面}以下工作。',
  ],
  [
    'school-led',
    ['school'],
    '{期}，在{上级}领导下，{机关}坚持立德树人根本任务，统筹教育教学和管理服务，主要开展了{方面}以下工作。',
  ],
  [
    'half-led',
    ['half'],
    '{期}，在{上级}领导下，{机关}对照年度目标任务，倒排时间节点，抓好分项落实，现将{方面}主要工作总结如下。',
  ],
  [
    'half-order',
    ['half'],
    '{期}，{机关}对照年度工作安排，按照时间节点推进各项任务，现将{方面}主要工作总结如下。',
  ],
  ['focus', [], '{期}，{机关}围绕中心工作，突出重点，统筹兼顾，现将{方面}主要工作情况总结如下。'],
  ['duty', [], '{期}，{机关}立足工作职责，聚焦目标任务，细化措施，压实责任，主要开展了{方面}以下工作。'],
  ['order', [], '{期}，{机关}按照工作安排，统筹推进各项任务，现将{方面}有关情况总结如下。'],
]

const PROBLEMS: readonly Row[] = [
  ['shortfall', [], '对照目标任务和工作要求，工作中还存在一些差距和不足。'],
  ['shortfall-honest', [], '从梳理检查情况看，工作中还存在一些问题和不足。'],
  ['shortfall-compare', [], '对照工作要求和群众期盼，还存在一些需要改进的地方。'],
  ['shortfall-half', ['half'], '对照全年目标任务，上半年工作中还存在一些问题和不足。'],
]

const PLAN_OPENINGS: readonly Row[] = [
  ['plan-led', [], '{期}，{机关}将按照{上级}部署要求，坚持问题导向，突出工作重点，统筹抓好{方面}以下工作。'],
  ['plan-served', [], '{期}，{机关}将认真落实{上级}工作安排，明确任务，细化措施，着力做好{方面}以下工作。'],
  [
    'plan-bureau',
    ['bureau'],
    '{期}，{机关}将认真贯彻{上级}决策部署，坚持稳中求进、守正创新，统筹推进{全域}，着力抓好{方面}以下重点任务。',
  ],
  [
    'plan-county',
    ['county'],
    '{期}，{机关}将认真落实{上级}部署，从群众最关心的事情入手，补短板、强弱项，着力抓好{方面}以下工作。',
  ],
  [
    'plan-division',
    ['division'],
    '{期}，{机关}将围绕全局工作安排，加强统筹指导，做好协调服务，重点推进{方面}以下工作。',
  ],
  [
    'plan-school',
    ['school'],
    '{期}，{机关}将坚持立德树人根本任务，深化教育教学改革，改进管理服务，着力做好{方面}以下工作。',
  ],
  [
    'plan-division-led',
    ['division'],
    '{期}，{机关}将按照{上级}部署要求，围绕全局工作安排，加强统筹指导，做好协调服务，重点推进{方面}以下工作。',
  ],
  [
    'plan-school-led',
    ['school'],
    '{期}，{机关}将按照{上级}部署要求，坚持立德树人根本任务，深化教育教学改革，着力做好{方面}以下工作。',
  ],
  [
    'plan-half',
    ['half-ahead'],
    '{期}，{机关}将对照全年目标任务，梳理进度，补齐短板，着力抓好{方面}以下工作。',
  ],
  ['plan-focus', [], '{期}，{机关}将围绕中心工作，聚焦重点任务，补短板、强弱项，着力做好{方面}以下工作。'],
  ['plan-order', [], '{期}，{机关}将立足工作职责，坚持稳中求进，统筹推进{方面}以下工作。'],
]

/** 总体要求 of 工作要点. */
const GUIDANCE: readonly Row[] = [
  [
    'guidance-led',
    [],
    '{期}工作的总体要求是：坚持以党的创新理论为指导，认真贯彻{上级}决策部署，坚持稳中求进，突出重点任务，强化改革创新，狠抓责任落实，推动{方面}各项工作见到实效。',
  ],
  [
    'guidance-bureau',
    ['bureau'],
    '{期}{全域}的总体要求是：坚持以党的创新理论为指导，认真贯彻{上级}决策部署，坚持稳中求进、守正创新，聚焦重点任务，深化改革，防范风险，抓好{方面}各项工作落实。',
  ],
  [
    'guidance-county',
    ['county'],
    '{期}{全域}的总体要求是：坚持以党的创新理论为指导，全面落实{上级}部署安排，立足本地实际，抓重点、补短板、强弱项，把任务落实到项目、责任和时限上。',
  ],
  [
    'guidance-division',
    ['division'],
    '{期}，{机关}围绕全局中心工作，坚持问题导向，加强统筹指导，改进协调服务，按照项目化、清单化要求抓好{方面}各项任务落实。',
  ],
  [
    'guidance-school',
    ['school'],
    '{期}，{机关}工作的总体要求是：全面贯彻党的教育方针，落实立德树人根本任务，坚持质量为本、规范办学、安全为先，抓好{方面}各项任务落实。',
  ],
  [
    'guidance-division-led',
    ['division'],
    '{期}，{机关}认真落实{上级}部署要求，围绕全局中心工作，坚持问题导向，加强统筹指导，按照项目化、清单化要求抓好{方面}各项任务落实。',
  ],
  [
    'guidance-school-led',
    ['school'],
    '{期}，{机关}工作的总体要求是：全面贯彻党的教育方针，认真落实{上级}部署要求，坚持质量为本、规范办学、安全为先，抓好{方面}各项任务落实。',
  ],
  [
    'guidance-plain',
    [],
    '{期}，{机关}工作的总体要求是：坚持以党的创新理论为指导，坚持稳中求进，突出工作重点，强化责任落实，推动{方面}各项任务落到实处。',
  ],
]

/** 总体思路 of 工作思路. */
const DIRECTIONS: readonly Row[] = [
  [
    'direction-led',
    [],
    '{期}，{机关}将坚持以党的创新理论为指导，围绕{上级}决策部署谋划工作，坚持系统观念，统筹发展和安全，在重点任务上聚力、在薄弱环节上用力，推动{方面}工作提质增效。',
  ],
  [
    'direction-bureau',
    ['bureau'],
    '谋划{期}工作，{机关}将坚持以党的创新理论为指导，全面贯彻{上级}决策部署，统筹推进{全域}，坚持重点突破与整体推进相结合，以改革增动力，以落实见成效。',
  ],
  [
    'direction-county',
    ['county'],
    '谋划{期}工作，{机关}将坚持以党的创新理论为指导，把贯彻{上级}决策部署同本地实际结合起来，统筹{全域}，集中力量办好群众关心的事情，推动{方面}各项工作稳步向前。',
  ],
  [
    'direction-division',
    ['division'],
    '谋划{期}工作，{机关}将围绕全局中心工作，把握职责定位，加强调查研究和统筹指导，在服务大局中找准着力点，在破解难题中改进工作方法。',
  ],
  [
    'direction-school',
    ['school'],
    '谋划{期}工作，{机关}将全面贯彻党的教育方针，落实立德树人根本任务，以教育教学为中心，统筹队伍建设、管理服务和校园安全，办好人民满意的学校。',
  ],
  [
    'direction-plain',
    [],
    '{期}，{机关}将坚持以党的创新理论为指导，坚持系统观念和问题导向，统筹发展和安全，突出重点、分步实施，推动{方面}各项工作提质增效。',
  ],
]

const AIMS: readonly Row[] = [
  ['aims', [], '主要目标如下。'],
  ['aims-period', [], '{期}的主要目标如下。'],
]

const GROUNDWORK: readonly Row[] = [
  ['groundwork', [], '{期}，{机关}围绕目标任务抓好各项工作落实，主要情况如下。'],
  ['groundwork-plain', [], '{期}，{机关}立足工作职责，统筹推进各项任务，主要情况如下。'],
]

const CLOSINGS: readonly Row[] = [
  [
    'closing-duty',
    [],
    '{承接}{机关}将以务实的作风抓好各项任务落实，明确责任分工，加强督促检查，推动工作落地见效。',
  ],
  ['closing-check', [], '{承接}{机关}将对照以上安排，逐项细化措施，加强跟踪调度，扎实做好各项工作。'],
  [
    'closing-people',
    ['education', 'bureau'],
    '{承接}{机关}将坚持以人民为中心的发展思想，强化责任担当，狠抓工作落实，努力办好人民满意的教育。',
  ],
  [
    'closing-people-county',
    ['education', 'county'],
    '{承接}{机关}将坚持以人民为中心的发展思想，从一件件具体事做起，狠抓工作落实，努力办好群众家门口的教育。',
  ],
  [
    'closing-work',
    ['bureau'],
    '{承接}{机关}将坚持以人民为中心的发展思想，强化责任担当，狠抓工作落实，推动各项任务落到实处。',
  ],
  [
    'closing-county',
    ['county'],
    '{承接}{机关}将坚持干字当头、务求实效，一项一项抓推进，一件一件抓落实，把各项工作做到群众心坎上。',
  ],
  [
    'closing-division',
    ['division'],
    '{承接}{机关}将强化大局意识和协作意识，主动对接、靠前服务，抓好各项任务落实。',
  ],
  [
    'closing-school',
    ['school'],
    '{承接}{机关}将凝聚全体教职工力量，坚持精细管理，改进工作作风，推动各项安排落到实处。',
  ],
  [
    'closing-half',
    ['half-ahead'],
    '{承接}{机关}将锚定全年目标任务，加强调度，跟踪问效，抓紧抓好后续各项工作。',
  ],
]

const BANK: readonly (readonly [FramePattern['use'], readonly Row[]])[] = [
  ['opening', OPENINGS],
  ['problems', PROBLEMS],
  ['plan-opening', PLAN_OPENINGS],
  ['guidance', GUIDANCE],
  ['direction', DIRECTIONS],
  ['aims', AIMS],
  ['groundwork', GROUNDWORK],
  ['closing', CLOSINGS],
]

/** Opening and closing sentences by kind of document and level of the organ, and the first sentence of the problems. */
export const FRAME_PATTERNS: readonly FramePattern[] = BANK.flatMap(([use, rows]) =>
  rows.map(([id, when, text]) => frameOf(id, use, when, text)),
)

/** A general sentence as a pattern; its slots are read from its text. */
export function frameOf(
  id: string,
  use: FramePattern['use'],
  when: readonly FrameTrait[],
  text: string,
): FramePattern {
  return { id: `frame.${id}`, use, needs: slotsOf(text), when, text }
}

function slotsOf(text: string): FrameSlot[] {
  return [...text.matchAll(FRAME_SLOT)].map(([, slot]) => slot as FrameSlot)
}

/** Fills the slots of a general sentence. */
export function fillFrame(
  pattern: FramePattern,
  values: Readonly<Partial<Record<FrameSlot | ToldSlot, string>>>,
): string {
  return pattern.text.replace(ANY_SLOT, (_, slot: FrameSlot | ToldSlot) => values[slot] ?? '')
}
