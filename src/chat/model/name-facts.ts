import { z } from 'zod'
import type { FactSheet, Indicator } from '../../domain/fact-sheet.ts'
import type { ChatModel, ChatRequest } from '../../domain/ports.ts'
import { THEMES, themeNamed } from '../../domain/theme.ts'
import { askJson, tryModel } from '../../drafting/model-writer/ask-json.ts'
import { fillPrompt } from '../../drafting/prompt.ts'
import { comparableUnits } from '../../facts/metric-names.ts'
import { safeName } from '../../facts/reconcile/plan-items.ts'
import { hideFigures } from '../../text/hide-figures.ts'
import { nameLikeness } from '../../text/likeness.ts'
import { findLiterals } from '../../text/literals.ts'
import { themeOf } from '../../text/themes.ts'
import { type ReadFact, readProposal } from '../fact-words.ts'
import { CHAT_FACTS_PROMPT } from './prompts.ts'

const MOST_FIGURES = 12
const MOST_KNOWN = 60
const LONGEST_QUOTE = 300
/** A name is made of the words of its sentence; a model that puts in its own has not understood. */
const LEAST_LIKENESS = 0.8

const answerSchema = z.record(
  z.string().max(10),
  z.object({
    label: z.string().max(200).nullish(),
    theme: z.string().max(40).nullish(),
    fact: z.string().max(10).nullish(),
  }),
)
type Named = z.infer<typeof answerSchema>[string]

export type NamedReads = { readonly reads: readonly ReadFact[]; readonly notice: string | null }

/**
 * Lets a model name the figures that were read of a writer's words, or say which fact of the sheet they are. It sees the
 * words without their figures and is asked for nothing else: values, units and places stay as they were read. An answer
 * in the wrong form, a name in words of the model's own or a fact counted in another unit changes nothing.
 */
export async function nameFacts(
  reads: readonly ReadFact[],
  words: string,
  sheet: FactSheet,
  model: ChatModel,
  nonce: string,
  signal: AbortSignal,
): Promise<NamedReads> {
  const asked = reads.filter(({ change, after }) => change === 'add' && after?.kind === 'indicator')
  if (asked.length === 0) return { reads, notice: null }
  const request = nameRequest(asked.slice(0, MOST_FIGURES), words, sheet, nonce)
  const { answer, fault } = await tryModel(() => askJson(model, request, answerSchema, signal), signal)
  if (!answer) return { reads, notice: `${fault ?? '模型没有按格式回答'}，名称按原文的词来取` }
  return {
    reads: reads.map((read) => {
      const place = asked.indexOf(read)
      const named = place < 0 ? undefined : answer[`数${place + 1}`]
      return named ? withName(read, named, words, sheet) : read
    }),
    notice: null,
  }
}

export function nameRequest(
  asked: readonly ReadFact[],
  words: string,
  sheet: FactSheet,
  nonce: string,
): ChatRequest {
  const theme = themeOf(words)
  const known = sheet.facts
    .filter((fact) => fact.kind === 'indicator')
    .toSorted((a, b) => Number(b.theme === theme) - Number(a.theme === theme))
    .slice(0, MOST_KNOWN)
  return fillPrompt(CHAT_FACTS_PROMPT, {
    nonce,
    themes: THEMES.join('、'),
    facts: known.map(({ id, label }) => `${nonce} ${id} ${label}`).join('\n') || `${nonce} 无`,
    figures: asked
      .map(
        ({ after, quote }, at) =>
          `${nonce} 数${at + 1} | ${after?.label ?? ''} | ${hideFigures(quote).slice(0, LONGEST_QUOTE)}`,
      )
      .join('\n'),
  })
}

function withName(
  read: ReadFact,
  { label, theme, fact: id }: Named,
  words: string,
  sheet: FactSheet,
): ReadFact {
  const { after, proposal } = read
  if (after?.kind !== 'indicator') return read
  const known = sheet.facts.find((fact) => fact.id === id)
  if (proposal && known?.kind === 'indicator' && isSameSort(known, after, words)) {
    const { label: name, value } = known
    return readProposal(
      { ...proposal, known: { id: known.id, label: name, value, same: false } },
      words,
      sheet,
    )
  }
  const name = safeName(label ?? '')
  const fits =
    name.length >= 2 &&
    !/\d/.test(name.normalize('NFKC')) &&
    findLiterals(name).length === 0 &&
    nameLikeness(name, words) >= LEAST_LIKENESS
  return {
    ...read,
    after: { ...after, theme: themeNamed(theme ?? '') ?? after.theme, label: fits ? name : after.label },
  }
}

/** The writer's words must hold something of the fact's name: the model may not hang a figure on any fact it likes. */
const isSameSort = (known: Indicator, read: Indicator, words: string): boolean =>
  comparableUnits(known.unit, read.unit) &&
  [known.label, ...known.aliases].some((name) => nameLikeness(name, words) >= 0.5)
