import type { FaultyRow, RefusedFile } from '../../events/start-events.ts'
import { STRINGS } from '../../strings/strings.ts'
import { useSelected } from '../page-context.ts'

/** Files that could not be brought in, each with its reason; nothing of the sheet has changed. */
export function RefusedFiles() {
  const refused = useSelected((page) => page.start.importing.refused)
  return (
    <div role="alert">
      {refused.map((file) => (
        <Refused key={file.file} refused={file} />
      ))}
    </div>
  )
}

function Refused({ refused: { file, title, detail, rows } }: { refused: RefusedFile }) {
  const { files } = STRINGS.start
  return (
    <section class="refused-file">
      <h3>{files.refused(file)}</h3>
      <p>{[title, detail].filter((part) => part !== '').join('：')}</p>
      <p class="soft">{files.unchanged}</p>
      {rows.length > 0 && <FaultyEntries rows={rows} />}
    </section>
  )
}

/** The wrong places of a sheet in JSON, as a table of its entries. */
function FaultyEntries({ rows }: { rows: readonly FaultyRow[] }) {
  const { files } = STRINGS.start
  return (
    <div class="import-scroll">
      <table class="import-table">
        <thead>
          <tr>
            <th scope="col">{files.entry}</th>
            <th scope="col">{files.field}</th>
            <th scope="col">{files.value}</th>
            <th scope="col">{files.wrong}</th>
          </tr>
        </thead>
        <tbody>
          {rows.flatMap(({ place, label, cells }) =>
            cells.map(({ field, value, detail }, i) => (
              <tr key={`${place}${field}${detail}`}>
                {i === 0 && (
                  <th scope="row" rowSpan={cells.length}>
                    {place === null ? files.wholeSheet : `${files.place(place)} ${label}`}
                  </th>
                )}
                <td>{field}</td>
                <td class="is-refused">{value}</td>
                <td class="cell-reason">{detail}</td>
              </tr>
            )),
          )}
        </tbody>
      </table>
    </div>
  )
}
