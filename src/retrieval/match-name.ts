import { lettersOf } from './query.ts'

/** What a short name leaves out of the full one: 余姚教育局 for 余姚市教育局, 教体局 for 教育体育局. */
const LEFT_OUT = '(?:自治|[省市县区州盟旗育化和与])?'
/** A name that begins so has its place outside of it, and may be anybody's. */
const WITHOUT_PLACE = /^[省市县区州盟旗教]/

/** Tells of any name whether it is meant by the one that is asked for: the same, a part of it, its short form, or the same after its superiors. */
export function createNameMatcher(asked: string): (name: string) => boolean {
  const letters = lettersOf(asked)
  if (letters === '') return () => false
  const form = new RegExp(Array.from(letters).join(LEFT_OUT), 'u')
  return (name) => {
    const own = lettersOf(name)
    return form.test(own) || (letters.endsWith(own) && own !== '' && !WITHOUT_PLACE.test(own))
  }
}

/** The names that are meant: the very one where it is among them, and otherwise all that match. */
export function namesMeant(asked: string, names: readonly string[]): string[] {
  if (names.includes(asked)) return [asked]
  return names.filter(createNameMatcher(asked))
}
