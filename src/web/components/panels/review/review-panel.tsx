import type { Fact } from '../../../../domain/fact-sheet.ts'
import { STRINGS } from '../../../strings/strings.ts'
import type { WholeCheck } from '../../../views/check-view.ts'
import { usePage, useSelected } from '../../page-context.ts'
import { useWholeCheck } from '../use-whole-check.ts'
import { Proofreading } from './proofreading.tsx'

const NO_FACTS: readonly Fact[] = []

/** What the checks of the whole found. */
export function ReviewPanel() {
  const draft = useSelected((state) => state.document.draft)
  const facts = useSelected((state) => state.document.sheet?.sheet.facts ?? NO_FACTS)
  const { check } = useWholeCheck()
  const { sources, choose } = usePage().actions
  const chooseFact = (id: string): void => {
    sources.chooseFact(id)
    choose.panel('facts')
  }
  return (
    <>
      {draft?.isComplete && check ? (
        <Coverage check={check} facts={facts} onChoose={chooseFact} onShow={sources.show} />
      ) : (
        <p class="soft">{STRINGS.summary.unfinished}</p>
      )}
      {draft !== null && draft.notices.length > 0 && (
        <section>
          <h3>{STRINGS.summary.notices}</h3>
          <ul class="check-list">
            {draft.notices.map(({ severity, code, message }) => (
              <li key={code + message} class={`is-${severity}`}>
                {message}
              </li>
            ))}
          </ul>
        </section>
      )}
      <Proofreading />
    </>
  )
}

type CoverageProps = {
  check: WholeCheck
  facts: readonly Fact[]
  onChoose: (id: string) => void
  onShow: (sentenceId: string) => void
}

function Coverage({ check: { coverage, gaps, findings }, facts, onChoose, onShow }: CoverageProps) {
  const { summary } = STRINGS
  const { missing } = coverage.must
  return (
    <>
      <dl class="summary-list">
        <div class={missing.length > 0 ? 'is-bad' : 'is-good'}>
          <dt>{summary.must}</dt>
          <dd>{missing.length > 0 ? summary.mustMissing(missing.length) : summary.mustAll}</dd>
        </div>
        <div class={gaps > 0 ? 'is-open' : 'is-good'}>
          <dt>{summary.gaps}</dt>
          <dd>{summary.gapCount(gaps)}</dd>
        </div>
        <div>
          <dt>{summary.unused}</dt>
          <dd>{summary.unusedCount(coverage.unused.length)}</dd>
        </div>
      </dl>
      <FactLinks ids={missing} facts={facts} onChoose={onChoose} />
      <section>
        <h3>{summary.findings}</h3>
        {findings.length === 0 && <p class="soft">{summary.noFindings}</p>}
        <ul class="check-list">
          {findings.map(({ rule, severity, sentence, quote, message }) => (
            <li key={sentence + rule + message} class={`is-${severity}`}>
              <button
                type="button"
                class="finding-link"
                title={summary.showSentence}
                onClick={() => onShow(sentence)}
              >
                <q>{quote}</q>
                {message}
              </button>
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}

function FactLinks({
  ids,
  facts,
  onChoose,
}: {
  ids: readonly string[]
  facts: readonly Fact[]
  onChoose: (id: string) => void
}) {
  if (ids.length === 0) return null
  return (
    <ul class="fact-links">
      {ids.map((id) => (
        <li key={id}>
          <button type="button" class="quiet-button" onClick={() => onChoose(id)}>
            {facts.find((fact) => fact.id === id)?.label ?? id}
          </button>
        </li>
      ))}
    </ul>
  )
}
