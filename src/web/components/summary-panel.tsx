import type { Fact } from '../../domain/fact-sheet.ts'
import type { WholeCheck } from '../check-view.ts'
import { CLASSES, type DraftView } from '../draft-view.ts'
import { STRINGS } from '../strings.ts'
import { classMark } from './class-mark.ts'

type Props = {
  draft: DraftView | null
  /** How the whole stands; null while it is not written. */
  check: WholeCheck | null
  facts: readonly Fact[]
  onChoose: (id: string) => void
  onShow: (sentenceId: string) => void
}

/** What stands beside the paper while no sentence is pointed at: how to use it, and the checks of the whole. */
export function SummaryPanel({ draft, check, facts, onChoose, onShow }: Props) {
  const { source } = STRINGS
  return (
    <>
      <div class="panel-head">
        <h2>{check ? STRINGS.summary.title : source.title}</h2>
      </div>
      <p class="soft">{source.hint}</p>
      {!check && <Meanings />}
      {check && <Coverage check={check} facts={facts} onChoose={onChoose} onShow={onShow} />}
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
    </>
  )
}

const Meanings = () => (
  <section>
    <h3>{STRINGS.legend}</h3>
    <dl class="meanings">
      {CLASSES.map((name) => (
        <div key={name} class={`legend-item class-${classMark(name)}`}>
          <dt>
            <span class="legend-mark">{STRINGS.classes[name]}</span>
          </dt>
          <dd>{STRINGS.classMeanings[name]}</dd>
        </div>
      ))}
    </dl>
  </section>
)

type CoverageProps = Pick<Props, 'facts' | 'onChoose' | 'onShow'> & { check: WholeCheck }

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
