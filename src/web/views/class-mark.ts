import type { SentenceClass } from '../../domain/draft.ts'

/** The name of a sentence class as a style sheet can say it. */
export const classMark = (name: SentenceClass): string => (name === '?' ? 'doubt' : name.toLowerCase())
