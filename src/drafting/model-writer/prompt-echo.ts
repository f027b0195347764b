import { EDIT_PROMPT, HEADLINE_PROMPT, PLAN_PROMPT, REPAIR_PROMPT, SECTION_PROMPT } from './prompts.ts'

const SHARED = 12

const instructions = new Set<string>()
for (const { system, user, tasks } of [
  PLAN_PROMPT,
  SECTION_PROMPT,
  REPAIR_PROMPT,
  EDIT_PROMPT,
  HEADLINE_PROMPT,
]) {
  for (const words of [system, user, ...tasks.values()]
    .join('\n')
    .replaceAll(/<<[a-z]+>>/g, '\n')
    .split('\n')) {
    for (const gram of gramsOf(words)) instructions.add(gram)
  }
}

/** Whether a sentence repeats twelve characters in a row of what the model was told to do. */
export const echoesPrompt = (sentence: string): boolean =>
  sentence
    .split(/\{\{[^{}]{0,300}\}\}/)
    .flatMap(gramsOf)
    .some((gram) => instructions.has(gram))

function gramsOf(words: string): string[] {
  const plain = words.replaceAll(/\s+/g, '')
  return Array.from({ length: Math.max(0, plain.length - SHARED + 1) }, (_, at) =>
    plain.slice(at, at + SHARED),
  )
}
