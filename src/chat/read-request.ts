import type { EditAction } from '../domain/suggestion.ts'
import { type Commanded, readCommand } from './commands.ts'
import { nameSection } from './name-section.ts'
import type { Reading, Request, Surroundings } from './request.ts'
import {
  check,
  compare,
  exporting,
  exportWish,
  help,
  lastYear,
  missing,
  refresh,
  search,
  source,
  undo,
} from './rules/draft-rules.ts'
import { add, correct, correctByVerb, question, removeFact, statement } from './rules/fact-rules.ts'
import { hereOr, type Read, type Rule, readWords } from './rules/read-words.ts'
import { edit, headings, instruct, lock, rewrite, unlock, write } from './rules/text-rules.ts'

/**
 * Reads a request by rules: a command, or plain words as offices say them. Never throws; what is read in no way comes
 * back as `unclear` with what it could mean.
 */
export function readRequest(text: string, surroundings: Surroundings): Request {
  const words = text.normalize('NFKC').replaceAll(/\s+/g, ' ').trim()
  const commanded = readCommand(words)
  if (commanded) return byCommand(commanded, surroundings)
  if (commanded === null) return { intent: 'unclear', words, could: [HELP] }
  return byWords(words, surroundings)
}

const HELP: Reading = { label: '看能做什么', text: '/帮助' }

const EDIT_COMMANDS: Readonly<Record<string, EditAction>> = {
  '/润色': 'polish',
  '/扩写': 'expand',
  '/缩写': 'condense',
  '/改写': 'rephrase',
  '/续写': 'continue',
  '/规范': 'formalize',
  '/标题': 'headings',
}

function byCommand({ command, argument }: Commanded, surroundings: Surroundings): Request {
  const target = nameSection(argument, surroundings).target
  switch (command.intent) {
    case 'add-fact':
    case 'correct-fact':
    case 'remove-fact':
      return { intent: command.intent, words: argument }
    case 'write':
      return { intent: 'write', target: argument === '' ? { type: 'whole' } : target }
    case 'edit':
      return {
        intent: 'edit',
        action: EDIT_COMMANDS[command.name] ?? 'polish',
        target: argument === '' ? hereOr(surroundings) : target,
        wish: argument,
      }
    case 'refresh':
    case 'missing':
    case 'check':
      return { intent: command.intent, target: target.type === 'none' ? { type: 'whole' } : target }
    case 'source':
      return { intent: 'source', words: argument, target: hereOr(surroundings) }
    case 'last-year':
    case 'compare':
    case 'search':
    case 'question':
      return { intent: command.intent, words: argument }
    case 'export':
      return { intent: 'export', ...exportWish(argument) }
    case 'lock':
      return {
        intent: 'lock',
        locked: command.name !== '/解锁',
        target: argument === '' ? hereOr(surroundings) : target,
      }
    case 'undo':
    case 'help':
      return { intent: command.intent }
  }
}

/** The first rule that reads the words wins; the order tells what outweighs what. */
const RULES: readonly Rule[] = [
  help,
  undo,
  unlock,
  exporting,
  refresh,
  correctByVerb,
  removeFact,
  statement,
  source,
  lastYear,
  compare,
  missing,
  lock,
  headings,
  search,
  rewrite,
  edit,
  check,
  write,
  correct,
  add,
  question,
  instruct,
]

function byWords(whole: string, surroundings: Surroundings): Request {
  const read = readWords(whole, surroundings)
  for (const rule of RULES) {
    const request = rule(read)
    if (request) return request
  }
  return unclear(read)
}

const MOST_READINGS = 5

function unclear({ whole, words, target, facts, surroundings }: Read): Request {
  const section =
    target.type === 'sections' ? surroundings.sections.find(({ id }) => id === target.ids[0]) : undefined
  const name = section ? `${section.number}${section.heading}` : ''
  const could: Reading[] = []
  if (section) {
    could.push(
      { label: '润色这一节', text: `/润色 ${name}` },
      { label: '重写这一节', text: `/写 ${name}` },
      { label: '检查这一节', text: `/检查 ${name}` },
    )
  } else if (facts.length > 0) {
    could.push({ label: '问这项数据', text: `/问 ${words}` }, { label: '更正这项数据', text: `/改 ${words}` })
  } else if (words.length >= 2) {
    could.push({ label: `在素材里搜“${words.slice(0, 12)}”`, text: `/搜 ${words}` })
    if (words.length >= 6) could.push({ label: '录入台账', text: `/事实 ${words}` })
  }
  return { intent: 'unclear', words: whole, could: [...could, HELP].slice(0, MOST_READINGS) }
}
