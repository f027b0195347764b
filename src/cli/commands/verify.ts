import { verifyText } from '../../grounding/verify.ts'
import type { Command } from '../command.ts'
import { wrongUsage } from '../command.ts'
import { findingLine } from '../finding-line.ts'
import { readSheetFile } from '../sheet-file.ts'
import { readTextFile } from '../text-file.ts'

export const verify: Command = {
  name: 'verify',
  usage: 'verify 文稿.md --facts 台账.json',
  summary: '核对文稿中的数字、日期、位次和名称是否都出自台账',
  options: { facts: { type: 'string' } },
  words: [1, 1],
  async run({ positionals: [file = ''], text, print }) {
    const factsFile = text('facts')
    if (!factsFile) throw wrongUsage(verify)
    const sheet = await readSheetFile(factsFile)
    const result = verifyText(await readTextFile(file), sheet)
    const sentences = result.sentences.map(({ text, class: kind, facts }) => ({ text, class: kind, facts }))
    const { findings, coverage } = result
    print({ sentences, findings, coverage }, () =>
      [
        `共 ${sentences.length} 句，${findings.length} 处需要核对`,
        ...findings.map(findingLine),
        coverage.must.missing.length > 0
          ? `必写而未写到：${coverage.must.missing.join('、')}`
          : '必写事项均已写到',
      ].join('\n'),
    )
    return findings.some(({ severity }) => severity === 'error') || coverage.must.missing.length > 0 ? 1 : 0
  },
}
