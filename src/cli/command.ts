import { parseArgs } from 'node:util'
import type { Config } from '../config.ts'
import { AppError } from '../domain/errors.ts'

/** 0 done · 1 findings or faults at error level where the command's task is to check · 2 unusable input or arguments. */
export type ExitStatus = 0 | 1 | 2

type OptionSpec = { readonly type: 'string' | 'boolean'; readonly short?: string }

export type Invocation = {
  readonly positionals: readonly string[]
  readonly text: (option: string) => string | undefined
  readonly flag: (option: string) => boolean
  readonly config: () => Config
  /** Writes the result: JSON with --json, else what `words` says. */
  readonly print: (result: unknown, words: () => string) => void
  /** Progress and messages; never on stdout. */
  readonly say: (message: string) => void
}

export type Command = {
  /** `corpus add`, `draft`. */
  readonly name: string
  readonly usage: string
  readonly summary: string
  readonly options?: Readonly<Record<string, OptionSpec>>
  /** How many words may follow the name. */
  readonly words?: readonly [least: number, most: number]
  readonly run: (invocation: Invocation) => Promise<ExitStatus>
}

type Terminal = {
  readonly write: (text: string) => void
  readonly say: (message: string) => void
  readonly config: () => Config
}

export async function runCommand(
  command: Command,
  words: readonly string[],
  terminal: Terminal,
): Promise<ExitStatus> {
  const { values, positionals } = readArguments(command, words)
  const [least, most] = command.words ?? [0, 0]
  if (positionals.length < least || positionals.length > most) throw wrongUsage(command)
  return command.run({
    positionals,
    text: (option) => {
      const value = values.get(option)
      return typeof value === 'string' ? value : undefined
    },
    flag: (option) => values.get(option) === true,
    config: terminal.config,
    print: (result, inWords) =>
      terminal.write(`${values.get('json') === true ? JSON.stringify(result) : inWords()}\n`),
    say: terminal.say,
  })
}

function readArguments(
  command: Command,
  words: readonly string[],
): { values: ReadonlyMap<string, unknown>; positionals: readonly string[] } {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { json: { type: 'boolean' }, ...command.options },
    })
    return { values: new Map(Object.entries(values)), positionals }
  } catch (error) {
    throw wrongUsage(command, error)
  }
}

export const wrongUsage = (command: Command, cause?: unknown): AppError =>
  new AppError('invalid_arguments', `用法：nigao ${command.usage}`, { cause })
