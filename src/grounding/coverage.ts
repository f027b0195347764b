import type { FactSpan } from '../domain/draft.ts'
import type { Fact } from '../domain/fact-sheet.ts'
import type { Coverage } from '../domain/finding.ts'
import type { SheetIndex } from '../facts/sheet-index.ts'

/** A sentence with the facts found or rendered in it. */
export type ToldSentence = { readonly facts: readonly FactSpan[]; readonly text?: string }

/** Attributes that say what the fact says, by kind; any other one alone is only a mention. */
const TELLING: Readonly<Record<Fact['kind'], ReadonlySet<string>>> = {
  indicator: new Set(['值', '累计', '全句']),
  project: new Set(['全句']),
  award: new Set(['全句']),
  event: new Set(['内容', '做法', '全句']),
  problem: new Set(['全句']),
  plan: new Set(['措施', '目标句', '全句']),
  'last-plan': new Set(['全句']),
  'own-name': new Set(['名称']),
}

/** What tells a fact when it stands in one sentence with the fact's name. */
const WITH_NAME: Readonly<Partial<Record<Fact['kind'], ReadonlySet<string>>>> = {
  project: new Set(['状态', '时间', '详情', '投资', '数量']),
  award: new Set(['授予', '级别', '获得者', '数量', '时间']),
  event: new Set(['数量', '成效', '时间']),
  plan: new Set(['时限', '责任']),
  'last-plan': new Set(['状态', '措施', '目标句', '原因']),
}

const WON = /获|评[为选上]|授予|入选|夺|摘|通过|当选|列入|位[居列]|命名|认定|创建/
const BUILT = /建|工|投用|使用|投入|推进|实施|封顶|暂停|谋划|前期|交付|启用|落成/
const ANSWERED = /完成|推进|取消|实现|落实|待补/

/** The ids of the facts that a sentence tells, and not only touches on. Rule of coverage for every author. */
export function toldBy(sentence: ToldSentence, { byId }: SheetIndex): Set<string> {
  const told = new Set<string>()
  for (const { id } of sentence.facts) {
    const fact = byId.get(id)
    if (fact && !told.has(id) && tells(sentence, fact)) told.add(id)
  }
  return told
}

function tells({ facts, text = '' }: ToldSentence, fact: Fact): boolean {
  const own = new Set(facts.filter(({ id }) => id === fact.id).map(({ attr }) => attr))
  if (fact.kind === 'indicator' && fact.value === null) return true
  if (!own.isDisjointFrom(TELLING[fact.kind])) return true
  if (!own.has('名称')) return false
  if (!own.isDisjointFrom(WITH_NAME[fact.kind] ?? new Set())) return true
  // 甲、乙均已建成 states once what is true of both; and a finished text says it in words of its own.
  switch (fact.kind) {
    case 'project':
      return BUILT.test(text.replaceAll(fact.label, '')) || facts.some(({ attr }) => attr === '状态')
    case 'last-plan':
      return ANSWERED.test(text.replaceAll(fact.label, '')) || facts.some(({ attr }) => attr === '状态')
    case 'award':
      return WON.test(text)
    case 'event':
      return fact.what === undefined
    case 'plan':
      return fact.measure === undefined && fact.target === undefined
    default:
      return false
  }
}

/** Which facts the sentences of a text tell. Own names are no facts to be told. */
export function coverageOf(sentences: Iterable<ToldSentence>, index: SheetIndex): Coverage {
  const told = new Set<string>()
  for (const sentence of sentences) for (const id of toldBy(sentence, index)) told.add(id)
  const facts = index.sheet.facts.filter(({ kind }) => kind !== 'own-name')
  const musts = facts.filter(({ must }) => must).map(({ id }) => id)
  return {
    must: { used: musts.filter((id) => told.has(id)), missing: musts.filter((id) => !told.has(id)) },
    unused: facts.filter(({ id }) => !told.has(id)).map(({ id }) => id),
  }
}
