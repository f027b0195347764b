import type { OutlineItem, ParsedDocument } from '../../domain/document.ts'
import type { HeadingForm, HouseStyle } from '../../domain/draft.ts'
import { type Field, type FieldBank, fieldsOfOrgan } from '../plan/field-bank.ts'
import { roleOfHeading } from './document-parts.ts'
import { mineFrames, minePatterns } from './mine-phrases.ts'

/**
 * How the bureau builds its documents, read from its last one: the order of fields, how headings are built, 一是…
 * or run-in headings; and its wordings, from that and its other documents. No name, figure or sentence of work done is
 * taken over: what is kept is forms, verbs and general sentences, which the gates judge again where they are used.
 */
export function readHouseStyle(last: ParsedDocument, others: readonly ParsedDocument[] = []): HouseStyle {
  const documents = [last, ...others]
  const parts = partsOf(last.outline)
  return {
    themes: fieldsInOrder(parts, fieldsOfOrgan(last.organ ?? others[0]?.organ ?? '')),
    summaryHeadings: formOf(parts.filter(({ role }) => role === 'summary')),
    planHeadings: formOf(parts.filter(({ role }) => role === 'plan')),
    points: usesOrdinals(last) ? 'ordinal' : 'headed',
    problems: last.outline.some(({ level, heading }) => level === 1 && roleOfHeading(heading) === 'problems'),
    frames: mineFrames(documents),
    patterns: minePatterns(documents),
  }
}

type Headed = { readonly role: 'summary' | 'problems' | 'plan'; readonly heading: string }

/** The headings of the fields with the part in which they stand; a document of one level has its parts as fields. */
function partsOf(outline: readonly OutlineItem[]): Headed[] {
  const nested = outline.some(({ level }) => level === 2)
  let role: Headed['role'] = 'summary'
  return outline.flatMap(({ level, heading }) => {
    if (level === 1 && nested) {
      role = roleOfHeading(heading)
      return []
    }
    return level === (nested ? 2 : 1) ? [{ role, heading }] : []
  })
}

function fieldsInOrder(headed: readonly Headed[], bank: FieldBank): Field[] {
  const named = headed
    .filter(({ role }) => role !== 'problems')
    .flatMap(({ heading }) => bank.fieldNamed(heading) ?? [])
  return [...new Set(named)]
}

const FORMS: readonly (readonly [form: HeadingForm, of: RegExp])[] = [
  ['improved', /^[^，]{3,10}(?:进一步|持续|不断|稳步|更加)[^，]{2}$/],
  ['principle', /^坚持[^，]{2,6}，[^，]+$/],
  ['focus', /^(?:抓|强|促|守|提|优|稳|惠)[^，]{2,3}，[^，]+$/],
  ['effort', /^(?:着力|全力|大力|致力|聚力|奋力)[^，]+$/],
  ['two-clauses', /^[^，]{4,14}，[^，]{4,14}$/],
  ['single', /^[^，]{4,12}$/],
]

/** The construction of most of the headings; null where they share none. */
function formOf(fields: readonly Headed[]): HeadingForm | null {
  const forms = fields.map(({ heading }) => FORMS.find(([, of]) => of.test(heading))?.[0])
  const [most] = FORMS.map(([form]) => ({
    form,
    count: forms.filter((other) => other === form).length,
  })).toSorted((a, b) => b.count - a.count)
  return most && fields.length > 1 && most.count * 2 > fields.length ? most.form : null
}

/** 一是…二是… in the text rather than headings of a third level. */
function usesOrdinals({ clean, outline }: ParsedDocument): boolean {
  const lists = clean.match(/(?:^|[。；：:\n])\s{0,4}二是/g)?.length ?? 0
  const headings = outline.filter(({ level }) => level === 3).length
  return lists >= 2 && lists * 2 > headings
}
