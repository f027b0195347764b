import { useMemo } from 'preact/hooks'
import { STRINGS } from '../../strings/strings.ts'
import type { ImportReport } from '../../transport/imports.ts'
import { type ViewedCell, type ViewedColumn, type ViewedSheet, viewSheets } from '../../views/import-view.ts'
import { usePage, useSelected } from '../page-context.ts'

/** What files would bring into the sheet, cell by cell, before anything is stored. */
export function ImportPreview({ report, isBusy }: { report: ImportReport; isBusy: boolean }) {
  const files = useSelected((page) => page.start.importing.files)
  const status = useSelected((page) => page.start.importing.status)
  const { imports } = usePage().actions
  const { preview: words } = STRINGS.start
  const sheets = useMemo(() => viewSheets(report), [report])
  const { refused, questions, disputed, missing } = report
  const isNothing = report.added.length + report.updated.length + disputed.length === 0
  const remarks = [
    isNothing && report.unchanged === 0
      ? words.nothing
      : words.counts(report.added.length, report.updated.length, report.unchanged),
    words.refused(refused.length),
    words.questions(questions.length),
    disputed.length > 0 ? words.disputed(disputed.length) : '',
    missing.length > 0 ? words.missing(missing.length) : '',
  ]
  return (
    <section class="import-preview" aria-label={words.title(files.join('、'))}>
      <div class="import-head">
        <div>
          <h3>{words.title(files.join('、'))}</h3>
          <p>{remarks.filter((text) => text !== '').join('；')}。</p>
        </div>
        <button type="button" class="plain-button" disabled={isBusy} onClick={imports.leave}>
          {words.leave}
        </button>
        <button type="button" class="primary-button" disabled={isBusy || isNothing} onClick={imports.take}>
          {status === 'storing'
            ? words.storing
            : refused.length > 0
              ? words.takeRest(refused.length)
              : words.take}
        </button>
      </div>
      {sheets.map((sheet) => (
        <SheetView key={sheet.key} view={sheet} isBusy={isBusy} />
      ))}
      <p class="soft">{words.shownRows}</p>
    </section>
  )
}

function SheetView({ view, isBusy }: { view: ViewedSheet; isBusy: boolean }) {
  const { preview: words } = STRINGS.start
  const { file, sheet, columns, rows, remarks } = view
  return (
    <section class="import-sheet">
      <h4>{file === sheet ? file : `${file} · ${sheet}`}</h4>
      {remarks.map((remark) => (
        <p key={remark} class="import-remark">
          {remark}
        </p>
      ))}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by key */}
      <section class="import-scroll" tabIndex={0} aria-label={`${file} ${sheet}`}>
        <table class="import-table">
          <thead>
            <tr>
              <th scope="col" class="row-number">
                <span class="visually-hidden">{words.row}</span>
              </th>
              {columns.map((column) => (
                <ColumnHead key={column.column} sheet={sheet} column={column} isBusy={isBusy} />
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ row, cells }) => (
              <tr key={row}>
                <th scope="row" class="row-number">
                  {row}
                </th>
                {cells.map((cell, i) => (
                  <CellView key={columns[i]?.column} cell={cell} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  )
}

type HeadProps = { sheet: string; column: ViewedColumn; isBusy: boolean }

function ColumnHead({ sheet, column: { column, reading, questions }, isBusy }: HeadProps) {
  const { imports } = usePage().actions
  const { columnFields } = STRINGS
  return (
    <th scope="col" class={questions.length > 0 ? 'is-asked' : undefined}>
      <span class="column-letter">{column}</span>
      {reading && (
        <select
          aria-label={STRINGS.start.preview.readAs(column)}
          value={reading.field}
          disabled={isBusy}
          onChange={(event) => imports.readAs(sheet, column, event.currentTarget.value)}
        >
          {Object.entries(columnFields).map(([field, name]) => (
            <option key={field} value={field}>
              {name}
            </option>
          ))}
        </select>
      )}
      {questions.map((question) => (
        <span key={question} class="cell-question">
          {question}
        </span>
      ))}
    </th>
  )
}

function CellView({ cell }: { cell: ViewedCell | null }) {
  if (cell === null) return <td />
  const { text, use, reason, questions } = cell
  const names = [`is-${use}`, questions.length > 0 && 'is-asked'].filter(Boolean).join(' ')
  return (
    <td class={names} title={use === 'refused' ? undefined : STRINGS.start.preview.uses[use]}>
      {text}
      {use === 'refused' && <span class="cell-reason">{reason}</span>}
      {questions.map((question) => (
        <span key={question} class="cell-question">
          {question}
        </span>
      ))}
    </td>
  )
}
