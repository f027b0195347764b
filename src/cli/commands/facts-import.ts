import { AppError } from '../../domain/errors.ts'
import type { Workbook } from '../../domain/grid.ts'
import { parseSheetText } from '../../facts/parse-sheet.ts'
import { describeJoin, describeRefused, describeTable } from '../../facts/tables/describe-import.ts'
import { readPeriod } from '../../facts/tables/find-report-period.ts'
import { type FilesImport, type FilesOptions, importFiles } from '../../facts/tables/import-files.ts'
import { type WorkbookMapping, workbookMappingSchema } from '../../facts/tables/table-mapping.ts'
import type { Command, Invocation } from '../command.ts'
import { isThere, readInput, writeOutput } from '../files.ts'
import { readSheetFile } from '../sheet-file.ts'
import { readTableFile } from '../table-file.ts'

const MAX_FILES = 50
const MAX_QUESTIONS_SHOWN = 40

/** Where the mapping is kept: as said, else beside the sheet. */
function mappingPath({ text }: Invocation): string | undefined {
  const sheet = text('output') ?? text('into')
  return text('mapping') ?? sheet?.replace(/(?:\.json)?$/, '.映射.json')
}

async function readMapping(path: string | undefined): Promise<WorkbookMapping | undefined> {
  if (path === undefined || !(await isThere(path))) return undefined
  const bytes = await readInput(path)
  const fault = (cause: unknown, detail: string) =>
    new AppError('invalid_request', `${path}：映射文件${detail}；请改正，或删去后重新导入`, { cause })
  let json: unknown
  try {
    json = JSON.parse(new TextDecoder().decode(bytes).replace(/^\uFEFF/, ''))
  } catch (cause) {
    throw fault(cause, '不是有效的 JSON')
  }
  const mapping = workbookMappingSchema.safeParse(json)
  if (mapping.success) return mapping.data
  const [issue] = mapping.error.issues
  throw fault(mapping.error, `的 /${(issue?.path ?? []).map(String).join('/')} 有误`)
}

function readOptions({ text }: Invocation) {
  const stated = text('period')
  const period = stated === undefined ? undefined : readPeriod(stated)
  if (stated !== undefined && period === undefined) {
    throw new AppError('invalid_arguments', '--period 应写作 2024、2024-H1、2024-Q3 或 2024年上半年')
  }
  const organ = text('organ')
  return { period, organ }
}

async function outputPath({ text }: Invocation): Promise<string | undefined> {
  const output = text('output')
  if (output === undefined) return text('into')
  if (!output.endsWith('.json')) throw new AppError('unknown_format', `${output}：台账只能写成 .json`)
  if (output !== text('into') && (await isThere(output))) {
    throw new AppError('file_exists', `${output}：请换一个文件名，或用 --into 导入到这份台账中`)
  }
  return output
}

/** Tables seldom say whose they are. */
function importOrExplain(workbooks: readonly Workbook[], options: FilesOptions): FilesImport {
  try {
    return importFiles(workbooks, options)
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'invalid_sheet' || options.base) throw error
    const detail = `${error.detail}；请加上 --organ 单位名称、--period 期间（如 --organ 澄溪市水利局 --period 2025），或以 --into 台账.json 导入到已有的台账`
    throw new AppError('invalid_sheet', detail, { cause: error, faults: error.faults })
  }
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`

export const importCommand: Command = {
  name: 'facts import',
  usage:
    'facts import 表.xlsx|.csv… [--organ 单位] [--period 期间] [--into 台账.json] [--mapping 映射.json] [-o 台账.json]',
  summary: '把 Excel、CSV 表导入台账：认表头，逐格交代去处',
  options: {
    organ: { type: 'string' },
    period: { type: 'string' },
    into: { type: 'string' },
    mapping: { type: 'string' },
    output: { type: 'string', short: 'o' },
  },
  words: [1, MAX_FILES],
  async run(invocation) {
    const { positionals, text, say, print } = invocation
    const output = await outputPath(invocation)
    const into = text('into')
    const base = into === undefined ? undefined : await readSheetFile(into)
    const before = into === undefined ? undefined : await readInput(into)
    const mappingFile = mappingPath(invocation)
    const kept = await readMapping(mappingFile)
    const workbooks = []
    for (const file of positionals) workbooks.push(await readTableFile(file))
    const result = importOrExplain(workbooks, { ...readOptions(invocation), base, mapping: kept })
    const { imported, joined, mapping } = result
    // What is written must be readable again, whatever the tables held.
    const content = json(joined.sheet)
    parseSheetText(content)

    for (const table of imported.mapping.tables) for (const line of describeTable(table)) say(line)
    for (const { sheet, reason } of imported.leftOut) say(`未读  “${sheet}”：${reason}`)
    for (const line of describeRefused(imported.refused)) say(`不予导入  ${line}`)
    const { questions } = imported
    for (const { sheet, cell, message } of questions.slice(0, MAX_QUESTIONS_SHOWN)) {
      say(`请核对  “${sheet}”${cell ?? ''}：${message}`)
    }
    if (questions.length > MAX_QUESTIONS_SHOWN)
      say(`请核对  另有 ${questions.length - MAX_QUESTIONS_SHOWN} 处，见 --json`)

    if (output !== undefined) {
      if (output === into && before !== undefined)
        await writeOutput(output.replace(/(?:\.json)?$/, '.导入前.json'), before)
      await writeOutput(output, content)
    }
    const keepsMapping = mappingFile !== undefined && mapping.tables.length > 0
    if (keepsMapping) await writeOutput(mappingFile, json(mapping))
    const { sheet, added, updated, unchanged, disputed, missing } = joined
    const refused = imported.refused
    print(
      {
        output: output ?? null,
        mappingFile: keepsMapping ? mappingFile : null,
        period: result.period ?? null,
        facts: sheet.facts.length,
        cells: imported.accounts.length,
        added,
        updated,
        unchanged,
        disputed,
        missing,
        refused,
        leftOut: imported.leftOut,
        questions,
        mapping: imported.mapping,
        sheet,
      },
      () =>
        [
          ...describeJoin(joined),
          `读到 ${imported.accounts.length} 格，${refused.length} 格不予导入`,
          output === undefined ? '没有写文件；加 -o 台账.json 写成台账' : `已写入 ${output}`,
          ...(keepsMapping ? [`各列的用处记在 ${mappingFile}，可以改正后再导入`] : []),
        ].join('\n'),
    )
    return 0
  },
}
