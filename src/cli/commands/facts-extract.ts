import { randomUUID } from 'node:crypto'
import { createChatModel } from '../../adapters/openai/chat-model.ts'
import { AppError } from '../../domain/errors.ts'
import type { FactSheet } from '../../domain/fact-sheet.ts'
import { labelProposals } from '../../drafting/label-proposals.ts'
import { type Report, readReport } from '../../drafting/read-report.ts'
import { checkSheet } from '../../facts/check-sheet.ts'
import { acceptProposals, parseProposals } from '../../facts/extract/accept-proposals.ts'
import type { ExtractedFigure } from '../../facts/extract/figure.ts'
import type { Proposal, ProposalFile } from '../../facts/extract/proposal.ts'
import { proposeFacts } from '../../facts/extract/propose-facts.ts'
import type { Command, Invocation } from '../command.ts'
import { wrongUsage } from '../command.ts'
import { isThere, readInput, writeOutput } from '../files.ts'
import { faultLine, readSheetFile } from '../sheet-file.ts'
import { readTextFile } from '../text-file.ts'

const MOST_FILES = 50

/** One line that a person can check against the file. */
function figureLine({ file }: Report, figure: ExtractedFigure): string {
  const value = figure.masked
    ? '（被遮盖）'
    : `${figure.value ?? ''}${figure.upper ? `—${figure.upper}` : ''}`
  const kind = { actual: '', target: '目标', deadline: '时限', name: '名称' }[figure.kind]
  const words = [`${file}:${figure.line}`, figure.raw, figure.metric, `${value}${figure.unit}`, kind]
  return words.filter(Boolean).join('  ')
}

const extract: Command = {
  name: 'facts extract',
  usage: 'facts extract 小结.docx… [--facts 台账.json] [-o 提议.json] [--labels model]',
  summary: '从科室小结等文稿中找出数字，作为提议列出，确认后才进入台账',
  options: {
    facts: { type: 'string' },
    output: { type: 'string', short: 'o' },
    labels: { type: 'string' },
  },
  words: [1, MOST_FILES],
  async run(invocation) {
    const { positionals, text, print, say } = invocation
    const factsFile = text('facts')
    const output = text('output')
    if (output !== undefined && !output.endsWith('.json')) {
      throw new AppError('unknown_format', `${output}：提议只能写成 .json`)
    }
    const sheet = factsFile === undefined ? undefined : await readSheetFile(factsFile)
    const reports: Report[] = []
    for (const file of positionals) reports.push(readReport(file, await readTextFile(file)))
    const proposals = await labelled(invocation, proposeFacts(reports, sheet))
    if (output !== undefined) await writeProposals(output, proposals, say)
    const figures = reports.flatMap((report) =>
      report.figures.map((figure) => ({ file: report.file, ...figure })),
    )
    print({ figures, proposals }, () =>
      [
        `共 ${figures.length} 处，提议 ${proposals.length} 条，确认前都不进入台账`,
        ...reports.flatMap((report) => report.figures.map((figure) => figureLine(report, figure))),
        ...proposals.flatMap(({ question }) => (question ? [`待核  ${question}`] : [])),
      ].join('\n'),
    )
    return 0
  },
}

async function labelled(
  { text, config, say }: Invocation,
  proposals: readonly Proposal[],
): Promise<readonly Proposal[]> {
  const wanted = text('labels')
  if (wanted === undefined) return proposals
  if (wanted !== 'model') throw new AppError('invalid_arguments', '--labels 只能是 model')
  const { model: settings } = config()
  if (!settings) {
    throw new AppError(
      'model_unavailable',
      '未配置模型；请设置 OPENAI_BASE_URL 和 NIGAO_MODEL，或去掉 --labels',
    )
  }
  const nonce = `材料${randomUUID().slice(0, 6)}`
  const result = await labelProposals(
    createChatModel(settings),
    proposals,
    nonce,
    new AbortController().signal,
  )
  for (const notice of result.notices) say(notice)
  return result.proposals
}

/** Writes proposals to a new file: one that is there may hold somebody's decisions. */
export async function writeProposals(
  output: string,
  proposals: readonly Proposal[],
  say: (message: string) => void,
): Promise<void> {
  if (await isThere(output))
    throw new AppError('file_exists', `${output}：为免覆盖已作的确认，请换一个文件名`)
  const file: ProposalFile = { version: 1, proposals: [...proposals] }
  await writeOutput(output, `${JSON.stringify(file, null, 2)}\n`)
  say(`提议已写入 ${output}；把要采用的 accept 改为 true，再运行 nigao facts accept`)
}

const accept: Command = {
  name: 'facts accept',
  usage: 'facts accept 提议.json --facts 台账.json -o 新台账.json',
  summary: '把确认采用的提议加入台账，其余不动',
  options: { facts: { type: 'string' }, output: { type: 'string', short: 'o' } },
  words: [1, 1],
  async run({ positionals: [file = ''], text, print, say }) {
    const [factsFile, output] = [text('facts'), text('output')]
    if (!factsFile || !output) throw wrongUsage(accept)
    const sheet = await readSheetFile(factsFile)
    const { proposals } = await readProposalFile(file)
    const { sheet: merged, added, left } = acceptProposals(sheet, proposals)
    if (await isThere(output)) throw new AppError('file_exists', `${output}：文件已经存在，请换一个文件名`)
    await writeOutput(output, sheetJson(merged))
    const faults = checkSheet(merged)
    for (const fault of faults) say(faultLine(fault))
    print({ added, left, faults }, () => `加入 ${added.length} 条，${left} 条未采用；已写入 ${output}`)
    return 0
  },
}

export const sheetJson = (sheet: FactSheet): string => `${JSON.stringify(sheet, null, 2)}\n`

async function readProposalFile(file: string): Promise<ProposalFile> {
  const text = new TextDecoder().decode(await readInput(file))
  try {
    return parseProposals(JSON.parse(text))
  } catch (error) {
    if (error instanceof AppError) {
      throw new AppError(error.code, `${file}：${error.detail}`, { cause: error, faults: error.faults })
    }
    throw new AppError('invalid_json', `${file}：不是有效的 JSON`, { cause: error })
  }
}

export const extractCommands: readonly Command[] = [extract, accept]
