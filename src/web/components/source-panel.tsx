import type { Sentence } from '../../domain/draft.ts'
import type { Fact } from '../../domain/fact-sheet.ts'
import { detailFact, originOf } from '../fact-view.ts'
import { hasError, type KnownPassage, type Similar } from '../page-state.ts'
import { factsOfSentence, type UsedFact } from '../source-view.ts'
import { STRINGS } from '../strings.ts'
import type { PageActions } from '../use-page.ts'
import { classMark } from './class-mark.ts'
import { Exemplar, SimilarPassage } from './exemplar.tsx'

type Props = {
  sentence: Sentence
  facts: readonly Fact[]
  passages: ReadonlyMap<string, KnownPassage>
  /** What a search for wordings like the sentence gave; undefined while nothing is known. */
  similar: Similar | undefined
  isSearching: boolean
  isPinned: boolean
  actions: PageActions
}

/** Where a sentence comes from: its facts, how each was taken, and the passages whose wording its author saw. */
export function SourcePanel({ sentence, facts, passages, similar, isSearching, isPinned, actions }: Props) {
  const { source, classes, classMeanings } = STRINGS
  const isRefused = hasError(sentence.checks)
  return (
    <>
      <div class="panel-head">
        <h2>{source.title}</h2>
        {isPinned && (
          <button type="button" class="quiet-button" onClick={() => actions.pinSentence(null)}>
            {source.unpin}
          </button>
        )}
      </div>
      <p
        class={`class-note class-${classMark(sentence.class)}${isRefused ? ' is-refused' : ''}`}
        role="status"
      >
        <strong>{classes[sentence.class]}</strong>
        {isRefused ? STRINGS.refused : classMeanings[sentence.class]}
      </p>
      <blockquote class="source-quote">{sentence.text}</blockquote>
      <p class="source-author">
        {source.author[sentence.author]}
        {sentence.prompt && ` · ${source.prompt(sentence.prompt.id, sentence.prompt.hash)}`}
      </p>
      {sentence.checks.length > 0 && (
        <section>
          <h3>{source.checks}</h3>
          <ul class="check-list">
            {sentence.checks.map(({ rule, severity, message }) => (
              <li key={rule + message} class={`is-${severity}`}>
                {message}
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h3>{source.facts}</h3>
        {sentence.facts.length === 0 && <p class="soft">{source.noFacts}</p>}
        {factsOfSentence(sentence, facts).map((used) => (
          <FactCard key={used.id} used={used} />
        ))}
      </section>
      <section>
        <h3>{source.exemplars}</h3>
        <p class="soft">{sentence.exemplars.length === 0 ? source.noExemplars : source.exemplarNote}</p>
        {sentence.exemplars.map((id) => (
          <Exemplar key={id} passage={passages.get(id)} />
        ))}
      </section>
      <SimilarPassages similar={similar} isSearching={isSearching} />
    </>
  )
}

function SimilarPassages({ similar, isSearching }: Pick<Props, 'similar' | 'isSearching'>) {
  const { source } = STRINGS
  if (similar === undefined && !isSearching) return null
  const found = similar?.status === 'found' ? similar : null
  const words =
    similar === undefined
      ? source.searching
      : found === null
        ? source.searchFailed
        : found.hits.length === 0
          ? source.noSimilar
          : source.similarNote
  return (
    <section class="similar-passages" aria-busy={similar === undefined}>
      <h3>{source.similar}</h3>
      <p class="soft">{words}</p>
      {found?.notice && <p class="soft">{found.notice}</p>}
      <ul>
        {found?.hits.map((passage) => (
          <SimilarPassage key={passage.passageId} passage={passage} />
        ))}
      </ul>
    </section>
  )
}

function FactCard({ used: { id, fact, uses } }: { used: UsedFact }) {
  const { source, factKinds, sheet } = STRINGS
  if (fact === null) return <p class="card">{source.missingFact(id)}</p>
  return (
    <div class="card fact-card">
      <p class="card-head">
        <strong>{fact.label}</strong>
        {fact.must && (
          <abbr class="must-mark" title={sheet.must}>
            {sheet.mustMark}
          </abbr>
        )}
        <small>
          {factKinds[fact.kind]} {fact.id}
        </small>
      </p>
      <ul class="uses">
        {uses.map(({ quote, how }) => (
          <li key={quote + how}>
            <q>{quote}</q>
            <span>{how}</span>
          </li>
        ))}
      </ul>
      <dl>
        {detailFact(fact).map(({ name, text }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
        <div>
          <dt>{source.origin}</dt>
          <dd>{originOf(fact)}</dd>
        </div>
      </dl>
    </div>
  )
}
