import type { DraftKind } from '../../domain/document.ts'
import { isRunning, type PageState } from '../page-state.ts'
import { STRINGS } from '../strings.ts'
import { EXPORT_FORMATS, type Transport } from '../transport.ts'
import type { PageActions } from '../use-page.ts'
import { Choice } from './choice.tsx'

type Props = { state: PageState; actions: PageActions; exportUrl: Transport['exportUrl'] }

/** What can be drafted so far. */
const KINDS: readonly DraftKind[] = ['annual', 'half-year']
const WRITERS = ['model', 'engine'] as const

export function TopBar({ state, actions, exportUrl }: Props) {
  const { health, draft, drafts, kind, writer } = state
  const running = isRunning(state)
  const isEditing = state.editing !== null
  return (
    <header class="top-bar">
      <img class="seal" src="./seal.svg" alt="" width="30" height="30" />
      <h1>
        {STRINGS.product}
        <small>{STRINGS.tagline}</small>
      </h1>
      <ModelStatus health={health} />
      <div class="top-actions">
        {drafts.length > 0 && (
          <Choice
            label={STRINGS.draftLabel}
            value={draft?.id ?? ''}
            options={[
              ...(draft ? [] : [{ value: '', name: STRINGS.earlierDrafts }]),
              ...drafts.map(({ id, title, createdAt }) => ({
                value: id,
                name: `${title}（${shortTime(createdAt)}）`,
              })),
            ]}
            isDisabled={isEditing}
            onChoose={(id) => id !== '' && actions.openDraft(id)}
          />
        )}
        <Choice
          label={STRINGS.kindLabel}
          value={kind}
          options={(KINDS.includes(kind) ? KINDS : [kind, ...KINDS]).map((value) => ({
            value,
            name: STRINGS.kinds[value],
          }))}
          isDisabled={running}
          onChoose={actions.chooseKind}
        />
        {health !== null && health.model !== null && (
          <Choice
            label={STRINGS.writerLabel}
            value={writer}
            options={WRITERS.map((value) => ({ value, name: STRINGS.writers[value] }))}
            isDisabled={running}
            onChoose={actions.chooseWriter}
          />
        )}
        <WritingButtons state={state} actions={actions} />
        <nav class="export-group" aria-label={STRINGS.exportLabel}>
          <span aria-hidden="true">{STRINGS.exportLabel}</span>
          {EXPORT_FORMATS.map((format) =>
            draft && !running ? (
              <a
                key={format}
                class={format === 'docx' && state.phase === 'done' ? 'is-main' : ''}
                href={exportUrl(draft.id, format)}
                download
              >
                {STRINGS.formats[format]}
              </a>
            ) : (
              <span key={format} class="is-disabled">
                {STRINGS.formats[format]}
              </span>
            ),
          )}
        </nav>
      </div>
    </header>
  )
}

function ModelStatus({ health }: Pick<PageState, 'health'>) {
  if (health === null) return <p class="model-status">{STRINGS.model.unknown}</p>
  const { model, documents, passages } = health
  return (
    <p class={model === null ? 'model-status' : 'model-status is-configured'}>
      <span class="status-dot" aria-hidden="true" />
      {model === null ? STRINGS.model.none : STRINGS.model.configured(model)}
      <small>{STRINGS.shelf(documents, passages)}</small>
    </p>
  )
}

function WritingButtons({ state, actions }: Pick<Props, 'state' | 'actions'>) {
  if (isRunning(state)) {
    return (
      <button type="button" class="primary-button is-stop" onClick={actions.stop}>
        {STRINGS.stop}
      </button>
    )
  }
  const hasDraft = state.draft !== null
  return (
    <>
      {state.phase === 'paused' && (
        <button type="button" class="primary-button" onClick={actions.resume}>
          {STRINGS.resume}
        </button>
      )}
      <button
        type="button"
        class={hasDraft ? 'plain-button' : 'primary-button'}
        disabled={state.sheet === null || state.editing !== null}
        title={state.editing === null ? undefined : STRINGS.edit.busy}
        onClick={actions.startDraft}
      >
        {hasDraft ? STRINGS.restart : STRINGS.start}
      </button>
    </>
  )
}

/** 12-26 09:30 in the reader's own time zone. */
function shortTime(iso: string): string {
  const time = new Date(iso)
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${two(time.getMonth() + 1)}-${two(time.getDate())} ${two(time.getHours())}:${two(time.getMinutes())}`
}
