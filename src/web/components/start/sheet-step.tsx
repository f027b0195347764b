import { STRINGS } from '../../strings/strings.ts'
import { usePage, useSelected } from '../page-context.ts'
import { DropFiles } from './drop-files.tsx'
import { FactTable } from './fact-table.tsx'
import { ImportPreview } from './import-preview.tsx'
import { RefusedFiles } from './refused-files.tsx'

const ACCEPT = '.xlsx,.xlsm,.csv,.tsv,.json'

/** The sheet: brought in from files, filled by hand, or left empty. */
export function SheetStep() {
  const { sheet, importing } = useSelected((page) => page.start)
  const { imports } = usePage().actions
  const { start: words } = STRINGS
  const { status, files, report } = importing
  const names = files.join('、')
  const isBusy = status === 'reading' || status === 'storing'
  return (
    <div class="sheet-step">
      <div role="status">
        {status === 'reading' && <p class="start-busy">{words.files.reading(names)}</p>}
        {status === 'left' && <p class="start-note">{words.files.left(names)}</p>}
        {status === 'taken' && report && (
          <p class="start-note is-good">
            {words.preview.taken(report.facts)}
            {report.refused.length > 0 && words.preview.takenRefused(report.refused.length)}
          </p>
        )}
      </div>
      <RefusedFiles />
      {report && status !== 'taken' && <ImportPreview report={report} isBusy={isBusy} />}
      {sheet === null && report === null && <Ways isBusy={isBusy} />}
      {sheet !== null && (
        <div class="start-sheet">
          <div class="start-tools">
            <DropFiles
              label={words.ways.more}
              accept={ACCEPT}
              isDisabled={isBusy}
              dropWords={words.ways.drop}
              onFiles={imports.choose}
            />
            <a
              class="plain-button as-link"
              href={`api/v1/fact-sheets/${encodeURIComponent(sheet.id)}.xlsx`}
              title={words.ways.downloadHint}
            >
              {words.ways.download}
            </a>
          </div>
          <FactTable sheet={sheet} />
        </div>
      )}
    </div>
  )
}

/** The ways to a sheet, while there is none. */
function Ways({ isBusy }: { isBusy: boolean }) {
  const { start, imports } = usePage().actions
  const { ways } = STRINGS.start
  return (
    <div class="sheet-ways">
      <DropFiles
        class="sheet-way is-first"
        label={ways.choose}
        accept={ACCEPT}
        isDisabled={isBusy}
        dropWords={ways.drop}
        buttonClass="primary-button"
        onFiles={imports.choose}
      >
        <h3>{ways.upload}</h3>
        <p>{ways.uploadText}</p>
      </DropFiles>
      <div class="sheet-way">
        <h3>{ways.fill}</h3>
        <p>{ways.fillText}</p>
        <button type="button" class="plain-button" disabled={isBusy} onClick={() => start.beginSheet('stay')}>
          {ways.fillButton}
        </button>
      </div>
      <div class="sheet-way">
        <h3>{ways.empty}</h3>
        <p>{ways.emptyText}</p>
        <button
          type="button"
          class="plain-button"
          disabled={isBusy}
          onClick={() => start.beginSheet('go-on')}
        >
          {ways.emptyButton}
        </button>
      </div>
    </div>
  )
}
