import { AppError } from '../../domain/errors.ts'
import type { FactSheet, SheetFault } from '../../domain/fact-sheet.ts'
import { readReport } from '../../drafting/read-report.ts'
import { checkAgainstDocument } from '../../facts/check-against-document.ts'
import { checkSheet } from '../../facts/check-sheet.ts'
import { sheetTemplate } from '../../facts/template.ts'
import type { Command } from '../command.ts'
import { isThere, writeOutput } from '../files.ts'
import { faultLine, readSheetFile } from '../sheet-file.ts'
import { readTextFile } from '../text-file.ts'
import { extractCommands } from './facts-extract.ts'

const check: Command = {
  name: 'facts check',
  usage: 'facts check 台账.json [--last 上年总结.docx]',
  summary: '检查台账：数据是否自洽、缺什么，与上年总结是否一致',
  options: { last: { type: 'string' } },
  words: [1, 1],
  async run({ positionals: [file = ''], text, print }) {
    const sheet = await readSheetFile(file)
    const last = text('last')
    const faults = [...checkSheet(sheet), ...(last === undefined ? [] : await checkLast(sheet, last))]
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
  usage: 'facts template [-o 台账.json]',
  summary: '给出一份可以照着填写的台账样例',
  options: { output: { type: 'string', short: 'o' } },
  async run({ text, print, say }) {
    const content = sheetTemplate()
    const file = text('output')
    if (!file) {
      print(content, () => JSON.stringify(content, null, 2))
      return 0
    }
    if (!file.endsWith('.json')) throw new AppError('unknown_format', `${file}：样例只能写成 .json`)
    if (await isThere(file))
      throw new AppError('file_exists', `${file}：为免覆盖已填写的内容，请换一个文件名`)
    await writeOutput(file, `${JSON.stringify(content, null, 2)}\n`)
    say(`样例已写入 ${file}`)
    print({ file }, () => file)
    return 0
  },
}

export const factsCommands: readonly Command[] = [check, template, ...extractCommands]
