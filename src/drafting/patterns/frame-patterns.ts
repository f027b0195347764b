/**
 * General sentences around the facts. They hold no figure and claim nothing: they say what the text does, never
 * how well it went. Slots: {期} the period, {机关} the organ, {上级} its superiors.
 */
export type FramePattern = {
  readonly id: string
  readonly use: 'opening' | 'plan-opening' | 'closing' | 'problems'
  readonly needs: readonly FrameSlot[]
  readonly text: string
  /** Speaks of education, and so suits no other organ. */
  readonly ofEducation: boolean
}
export type FrameSlot = '期' | '机关' | '上级'

const FRAME_SLOT = /\{(期|机关|上级)\}/g

type Row = readonly [id: string, use: FramePattern['use'], text: string]

const ROWS: readonly Row[] = [
  [
    'led',
    'opening',
    '{期}，在{上级}领导下，{机关}围绕既定目标任务，统筹抓好各项工作，现将有关情况总结如下。',
  ],
  [
    'led-deployed',
    'opening',
    '{期}，{机关}按照{上级}部署要求，突出工作重点，抓好任务落实，主要开展了以下工作。',
  ],
  [
    'carried',
    'opening',
    '{期}，{机关}认真落实{上级}工作安排，细化任务分工，加强统筹调度，现将主要工作报告如下。',
  ],
  ['focus', 'opening', '{期}，{机关}围绕中心工作，突出重点，统筹兼顾，现将主要工作情况总结如下。'],
  ['duty', 'opening', '{期}，{机关}立足工作职责，聚焦目标任务，细化措施，压实责任，主要开展了以下工作。'],
  ['order', 'opening', '{期}，{机关}按照工作安排，统筹推进各项任务，现将有关情况总结如下。'],
  ['shortfall', 'problems', '对照目标任务和工作要求，工作中还存在一些差距和不足。'],
  ['shortfall-honest', 'problems', '从梳理检查情况看，工作中还存在一些问题和不足。'],
  ['shortfall-compare', 'problems', '对照工作要求和群众期盼，还存在一些需要改进的地方。'],
  [
    'plan-led',
    'plan-opening',
    '{期}，{机关}将按照{上级}部署要求，坚持问题导向，突出工作重点，统筹抓好以下工作。',
  ],
  [
    'plan-served',
    'plan-opening',
    '{期}，{机关}将认真落实{上级}工作安排，明确任务，细化措施，着力做好以下工作。',
  ],
  [
    'plan-focus',
    'plan-opening',
    '{期}，{机关}将围绕中心工作，聚焦重点任务，补短板、强弱项，着力做好以下工作。',
  ],
  ['plan-order', 'plan-opening', '{期}，{机关}将立足工作职责，坚持稳中求进，统筹推进以下工作。'],
  [
    'closing-duty',
    'closing',
    '{机关}将以务实的作风抓好各项任务落实，明确责任分工，加强督促检查，推动工作落地见效。',
  ],
  ['closing-check', 'closing', '{机关}将对照以上安排，逐项细化措施，加强跟踪调度，扎实做好各项工作。'],
  [
    'closing-people',
    'closing',
    '{机关}将坚持以人民为中心的发展思想，强化责任担当，狠抓工作落实，努力办好人民满意的教育。',
  ],
  [
    'closing-work',
    'closing',
    '{机关}将坚持以人民为中心的发展思想，强化责任担当，狠抓工作落实，推动各项任务落到实处。',
  ],
]

/** Opening and closing sentences and the first sentence of the problems. */
export const FRAME_PATTERNS: readonly FramePattern[] = ROWS.map(([id, use, text]) => ({
  id: `frame.${id}`,
  use,
  needs: slotsOf(text),
  text,
  ofEducation: text.includes('教育'),
}))

function slotsOf(text: string): FrameSlot[] {
  return [...text.matchAll(FRAME_SLOT)].map(([, slot]) => slot as FrameSlot)
}

/** Fills the slots of a general sentence. */
export function fillFrame(
  pattern: FramePattern,
  values: Readonly<Partial<Record<FrameSlot, string>>>,
): string {
  return pattern.text.replace(FRAME_SLOT, (_, slot: FrameSlot) => values[slot] ?? '')
}

/** Words that tie a sentence to the one before without saying how the two are related. */
export const LINKS = ['同时，', '此外，', '与此同时，', '另外，'] as const
