import type { Check } from '../../domain/draft.ts'
import type { Fact } from '../../domain/fact-sheet.ts'
import { completionOf } from '../../facts/derive.ts'
import { type GateRule, insideAny } from '../gate-scene.ts'

/** Words that deny, cancel or call false what stands in the same sentence. */
const DENIAL =
  /不实|虚假|谎[称报]|谣[言传]|造假|子虚乌有|不属实|失实|未能|没能|没有|并未|并没|尚未|未曾|从未|不存在|并非|绝非|不是|不再|(?<!不可)取消|撤销|作废|废止|终止|中止|停止|停办|叫停|搁置|放弃|落空|失败|否认|(?<![方之])未(?:达|完成|实现|获|通过|建成|开工|投用|落实)/g

/** What the sheet itself denies: a missed target, an item not done, cancelled or paused. */
const DENIED_BY: readonly { readonly words: RegExp; readonly holds: (fact: Fact) => boolean }[] = [
  {
    words: /^(?:未能|没能|没有|并未|尚未|未(?:达|完成|实现))/,
    holds: (fact) =>
      (fact.kind === 'indicator' && completionOf(fact)?.state === 'missed') ||
      (fact.kind === 'last-plan' && fact.status !== undefined && fact.status !== '完成') ||
      (fact.kind === 'project' && !['完工', '投用'].includes(fact.status)),
  },
  {
    words: /^(?:取消|终止|停止|不再)/,
    holds: (fact) => (fact.kind === 'last-plan' || fact.kind === 'project') && fact.status === '取消',
  },
  { words: /^(?:中止|停止|搁置)/, holds: (fact) => fact.kind === 'project' && fact.status === '暂停' },
]

/** A8: nothing that a reference states is denied, called off or called false by the words around it. */
export const checkDenial: GateRule = ({ bare, refs, ownSpans }) => {
  const facts = refs.map(({ fact }) => fact).filter(({ kind }) => kind !== 'own-name' && kind !== 'problem')
  if (facts.length === 0) return []
  return Array.from(bare.matchAll(DENIAL))
    .filter(({ index, 0: word }) => !insideAny(ownSpans, { start: index, end: index + word.length }))
    .filter(
      ([word]) =>
        !DENIED_BY.some(({ words, holds }) => words.test(word) && facts.some((fact) => holds(fact))),
    )
    .map(
      ([word]): Check => ({
        rule: 'A8',
        severity: 'error',
        message: `“${word}”否定了台账“${facts[0]?.label}”所记的内容，不能这样写`,
      }),
    )
}
