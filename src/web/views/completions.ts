import type { Command } from '../../domain/conversation.ts'
import type { Fact } from '../../domain/fact-sheet.ts'
import type { SectionView } from './draft-view.ts'

/** Something that a request can be completed with: `text` is the request then. */
export type Completion = {
  readonly text: string
  readonly name: string
  readonly summary: string
  readonly isNarrower: boolean
}

const MOST = 30

/** What a request that begins with a slash can be completed with: commands, then what the command is about. */
export function completionsOf(
  request: string,
  commands: readonly Command[],
  sections: readonly SectionView[],
  facts: readonly Fact[],
): Completion[] {
  if (!request.startsWith('/') || request.includes('\n')) return []
  const blank = request.search(/[\s　]/)
  if (blank < 0) return commandsLike(request, commands)
  const named = request.slice(0, blank)
  const command = commands.find(({ name, aliases }) => name === named || aliases.includes(named))
  if (command === undefined) return []
  const typed = request.slice(blank + 1).trim()
  const names =
    command.completes === 'section'
      ? sections.filter(({ heading }) => heading !== '').map(({ number, heading }) => `${number}${heading}`)
      : command.completes === 'fact'
        ? facts.map(({ label }) => label)
        : []
  return [...new Set(names)]
    .filter((name) => name.includes(typed) && name !== typed)
    .slice(0, MOST)
    .map((name) => ({ text: `${named} ${name}`, name, summary: '', isNarrower: false }))
}

function commandsLike(typed: string, commands: readonly Command[]): Completion[] {
  const words = typed.slice(1)
  const begins = commands.filter(({ name, aliases }) =>
    [name, ...aliases].some((known) => known.startsWith(typed)),
  )
  const speaks = commands.filter(
    (command) => words !== '' && !begins.includes(command) && command.summary.includes(words),
  )
  return [...begins, ...speaks].map(({ name, argument, summary, withoutModel }) => ({
    text: argument === '' ? name : `${name} `,
    name: argument === '' ? name : `${name} ${argument}`,
    summary,
    isNarrower: withoutModel === 'narrower',
  }))
}
