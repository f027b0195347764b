import { parseConfig } from '../config.ts'
import { AppError } from '../domain/errors.ts'
import { describeError } from '../http/log.ts'
import { type Command, type ExitStatus, runCommand } from './command.ts'
import { corpusCommands } from './commands/corpus.ts'
import { doctor } from './commands/doctor.ts'
import { draft } from './commands/draft.ts'
import { exportCommand } from './commands/export.ts'
import { factsCommands } from './commands/facts.ts'
import { proofread } from './commands/proofread.ts'
import { reconcile } from './commands/reconcile.ts'
import { search } from './commands/search.ts'
import { migrateCommand, serve } from './commands/serve.ts'
import { verify } from './commands/verify.ts'

const COMMANDS: readonly Command[] = [
  serve,
  migrateCommand,
  ...corpusCommands,
  search,
  ...factsCommands,
  reconcile,
  draft,
  verify,
  proofread,
  exportCommand,
  doctor,
]

const say = (message: string): void => void process.stderr.write(`${message}\n`)

function help(): string {
  const width = Math.max(...COMMANDS.map(({ usage }) => usage.length))
  return [
    'Nigao 拟稿：依据本单位的台账起草工作总结和工作计划',
    '',
    '用法：nigao <命令> [--json]',
    '',
    ...COMMANDS.map(({ usage, summary }) => `  ${usage.padEnd(width)}  ${summary}`),
  ].join('\n')
}

async function main(words: readonly string[]): Promise<ExitStatus> {
  if (words.length === 0 || words[0] === '--help' || words[0] === '-h') {
    process.stdout.write(`${help()}\n`)
    return 0
  }
  const command = COMMANDS.find(({ name }) => name === words.slice(0, name.split(' ').length).join(' '))
  if (!command) throw new AppError('invalid_arguments', `没有这个命令。\n\n${help()}`)
  return runCommand(command, words.slice(command.name.split(' ').length), {
    write: (text) => void process.stdout.write(text),
    say,
    config: () => parseConfig(process.env),
  })
}

function explain(error: unknown): void {
  if (error instanceof AppError) {
    say(`${error.title}：${error.detail}`)
    for (const { at, message } of error.faults) say(`  ${at}  ${message}`)
  } else {
    say('程序内部错误，请将以下内容告知开发者：')
    say(JSON.stringify(describeError(error)))
  }
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  explain(error)
  process.exitCode = 2
}
