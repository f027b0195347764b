import { NUMERAL_TERMS } from './lexicon/numeral-terms.ts'
import { PUBLIC_FORMS, PUBLIC_NAMES } from './lexicon/public-names.ts'

const MARKS = /[《》“”"‘’'「」『』〈〉\s]/g

const bare = (name: string): string => name.normalize('NFKC').replaceAll(MARKS, '')

const PUBLIC: ReadonlySet<string> = new Set(
  [...Object.values(PUBLIC_NAMES), ...Object.values(NUMERAL_TERMS)].flatMap((list) =>
    list.trim().split(/\s+/).map(bare),
  ),
)

/** Whether anyone may use the name: 党中央, 教育部, 中国, well-known laws and slogans. Marks 《》“” are ignored. */
export function isPublicName(text: string): boolean {
  const name = bare(text)
  return PUBLIC.has(name) || PUBLIC_FORMS.some((form) => form.test(name))
}
