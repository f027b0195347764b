import { writeWorkbook } from '../../adapters/spreadsheet/write-workbook.ts'
import { AppError } from '../../domain/errors.ts'
import type { FactSheet, SheetFault } from '../../domain/fact-sheet.ts'
import { readReport } from '../../drafting/read-report.ts'
import { checkAgainstDocument } from '../../facts/check-against-document.ts'
import { checkSheet } from '../../facts/check-sheet.ts'
import { readPeriod } from '../../facts/tables/find-report-period.ts'
import { importFaults } from '../../facts/tables/import-faults.ts'
import { templateSheets } from '../../facts/tables/write-template.ts'
import { sheetTemplate } from '../../facts/template.ts'
import type { Command } from '../command.ts'
import { isThere, writeOutput } from '../files.ts'
import { faultLine, readSheet } from '../sheet-file.ts'
import { readTextFile } from '../text-file.ts'
import { extractCommands } from './facts-extract.ts'
import { importCommand } from './facts-import.ts'
import { decide, merge } from './facts-merge.ts'

const check: Command = {
  name: 'facts check',
  usage: 'facts check 台账.json|.xlsx|.csv [--period 期间] [--last 上年总结.docx]',
  summary: '检查台账：数据是否自洽、缺什么、哪些格读不了，与上年总结是否一致',
  options: { period: { type: 'string' }, last: { type: 'string' } },
  words: [1, 1],
  async run({ positionals: [file = ''], text, print }) {
    // A table need not say whose it is to be checked.
    const period = readPeriod(text('period') ?? '')
    const { sheet, imported } = await readSheet(file, { organ: '本单位', period })
    const last = text('last')
    const faults = [
      ...(imported ? importFaults(imported) : []),
      ...checkSheet(sheet),
      ...(last === undefined ? [] : await checkLast(sheet, last)),
    ]
    print({ facts: sheet.facts.length, faults }, () =>
      [`共 ${sheet.facts.length} 条，${faults.length} 处需要留意`, ...faults.map(faultLine)].join('\n'),
    )
    return faults.some(({ severity }) => severity === 'error') ? 1 : 0
  },
}

async function checkLast(sheet: FactSheet, file: string): Promise<SheetFault[]> {
  const { document, figures } = readReport(file, await readTextFile(file))
  return checkAgainstDocument(sheet, { file, period: document.period, figures })
}

const template: Command = {
  name: 'facts template',
  usage: 'facts template [-o 台账.xlsx|.json]',
  summary: '给出一份可以照着填写的台账：Excel 每类一张表，JSON 为样例',
  options: { output: { type: 'string', short: 'o' } },
  async run({ text, print, say }) {
    const file = text('output')
    if (!file) {
      const content = sheetTemplate()
      print(content, () => JSON.stringify(content, null, 2))
      return 0
    }
    if (!/\.(?:xlsx|json)$/.test(file))
      throw new AppError('unknown_format', `${file}：样例只能写成 .xlsx 或 .json`)
    if (await isThere(file))
      throw new AppError('file_exists', `${file}：为免覆盖已填写的内容，请换一个文件名`)
    const content = file.endsWith('.xlsx')
      ? await writeWorkbook(templateSheets())
      : `${JSON.stringify(sheetTemplate(), null, 2)}\n`
    await writeOutput(file, content)
    say(`样例已写入 ${file}`)
    print({ file }, () => file)
    return 0
  },
}

export const factsCommands: readonly Command[] = [
  template,
  importCommand,
  ...extractCommands,
  check,
  merge,
  decide,
]
