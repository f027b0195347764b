import { userInfo } from 'node:os'
import { AppError } from '../../domain/errors.ts'
import type { Choice, FactSheet } from '../../domain/fact-sheet.ts'
import { describeDispute } from '../../facts/merge/describe-dispute.ts'
import { MAX_MERGED_SHEETS, mergeSheets } from '../../facts/merge/merge-sheets.ts'
import { settleDispute } from '../../facts/merge/settle-dispute.ts'
import { readPeriod } from '../../facts/tables/find-report-period.ts'
import { type Command, wrongUsage } from '../command.ts'
import { isThere, writeOutput } from '../files.ts'
import { readSheet, readSheetFile } from '../sheet-file.ts'

const json = (sheet: FactSheet): string => `${JSON.stringify(sheet, null, 2)}\n`

/** The name of a file without folders and ending: 学前科. Of two alike the folder tells them apart. */
function originsOf(files: readonly string[]): string[] {
  const stems = files.map((file) => (file.split(/[/\\]/).at(-1) ?? file).replace(/\.\w{1,5}$/, ''))
  return stems.map((stem, place) => {
    const isShared = stems.some((other, index) => index !== place && other === stem)
    return (isShared ? (files[place] ?? stem) : stem).slice(-100)
  })
}

export const merge: Command = {
  name: 'facts merge',
  usage: 'facts merge 台账… [--organ 单位] [--period 期间] [-o 汇总.json]',
  summary: '把几个科室的台账合成一份：相同的合并，不同的并列待定，重复报送的找出来',
  options: { organ: { type: 'string' }, period: { type: 'string' }, output: { type: 'string', short: 'o' } },
  words: [1, MAX_MERGED_SHEETS],
  async run({ positionals, text, print, say }) {
    const output = text('output')
    if (output !== undefined && !output.endsWith('.json'))
      throw new AppError('unknown_format', `${output}：台账只能写成 .json`)
    if (output !== undefined && (await isThere(output)))
      throw new AppError('file_exists', `${output}：请换一个文件名`)
    const organ = text('organ')
    const origins = originsOf(positionals)
    const inputs = []
    for (const [place, file] of positionals.entries()) {
      const head = { organ: organ ?? origins[place] ?? file, period: readPeriod(text('period') ?? '') }
      const { sheet, imported } = await readSheet(file, head)
      if (imported && imported.refused.length > 0) {
        say(`${file}：${imported.refused.length} 格不予导入，用 nigao facts check 逐格查看`)
      }
      inputs.push({ origin: origins[place] ?? file, sheet })
    }
    const { sheet: merged, joined } = mergeSheets(inputs)
    const sheet = organ === undefined ? merged : { ...merged, profile: { ...merged.profile, organ } }
    const disputes = sheet.disputes ?? []
    const open = disputes.filter(({ decision }) => decision === undefined)
    if (output !== undefined) await writeOutput(output, json(sheet))
    print(
      { output: output ?? null, facts: sheet.facts.length, joined, disputes, open: open.length, sheet },
      () =>
        [
          `${inputs.length} 份台账合为 ${sheet.facts.length} 条，${joined.length} 条几处说法一致、已合并，${open.length} 处待定`,
          ...joined.map(({ id, label, origins: names }) => `合并  ${id}“${label}”：${names.join('、')}`),
          ...disputes.flatMap(describeDispute),
          output === undefined ? '没有写文件；加 -o 汇总.json 写成台账' : `已写入 ${output}`,
        ].join('\n'),
    )
    return 0
  },
}

function readChoice(text: string | undefined): Choice | undefined {
  if (text === 'all' || text === 'typed') return text
  return text !== undefined && /^[1-9]\d?$/.test(text) ? Number(text) - 1 : undefined
}

export const decide: Command = {
  name: 'facts decide',
  usage: 'facts decide 台账.json 分歧编号 --take 序号|all|typed [--by 姓名] [--note 理由]',
  summary: '对一处分歧作出决定，记下何人何时；可以再改',
  options: { take: { type: 'string' }, by: { type: 'string' }, note: { type: 'string' } },
  words: [2, 2],
  async run({ positionals: [file = '', id = ''], text, print }) {
    const choice = readChoice(text('take'))
    if (choice === undefined || !file.endsWith('.json')) throw wrongUsage(decide)
    const note = text('note')
    const decision = {
      choice,
      by: (text('by') ?? userInfo().username).slice(0, 100),
      at: new Date().toISOString(),
      ...(note ? { note: note.slice(0, 1000) } : {}),
    }
    const sheet = settleDispute(await readSheetFile(file), id, decision)
    await writeOutput(file, json(sheet))
    const dispute = (sheet.disputes ?? []).find((each) => each.id === id)
    const left = (sheet.disputes ?? []).filter((each) => each.decision === undefined).length
    print({ file, dispute, open: left }, () =>
      [...(dispute ? describeDispute(dispute) : []), `还有 ${left} 处待定`].join('\n'),
    )
    return 0
  },
}
