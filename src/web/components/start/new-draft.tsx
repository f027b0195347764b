import { useEffect, useRef } from 'preact/hooks'
import type { DraftKind } from '../../../domain/document.ts'
import { STRINGS } from '../../strings/strings.ts'
import { usePage, useSelected } from '../page-context.ts'
import { SheetBody } from '../panels/facts/facts-panel.tsx'
import { Choice } from '../shell/choice.tsx'

/** What can be drafted so far. */
const KINDS: readonly DraftKind[] = ['annual', 'half-year']
const WRITERS = ['model', 'engine'] as const
const NOTHING: ReadonlySet<string> = new Set()

/** What a new draft is to be, and the sheet it is written from. */
export function NewDraft() {
  const { kind, writer, isWanted } = useSelected((state) => state.start)
  const { health, sheets } = useSelected((state) => state.session)
  const sheet = useSelected((state) => state.document.sheet)
  const { actions } = usePage()
  const { sheet: words, start } = STRINGS
  const [newest] = sheets
  useEffect(() => {
    if (sheet === null && newest) actions.sheets.open(newest.id)
  }, [sheet === null, newest?.id])
  return (
    <main class="new-draft">
      <div class="list-head">
        <h1>{start.title}</h1>
      </div>
      <div class="start-form">
        <Choice
          label={STRINGS.kindLabel}
          value={kind}
          options={(KINDS.includes(kind) ? KINDS : [kind, ...KINDS]).map((value) => ({
            value,
            name: STRINGS.kinds[value],
          }))}
          onChoose={(value) => actions.choose.start({ type: 'kind-chosen', kind: value })}
        />
        {health !== null && health.model !== null && (
          <Choice
            label={STRINGS.writerLabel}
            value={writer}
            options={WRITERS.map((value) => ({ value, name: STRINGS.writers[value] }))}
            onChoose={(value) => actions.choose.start({ type: 'writer-chosen', writer: value })}
          />
        )}
        {sheet && sheets.length > 1 && (
          <Choice
            label={words.choose}
            value={sheet.id}
            options={sheets.map(({ id, title }) => ({ value: id, name: title }))}
            onChoose={actions.sheets.open}
          />
        )}
        <ImportButton onImport={actions.sheets.importFile} />
        <button
          type="button"
          class="primary-button"
          disabled={sheet === null || isWanted}
          onClick={() => sheet && actions.drafts.start({ factSheetId: sheet.id, kind, writer })}
        >
          {isWanted ? start.planning : start.begin}
        </button>
      </div>
      {sheet ? (
        <section class="start-sheet" aria-label={words.title}>
          <SheetBody sheet={sheet} used={NOTHING} />
        </section>
      ) : (
        health !== null &&
        sheets.length === 0 && (
          <div class="empty-note">
            <p class="empty-title">{words.none}</p>
            <p>{words.noneHint}</p>
          </div>
        )
      )}
    </main>
  )
}

function ImportButton({ onImport }: { onImport: (file: File) => void }) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <button
        type="button"
        class="plain-button"
        title={STRINGS.sheet.importHint}
        onClick={() => input.current?.click()}
      >
        {STRINGS.sheet.import}
      </button>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        hidden
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? []
          if (file) onImport(file)
          // Choosing the same file again must count as a choice.
          event.currentTarget.value = ''
        }}
      />
    </>
  )
}
