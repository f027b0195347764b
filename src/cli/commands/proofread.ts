import { randomUUID } from 'node:crypto'
import { annotateDocx } from '../../adapters/docx/annotate-docx.ts'
import { writeDocx } from '../../adapters/docx/write-docx.ts'
import { readWordFile } from '../../adapters/formats/docx/read-word-file.ts'
import { isWordFile } from '../../adapters/formats/docx/word-parts.ts'
import { createChatModel } from '../../adapters/openai/chat-model.ts'
import type { Config } from '../../config.ts'
import { AppError } from '../../domain/errors.ts'
import { nonceOf } from '../../drafting/nonce.ts'
import { proposeWording } from '../../editing/propose-wording.ts'
import type { Block } from '../../export/blocks.ts'
import { applySafe } from '../../proofreading/apply-safe.ts'
import type { ManuscriptOptions } from '../../proofreading/manuscript.ts'
import {
  isSecret,
  type Proofread,
  proofread as proofreadText,
  withFindings,
} from '../../proofreading/proofread.ts'
import { proofreadReport } from '../../proofreading/report.ts'
import type { Command } from '../command.ts'
import { readInput, writeOutput } from '../files.ts'
import { findingLine } from '../finding-line.ts'
import { readOwnWords } from '../own-words-file.ts'
import { readSheetFile } from '../sheet-file.ts'
import { readTextFile } from '../text-file.ts'

export const proofread: Command = {
  name: 'proofread',
  usage:
    'proofread 文稿 [--facts 台账.json] [--words 本单位用词.json] [--final] [--model] [-o 审校.docx|.md|.txt]',
  summary:
    '审校文稿：标点、数字、序号、日期、提法和前后一致，Word 文件并查排版，--final 按定稿要求查待补之处，--model 请模型再看一遍用词；-o 写出带批注和修订的文稿（.docx）、意见（.md）或改好无争议之处的文稿（.txt）',
  options: {
    facts: { type: 'string' },
    words: { type: 'string' },
    final: { type: 'boolean' },
    model: { type: 'boolean' },
    output: { type: 'string', short: 'o' },
  },
  words: [1, 1],
  async run({ positionals: [file = ''], text, flag, config, print, say }) {
    const [factsFile, wordsFile, output] = [text('facts'), text('words'), text('output')]
    const manuscript = await readTextFile(file)
    const bytes = await readInput(file)
    const word = isWordFile(bytes) ? bytes : undefined
    const options = {
      file,
      isFinal: flag('final'),
      ...(word ? { word: readWordFile(word) } : {}),
      ...(factsFile === undefined ? {} : { sheet: await readSheetFile(factsFile) }),
      ...(wordsFile === undefined ? {} : { ownWords: await readOwnWords(wordsFile) }),
    }
    const byRules = proofreadText(manuscript, options)
    const result =
      flag('model') && !isSecret(byRules) ? await withModel(manuscript, byRules, config(), say) : byRules
    if (output !== undefined) {
      await writeOutput(output, await contentFor(output, word, manuscript, result, options))
      say(`已写入 ${output}`)
    }
    const { error, warning, hint } = result.counts
    print(result, () =>
      [`错误 ${error} 处，提醒 ${warning} 处，提示 ${hint} 处`, ...result.findings.map(findingLine)].join(
        '\n',
      ),
    )
    return error > 0 ? 1 : 0
  },
}

async function withModel(
  manuscript: string,
  result: Proofread,
  { model }: Config,
  say: (message: string) => void,
): Promise<Proofread> {
  if (!model)
    throw new AppError(
      'model_unavailable',
      '未配置模型；请设置 OPENAI_BASE_URL 和 NIGAO_MODEL，或去掉 --model',
    )
  const { signal } = new AbortController()
  const proposed = await proposeWording(createChatModel(model), manuscript, nonceOf(randomUUID), signal)
  for (const notice of proposed.notices) say(notice)
  return withFindings(result, proposed.findings)
}

async function contentFor(
  output: string,
  word: Uint8Array | undefined,
  manuscript: string,
  result: Proofread,
  options: ManuscriptOptions,
): Promise<string | Uint8Array> {
  if (output.endsWith('.md')) return proofreadReport(manuscript, result, options)
  if (output.endsWith('.txt')) return applySafe(manuscript, options)
  if (!output.endsWith('.docx'))
    throw new AppError('invalid_arguments', '-o 的文件名应以 .docx、.md 或 .txt 结尾')
  const lines = manuscript.split(/\r\n|\r|\n/)
  return annotateDocx(word ?? (await writeDocx(blocksOf(lines))), lines, result.findings)
}

/** A text without layout of its own: its lines as paragraphs, the first one as title where it is short. */
const blocksOf = (lines: readonly string[]): Block[] =>
  lines
    .filter((line) => line.trim() !== '')
    .map((text, i) => ({ kind: i === 0 && text.length <= 60 ? 'title' : 'paragraph', text }))
