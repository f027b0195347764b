import { parseConfig } from '../config.ts'
import { AppError } from '../domain/errors.ts'
import { describeError } from '../http/log.ts'
import { type Command, type ExitStatus, runCommand } from './command.ts'

/** The commands by their first word; a module is read only when its command is meant. */
const COMMANDS: Readonly<Record<string, () => Promise<readonly Command[]>>> = {
  serve: async () => [(await import('./commands/serve.ts')).serve],
  migrate: async () => [(await import('./commands/serve.ts')).migrateCommand],
  corpus: async () => (await import('./commands/corpus.ts')).corpusCommands,
  search: async () => [(await import('./commands/search.ts')).search],
  facts: async () => (await import('./commands/facts.ts')).factsCommands,
  reconcile: async () => [(await import('./commands/reconcile.ts')).reconcile],
  draft: async () => [(await import('./commands/draft.ts')).draft],
  verify: async () => [(await import('./commands/verify.ts')).verify],
  proofread: async () => [(await import('./commands/proofread.ts')).proofread],
  export: async () => [(await import('./commands/export.ts')).exportCommand],
  'read-back': async () => [(await import('./commands/read-back.ts')).readBackCommand],
  doctor: async () => [(await import('./commands/doctor.ts')).doctor],
}

const say = (message: string): void => void process.stderr.write(`${message}\n`)

async function help(): Promise<string> {
  const commands = (await Promise.all(Object.values(COMMANDS).map((load) => load()))).flat()
  const width = Math.max(...commands.map(({ name }) => name.length))
  return [
    'Nigao 拟稿：依据本单位的台账起草工作总结和工作计划',
    '',
    '用法：nigao <命令> [--json]；nigao <命令> --help 说明该命令的用法',
    '',
    ...commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`),
  ].join('\n')
}

const asksForHelp = (words: readonly string[]): boolean =>
  words.some((word) => word === '--help' || word === '-h')

async function main(words: readonly string[]): Promise<ExitStatus> {
  const [first = ''] = words
  if (words.length === 0 || first === '--help' || first === '-h') {
    process.stdout.write(`${await help()}\n`)
    return 0
  }
  const named = Object.hasOwn(COMMANDS, first) ? ((await COMMANDS[first]?.()) ?? []) : []
  const command = named.find(({ name }) => name === words.slice(0, name.split(' ').length).join(' '))
  if (asksForHelp(words) && named.length > 0) {
    const meant = command ? [command] : named
    process.stdout.write(
      `${meant.map(({ usage, summary }) => `nigao ${usage}\n    ${summary}`).join('\n')}\n`,
    )
    return 0
  }
  if (!command) throw new AppError('invalid_arguments', `没有这个命令。\n\n${await help()}`)
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

/** Runs the command that the words name and says how it ended; what goes wrong is explained on stderr. */
export async function run(words: readonly string[]): Promise<ExitStatus> {
  try {
    return await main(words)
  } catch (error) {
    explain(error)
    return 2
  }
}
