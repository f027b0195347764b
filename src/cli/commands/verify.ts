import { reviewText } from '../../drafting/review-text.ts'
import { verifyText } from '../../grounding/verify.ts'
import type { Command } from '../command.ts'
import { wrongUsage } from '../command.ts'
import { findingLine } from '../finding-line.ts'
import { likenessLines, omissionLines } from '../review-lines.ts'
import { readSheetFile } from '../sheet-file.ts'
import { readTextFile } from '../text-file.ts'

export const verify: Command = {
  name: 'verify',
  usage: 'verify 文稿.md --facts 台账.json [--against 上年总结.docx]',
  summary: '核对文稿中的数字、日期、位次和名称是否都出自台账',
  options: { facts: { type: 'string' }, against: { type: 'string' } },
  words: [1, 1],
  async run({ positionals: [file = ''], text, print }) {
    const factsFile = text('facts')
    if (!factsFile) throw wrongUsage(verify)
    const sheet = await readSheetFile(factsFile)
    const content = await readTextFile(file)
    const result = verifyText(content, sheet)
    const against = text('against')
    const last = against === undefined ? null : await readTextFile(against)
    const { omissions, likeness } = reviewText(content, sheet, result, last)
    const sentences = result.sentences.map(({ text, class: kind, facts }) => ({ text, class: kind, facts }))
    const { findings, coverage } = result
    print({ sentences, findings, coverage, omissions, likeness }, () =>
      [
        `共 ${sentences.length} 句，${findings.length} 处需要核对`,
        ...findings.map(findingLine),
        coverage.must.missing.length > 0
          ? `必写而未写到：${coverage.must.missing.join('、')}`
          : '必写事项均已写到',
        ...omissions.flatMap(omissionLines),
        ...(likeness ? likenessLines(likeness) : []),
      ].join('\n'),
    )
    return findings.some(({ severity }) => severity === 'error') || coverage.must.missing.length > 0 ? 1 : 0
  },
}
