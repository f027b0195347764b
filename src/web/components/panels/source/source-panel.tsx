import { useEffect, useRef } from 'preact/hooks'
import type { Sentence } from '../../../../domain/draft.ts'
import type { Fact } from '../../../../domain/fact-sheet.ts'
import { explainRule } from '../../../../domain/gate-rules.ts'
import { hasError } from '../../../state/source-state.ts'
import { STRINGS } from '../../../strings/strings.ts'
import { classMark } from '../../../views/class-mark.ts'
import { CLASSES } from '../../../views/draft-view.ts'
import { detailFact, originOf } from '../../../views/fact-view.ts'
import type { KnownPassage, Similar } from '../../../views/similar.ts'
import { sentenceToSearch, shownSentence } from '../../../views/similar-view.ts'
import { factsOfSentence, type UsedFact } from '../../../views/source-view.ts'
import { usePage, useSelected } from '../../page-context.ts'
import { Exemplar, SimilarPassage } from './exemplar.tsx'

type Props = {
  sentence: Sentence
  facts: readonly Fact[]
  passages: ReadonlyMap<string, KnownPassage>
  /** What a search for wordings like the sentence gave; undefined while nothing is known. */
  similar: Similar | undefined
  isSearching: boolean
  isPinned: boolean
  onUnpin: () => void
}

const NO_FACTS: readonly Fact[] = []

/** Where the sentence in view comes from; how to find out while none is. */
export function SourcePanel() {
  const sentence = useSelected(shownSentence)
  const facts = useSelected((state) => state.document.sheet?.sheet.facts ?? NO_FACTS)
  const { pinned, passages, similar } = useSelected((state) => state.source)
  const isSearching = useSelected((state) => sentenceToSearch(state) !== undefined)
  const { sources } = usePage().actions
  const top = useRef<HTMLDivElement>(null)
  useEffect(() => {
    top.current?.closest('.panel-body')?.scrollTo(0, 0)
  }, [sentence?.id])
  return (
    <div class="source-panel" ref={top}>
      {sentence ? (
        <SentenceSources
          sentence={sentence}
          facts={facts}
          passages={passages}
          similar={similar.get(sentence.id)}
          isSearching={isSearching}
          isPinned={pinned === sentence.id}
          onUnpin={() => sources.pin(null)}
        />
      ) : (
        <SourceGuide />
      )}
    </div>
  )
}

const SourceGuide = () => (
  <>
    <p class="soft">{STRINGS.source.hint}</p>
    <dl class="meanings" aria-label={STRINGS.legend}>
      {CLASSES.map((name) => (
        <div key={name} class={`legend-item class-${classMark(name)}`}>
          <dt>
            <span class="legend-mark">{STRINGS.classes[name]}</span>
          </dt>
          <dd>{STRINGS.classMeanings[name]}</dd>
        </div>
      ))}
    </dl>
  </>
)

function SentenceSources(props: Props) {
  const { sentence, facts, passages, similar, isSearching, isPinned, onUnpin } = props
  const { source, classes, classMeanings } = STRINGS
  const isRefused = hasError(sentence.checks)
  return (
    <>
      {isPinned && (
        <div class="panel-head">
          <span class="soft">{source.pinned}</span>
          <button type="button" class="quiet-button" onClick={onUnpin}>
            {source.unpin}
          </button>
        </div>
      )}
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
              <li key={rule + message} class={`is-${severity}`} title={explainRule(rule)}>
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
