import { compare, decimal, ZERO } from '../domain/decimal.ts'
import type { Fact } from '../domain/fact-sheet.ts'
import { isRate } from '../facts/derive.ts'
import type { SheetIndex } from '../facts/sheet-index.ts'
import { splitClauses } from '../text/sentences.ts'
import type { Span } from '../text/span.ts'
import { insideAny } from './gate-scene.ts'
import { createNameScorer } from './name-scorer.ts'
import { namesOf, textsOf } from './own-words.ts'
import { stateOf } from './rules/claims.ts'
import type { Fault } from './verify-figures.ts'
import { NOT_CLAIMED } from './vocabulary.ts'

/** What is said to be done of all, or to be left of none. 全面加强 and 全部工作 claim nothing of the kind. */
const UNIVERSAL =
  /全部(?:得到|实现|按期|如期|顺利|已|均)?(?:消除|完成|达标|建成|投用|化解|解决|整改|落实|到位|开工|竣工|覆盖|清[理零退偿]|脱贫|摘帽|通过|办结|淘汰|关[停闭]|拆除|改造|纳入|配[备齐]|安装|兑现|发放|销号|退出|交付|消化|转移|安置|入[学园])|(?:已|实现|达到|基本)?(?:全|无死角)覆盖|全面(?:消除|清零|完成|建成(?!小康|社会主义|富强|现代化|更高)|达标|覆盖)|悉数|一个(?:都|也)?不(?:落|少|漏)|无一(?:遗漏|例外|掉队|返贫|辍学|失学|落下)|彻底(?:消除|解决|清除|根除)/g
/** What is gone where the claim is true: nothing may be left. */
const GONE = /消除|清|化解|解决|淘汰|销号|退出|根除|返贫|辍学|失学/
/** Called for or on the way, not claimed. */
const CALLED_FOR =
  /要求|坚持|做到|加强|推行|开展|探索|统筹|构建|健全|完善|实施|全覆盖(?:式)?(?:排查|检查|巡察|督导|监管|监督|监测|走访|培训|宣传|摸排)/
const SAME_CLAUSE = 0.6
const HUNDRED = decimal('100')

/** Whether a clause claims something of all or of none. */
export const isUniversal = (clause: string): boolean => clause.search(UNIVERSAL) >= 0

type Teller = (clause: string) => boolean
const tellers = new WeakMap<SheetIndex, Teller>()

/** Whether the sheet's own words claim the same of all. */
function tellerOf(index: SheetIndex): Teller {
  const known = tellers.get(index)
  if (known) return known
  const clauses = index.sheet.facts
    .flatMap((fact) => [...namesOf(fact), ...textsOf(fact)])
    .flatMap((text) => splitClauses(text).map(({ start, end }) => text.slice(start, end)))
    .filter(isUniversal)
  const scorer = createNameScorer(clauses)
  const teller: Teller = (clause) => clauses.length > 0 && scorer.best(clause, SAME_CLAUSE).length > 0
  tellers.set(index, teller)
  return teller
}

/**
 * B3: 全部, 全覆盖 and the like hold of a fact at 100 % or at none, of what is done, or where the sheet says so in its
 * own words. Against a fact that says otherwise they are an error, without any fact a warning.
 */
export function verifyQuantifiers(
  sentence: string,
  covered: readonly Span[],
  named: (clause: string) => readonly Fact[],
  index: SheetIndex,
  planned: boolean,
): Fault[] {
  if (planned || !/全|悉数|一个|无一|彻底|无死角/.test(sentence)) return []
  return splitClauses(sentence).flatMap((span) => {
    const clause = sentence.slice(span.start, span.end)
    if (NOT_CLAIMED.test(clause) || CALLED_FOR.test(clause)) return []
    return Array.from(clause.matchAll(UNIVERSAL)).flatMap(({ index: at, 0: word }): Fault[] => {
      const place = { start: span.start + at, end: span.start + at + word.length }
      if (insideAny(covered, place)) return []
      const facts = named(clause)
      if (named(sentence).some((fact) => bearsAll(fact, word)) || tellerOf(index)(clause)) return []
      const against = facts.find((fact) => deniesAll(fact))
      return [
        {
          rule: 'B3',
          severity: against ? 'error' : 'warning',
          message: against
            ? `“${word}”与台账“${against.label}”（${against.id}）不符`
            : `“${word}”说的是无一例外，台账中没有依据，请核对`,
          suggestion: null,
          ...place,
        },
      ]
    })
  })
}

function bearsAll(fact: Fact, word: string): boolean {
  if (fact.kind === 'indicator') {
    if (fact.value === null) return false
    const value = decimal(fact.value)
    return compare(value, ZERO) === 0 ? GONE.test(word) : isRate(fact.unit) && compare(value, HUNDRED) === 0
  }
  return stateOf(fact) === 'done'
}

const deniesAll = (fact: Fact): boolean =>
  fact.kind === 'indicator' ? fact.value !== null : fact.kind === 'project' && stateOf(fact) === 'open'
