import type { CardOf } from '../../domain/conversation.ts'
import type { Fact } from '../../domain/fact-sheet.ts'
import { derivationOf } from '../../export/source-table.ts'
import { attributesOf } from '../../facts/render.ts'
import { findLiterals } from '../../text/literals.ts'
import { findQuantities } from '../../text/quantities.ts'
import { factsNamed } from '../name-fact.ts'
import { themeIn } from '../name-section.ts'
import type { Target } from '../request.ts'
import type { AnswerPart, Situation } from '../situation.ts'
import { offer, say, tell } from '../speak.ts'

type Item = CardOf<'sources'>['items'][number]
const MOST_ITEMS = 20

/** Where a figure comes from: one that is quoted, one that is named, or those of the sentences that are looked at. */
export function* explainSource(words: string, target: Target, situation: Situation): Iterable<AnswerPart> {
  const { stored, newId } = situation
  const quoted = findQuantities(words).map(({ raw }) => raw)
  const named = factsNamed(words, stored.sheet).map(({ fact }) => fact.id)
  const all = itemsIn(situation)
  const byFigure = all.filter(({ figure }) => quoted.some((raw) => sameFigure(figure, raw)))
  const byName = all.filter(({ factId }) => named.includes(factId))
  const here = target.type === 'sections' ? all.filter((item) => isAt(item, target)) : []
  const found =
    byFigure.length > 0
      ? both(byFigure, byName)
      : byName.length > 0
        ? byName
        : quoted.length === 0
          ? here
          : []
  if (found.length > 0) {
    yield* tellItems(found, situation)
    return
  }
  const facts = named.flatMap((id) => situation.index.byId.get(id) ?? [])
  if (facts.length > 0) {
    yield tell('正文里还没有写到它，台账里是这样记的：')
    for (const fact of facts.slice(0, MOST_ITEMS)) yield* tellFact(fact, situation)
    yield card(
      facts.map((fact) => itemOf(fact, situation)),
      newId,
    )
    return
  }
  if (quoted.length > 0) {
    const own = sentenceWith(quoted, situation)
    yield tell(
      own
        ? `“${quoted[0]}”在正文里有，但台账里没有能对上的数据，是撰稿人自己写的。`
        : `正文和台账里都没有“${quoted[0]}”这个数据。`,
    )
    return
  }
  yield tell('您问的是哪个数据？可以写出数据或名称，也可以先在正文里选中那句话。')
}

const both = (byFigure: readonly Item[], byName: readonly Item[]): readonly Item[] => {
  const shared = byFigure.filter((item) => byName.includes(item))
  return shared.length > 0 ? shared : byFigure
}

const plain = (text: string): string => text.normalize('NFKC').replaceAll(/[\s,，]/g, '')
const sameFigure = (figure: string, raw: string): boolean =>
  findLiterals(figure).some((literal) => plain(literal.raw) === plain(raw)) ||
  findQuantities(figure).some((quantity) => plain(quantity.raw) === plain(raw))

const isAt = ({ sectionId, sentenceId }: Item, target: Extract<Target, { type: 'sections' }>): boolean =>
  sectionId !== null &&
  target.ids.includes(sectionId) &&
  (target.sentences === undefined || (sentenceId !== null && target.sentences.includes(sentenceId)))

/** Every place of the draft that shows a fact's figure. */
function itemsIn({ draft, index }: Situation): Item[] {
  return draft.sections.flatMap((section) =>
    section.sentences.flatMap((sentence) =>
      sentence.facts.flatMap((span) => {
        const fact = index.byId.get(span.id)
        const figure = sentence.text.slice(span.start, span.end)
        if (!fact || findQuantities(figure).length + findLiterals(figure).length === 0) return []
        return [
          {
            factId: fact.id,
            label: fact.label,
            figure,
            source: fact.source ?? null,
            derivation: derivationOf(fact, span),
            sectionId: section.id,
            sentenceId: sentence.id,
          },
        ]
      }),
    ),
  )
}

const itemOf = (fact: Fact, { index }: Situation): Item => ({
  factId: fact.id,
  label: fact.label,
  figure: attributesOf(index, fact).includes('全句') ? '' : '待填',
  source: fact.source ?? null,
  derivation: null,
  sectionId: null,
  sentenceId: null,
})

const card = (items: readonly Item[], newId: Situation['newId']): AnswerPart => ({
  type: 'card',
  card: { type: 'sources', id: newId(), items: items.slice(0, MOST_ITEMS) },
})

function* tellItems(items: readonly Item[], situation: Situation): Iterable<AnswerPart> {
  const { index, newId } = situation
  for (const id of [...new Set(items.map(({ factId }) => factId))].slice(0, 6)) {
    const fact = index.byId.get(id)
    if (!fact) continue
    yield tell(
      fact.source
        ? `“${fact.label}”来自${fact.source.file}${fact.source.cell ? ` ${fact.source.cell}` : ''}。`
        : `“${fact.label}”是台账里直接填写的，没有记来源文件。`,
    )
    yield* tellFact(fact, situation)
  }
  yield card(items, newId)
}

function* tellFact(fact: Fact, { index }: Situation): Iterable<AnswerPart> {
  const attributes = attributesOf(index, fact)
  const attribute = attributes.includes('全句') ? '全句' : attributes[0]
  if (attribute) yield say(index, '台账记的是：', { fact: fact.id, attribute }, '。')
  else yield tell(`“${fact.label}”的数值还没有填。`)
}

function sentenceWith(figures: readonly string[], { draft }: Situation): boolean {
  return draft.sections.some(({ sentences }) =>
    sentences.some(({ text }) => figures.some((figure) => plain(text).includes(plain(figure)))),
  )
}

const MOST_TOLD = 12

/** What the sheet holds of the facts, or of the field of work, that a question names. */
export function* answerQuestion(words: string, situation: Situation): Iterable<AnswerPart> {
  const { stored } = situation
  const named = factsNamed(words, stored.sheet).map(({ fact }) => fact)
  const theme = themeIn(words)?.theme
  const facts = named.length > 0 ? named : stored.sheet.facts.filter((fact) => theme && fact.theme === theme)
  const told = facts.filter(({ kind }) => kind !== 'own-name')
  if (told.length === 0) {
    yield tell('台账里没有找到这方面的数据。')
    yield offer(situation, [
      { label: '在素材里找', text: `/搜 ${words.slice(0, 60)}` },
      { label: '看还缺什么', text: '/缺' },
    ])
    return
  }
  for (const fact of told.slice(0, MOST_TOLD)) yield* tellFact(fact, situation)
  if (told.length > MOST_TOLD) yield tell('其余的请在台账中查看。')
}
