import type { RefusedFile } from '../events/start-events.ts'
import { STRINGS } from '../strings/strings.ts'
import type { ImportReport, Tables } from '../transport/imports.ts'
import { isRefusal, RequestFailure } from '../transport/request.ts'
import { readColumnAs } from '../views/import-view.ts'
import { faultyRows } from '../views/json-faults.ts'
import { formFaults } from '../views/start-view.ts'
import type { ActionContext } from './context.ts'

const MOST_TABLE_BYTES = 20 * 1024 * 1024
const MOST_JSON_BYTES = 10 * 1024 * 1024

/** Bringing files into the sheet of a new draft. */
export type ImportActions = {
  /** Tables are shown before they are brought in; a sheet in JSON becomes the sheet. */
  choose(files: readonly File[]): void
  /** Has a column read as something else. */
  readAs(sheet: string, column: string, field: string): void
  take(): void
  leave(): void
}

const isJson = (file: File): boolean => /\.json$/i.test(file.name)

export function createImportActions(
  { store, tell, transport, attempt }: ActionContext,
  { ensureSheet }: { ensureSheet(): Promise<void> },
): ImportActions {
  /** Files cannot be kept in the browser: a page that is loaded anew asks for them again. */
  let tables: Tables | null = null
  const start = () => store.state().start

  const previewOf = (wanted: Tables): Promise<ImportReport> => {
    const { sheetId, profile } = start()
    return sheetId === null
      ? transport.imports.previewNew(profile.organ.trim(), profile.period, wanted)
      : transport.imports.preview(sheetId, wanted)
  }

  /** What the files would bring; a file that cannot be read is told by name, and the others go on. */
  async function preview(wanted: Tables, refusedBefore: readonly RefusedFile[]): Promise<void> {
    try {
      const report = await previewOf(wanted)
      tables = wanted
      tell({ type: 'import-read', report, refused: refusedBefore })
    } catch (error) {
      const reason = refusalOf(wanted.files[0]?.name ?? '', error)
      if (wanted.files.length <= 1) {
        tell({ type: 'import-refused', refused: [...refusedBefore, reason] })
        return
      }
      const refused = [...refusedBefore]
      const readable: File[] = []
      for (const file of wanted.files) {
        try {
          await previewOf({ ...wanted, files: [file] })
          readable.push(file)
        } catch (cause) {
          refused.push(refusalOf(file.name, cause))
        }
      }
      if (readable.length === 0 || readable.length === wanted.files.length) {
        tell({ type: 'import-refused', refused: readable.length === 0 ? refused : [...refused, reason] })
      } else await preview({ ...wanted, files: readable }, refused)
    }
  }

  /** Gives whether the file was refused, and why. */
  async function takeJson(file: File): Promise<RefusedFile[]> {
    const text = await file.text()
    try {
      const sheet = await transport.sheets.create(text)
      tell({ type: 'import-left' })
      tell({ type: 'start-sheet-read', sheet })
      tell({ type: 'sheets-read', sheets: await transport.sheets.list() })
      return []
    } catch (error) {
      const faults = error instanceof RequestFailure ? (error.problem?.errors ?? []) : []
      return [{ ...refusalOf(file.name, error), rows: faultyRows(text, faults) }]
    }
  }

  async function choose(files: readonly File[]): Promise<void> {
    const missing = start().sheet === null ? formFaults(start().profile) : []
    const json = files.filter(isJson)
    if (missing.length > 0 && json.length === 0) {
      tell({ type: 'start-stepped', step: 'kind' })
      tell({ type: 'start-faulted', faults: missing })
      return
    }
    tell({ type: 'import-wanted', files: files.map(({ name }) => name) })
    const refused: RefusedFile[] = []
    const wanted: File[] = []
    for (const file of files) {
      const isTooLarge = file.size > (isJson(file) ? MOST_JSON_BYTES : MOST_TABLE_BYTES)
      if (isTooLarge) refused.push(tooLarge(file))
      else if (isJson(file)) refused.push(...(await takeJson(file)))
      else wanted.push(file)
    }
    if (wanted.length > 0) await preview({ files: wanted, mapping: null }, refused)
    else if (refused.length > 0) tell({ type: 'import-refused', refused })
  }

  async function readAs(sheet: string, column: string, field: string): Promise<void> {
    const { report, refused } = start().importing
    if (report === null || tables === null) return
    const mapping = readColumnAs(report, sheet, column, field)
    tell({ type: 'import-mended', mapping })
    await preview({ ...tables, mapping }, refused)
  }

  async function take(): Promise<void> {
    const taking = tables
    const { report } = start().importing
    if (taking === null || report === null) return
    tell({ type: 'import-storing' })
    try {
      await ensureSheet()
      const taken = await bringIn(taking)
      if (taken.stored) tell({ type: 'start-sheet-read', sheet: taken.stored })
      tell({ type: 'import-taken', report: taken })
      tables = null
      tell({ type: 'sheets-read', sheets: await transport.sheets.list() })
    } catch (error) {
      tell({ type: 'import-read', report, refused: start().importing.refused })
      throw error
    }
  }

  /** Brings the tables in, once more where the sheet has changed meanwhile: an import loses nothing of it. */
  async function bringIn(taking: Tables, isAgain = false): Promise<ImportReport> {
    const { sheet } = start()
    if (sheet === null) throw new RequestFailure(null)
    try {
      return await transport.imports.take(sheet.id, sheet.revision, taking)
    } catch (error) {
      if (isAgain || !isRefusal(error, 'revision_conflict')) throw error
      tell({ type: 'start-sheet-read', sheet: await transport.sheets.open(sheet.id) })
      return bringIn(taking, true)
    }
  }

  return {
    choose: (files) => attempt('import', () => choose(files)),
    readAs: (sheet, column, field) => attempt('import', () => readAs(sheet, column, field)),
    take: () => attempt('import', take),
    leave() {
      tables = null
      tell({ type: 'import-left' })
    },
  }
}

function refusalOf(file: string, error: unknown): RefusedFile {
  const problem = error instanceof RequestFailure ? error.problem : null
  if (problem === null && !(error instanceof RequestFailure)) throw error
  const { unreachable, unreachableDetail } = STRINGS.start.files
  return {
    file,
    title: problem?.title ?? unreachable,
    detail: problem === null ? unreachableDetail : (problem.detail ?? ''),
    rows: [],
  }
}

const tooLarge = (file: File): RefusedFile => ({
  file: file.name,
  title: STRINGS.start.files.tooLarge,
  detail: isJson(file) ? STRINGS.start.files.mostJson : STRINGS.start.files.mostTable,
  rows: [],
})
