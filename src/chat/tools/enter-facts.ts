import type { FactCard } from '../../domain/conversation.ts'
import { nonceOf } from '../../drafting/nonce.ts'
import { type Correction, readCorrection } from '../correct-words.ts'
import { describeChange } from '../describe-change.ts'
import { type ReadFact, readFacts, statedWords } from '../fact-words.ts'
import { nameFacts } from '../model/name-facts.ts'
import { factsNamed } from '../name-fact.ts'
import type { AnswerPart, Situation } from '../situation.ts'
import { notice, offer, opening, tell } from '../speak.ts'

const MOST_CARDS = 12

/** Shows what was read as cards, for the writer to confirm; nothing enters the sheet here. */
export async function* enterFacts(
  words: string,
  situation: Situation,
  signal: AbortSignal,
): AsyncIterable<AnswerPart> {
  const { stored, model, newId } = situation
  let reads: readonly ReadFact[] = readFacts(words, stored.sheet)
  if (reads.length === 0) {
    yield tell('没有从这句话里读到数据。请写成“名称＋数值＋单位”的样子，例如：全年招聘教师212人。')
    yield tell('存在的问题、下一步计划和荣誉，可以写成“问题：……”“计划：……”“荣誉：……”。')
    return
  }
  if (model) {
    const nonce = nonceOf(newId)
    const named = await nameFacts(reads, statedWords(words), stored.sheet, model, nonce, signal)
    reads = named.reads
    if (named.notice) yield notice('hint', 'model_unused', named.notice)
  }
  const [fresh, same] = [reads.filter((read) => !isSame(read)), reads.filter(isSame)]
  for (const { before } of same)
    if (before) yield tell(`“${before.label}”台账里已经有了，数值相同，不用再录。`)
  if (fresh.length > 0)
    yield tell(fresh.length === 1 ? '读到下面这一条，确认后录入台账：' : '读到下面这些，逐条确认后录入台账：')
  for (const read of fresh.slice(0, MOST_CARDS)) yield { type: 'card', card: cardOf(read, situation) }
  if (fresh.length > MOST_CARDS)
    yield notice('warning', 'too_many_facts', `一次最多显示 ${MOST_CARDS} 条，其余请分几次录入`)
}

const isSame = ({ before, after }: ReadFact): boolean =>
  before !== null && describeChange(before, after).length === 0

export const cardOf = (
  { change, before, after, quote, questions }: ReadFact,
  { stored, newId }: Pick<Situation, 'stored' | 'newId'>,
): FactCard => ({
  type: 'fact',
  id: newId(),
  change,
  sheetRevision: stored.revision,
  before,
  after,
  fields: describeChange(before, after),
  quote,
  questions: [...questions],
  state: 'open',
})

/** The facts that the writer is looking at: those of the chosen sentences, or else of the last answer. */
function nearbyFacts({ draft, request, history }: Situation): string[] {
  const { sectionId, sentences } = request.context
  const section = draft.sections.find(({ id }) => id === sectionId)
  const chosen = section?.sentences.filter(({ id }) => sentences?.includes(id)) ?? []
  if (chosen.length > 0) return [...new Set(chosen.flatMap(({ facts }) => facts.map(({ id }) => id)))]
  const last = history.findLast((message) => message.role === 'assistant')
  if (last?.role !== 'assistant') return []
  const spoken = last.sentences.flatMap(({ facts }) => facts.map(({ id }) => id))
  const shown = last.cards.flatMap((card) =>
    card.type === 'fact' && card.state === 'confirmed' && card.after ? [card.after.id] : [],
  )
  return [...new Set([...shown, ...spoken])]
}

/** Shows a correction as a card, or asks for what its words leave open. */
export function* correctFact(words: string, situation: Situation): Iterable<AnswerPart> {
  const correction = readCorrection(words, situation.stored.sheet, nearbyFacts(situation))
  yield* tellCorrection(correction, words, situation)
}

function* tellCorrection(correction: Correction, words: string, situation: Situation): Iterable<AnswerPart> {
  switch (correction.type) {
    case 'read': {
      if (isSame(correction.read)) {
        yield tell(`“${correction.read.before?.label ?? ''}”在台账里本来就是这样，不用改。`)
        return
      }
      yield tell('按您的话，台账这样改；确认后生效：')
      yield { type: 'card', card: cardOf(correction.read, situation) }
      return
    }
    case 'open':
      yield tell(correction.question)
      return
    case 'which': {
      yield tell('有几项都像，您指哪一项？')
      const rest = words.replace(/^\/\S+\s*/, '')
      yield offer(
        situation,
        correction.facts.slice(0, 8).map(({ id, label }) => ({ label, text: `/改 ${id} ${label} ${rest}` })),
      )
      return
    }
    case 'unknown': {
      yield tell('没有看出要改台账里的哪一项。请写出名称，例如：公办园占比改成58.6%。')
      if (readFacts(words, situation.stored.sheet).length > 0)
        yield offer(situation, [{ label: '作为新的一条录入', text: `/事实 ${words}` }])
    }
  }
}

/** Shows the removal of a fact as a card. */
export function* removeFact(words: string, situation: Situation): Iterable<AnswerPart> {
  const named = factsNamed(words, situation.stored.sheet)
  const [one, ...others] =
    named.filter(({ whole }) => whole).length > 0 ? named.filter(({ whole }) => whole) : named
  if (!one) {
    yield tell('没有看出要去掉台账里的哪一项，请写出名称。')
    return
  }
  if (others.length > 0) {
    yield tell('有几项都像，您指哪一项？')
    yield offer(
      situation,
      named.slice(0, 8).map(({ fact }) => ({ label: fact.label, text: `/删 ${fact.id}` })),
    )
    return
  }
  yield tell('确认后从台账中去掉这一项；正文里写到它的句子会标出来：')
  const read = {
    change: 'remove',
    before: one.fact,
    after: null,
    quote: opening(words),
    questions: [],
  } as const
  yield { type: 'card', card: cardOf(read, situation) }
}
