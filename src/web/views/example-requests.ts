import type { Fact } from '../../domain/fact-sheet.ts'
import { THEME_NAMES } from '../../domain/theme.ts'
import { STRINGS } from '../strings/strings.ts'
import type { SectionView } from './draft-view.ts'
import { summarizeFact } from './fact-view.ts'

export type ExampleRequest = { readonly title: string; readonly text: string }

/** Five requests that this very draft can answer, one of each use. */
export function exampleRequests(sections: readonly SectionView[], facts: readonly Fact[]): ExampleRequest[] {
  const { add, source, edit, last, missing } = STRINGS.chat.examples
  const figure = facts.find((fact) => fact.kind === 'indicator' && fact.value !== null && fact.unit === '%')
  const section = sections.find(({ level, sentences }) => level === 2 && sentences.length > 0)
  const field = facts.find(({ theme }) => theme !== '综合')
  const named = section ? section.heading.split(/[，,：:]/)[0] : undefined
  return [
    { title: source.title, text: source.text(figure ? summarizeFact(figure) : (facts[0]?.label ?? '')) },
    { title: missing.title, text: missing.text },
    { title: edit.title, text: edit.text(named ?? '第二部分') },
    { title: last.title, text: last.text(field ? THEME_NAMES[field.theme].full : '') },
    { title: add.title, text: add.text },
  ]
}
