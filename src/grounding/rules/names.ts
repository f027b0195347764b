import type { Check } from '../../domain/draft.ts'
import { findNames, type NameKind } from '../../text/names.ts'
import { type GateRule, insideAny } from '../gate-scene.ts'

const error = (rule: string, message: string): Check => ({ rule, severity: 'error', message })

/** What a mask puts in place of a name or figure. */
const MASK = /〈[^〉]{0,6}〉?|〉/g

/** A4a: nothing that an exemplar calls by name, and no mask of it. */
export const checkForeignWords: GateRule = ({ bare, options }) => [
  ...Array.from(bare.includes('〈') || bare.includes('〉') ? bare.matchAll(MASK) : [], ([mask]) =>
    error('A4', `句中有未填的占位“${mask}”`),
  ),
  ...longest(options.foreign?.(bare) ?? []).map(({ text }) =>
    error('A4', `“${text}”来自参考范文，不是本单位的内容`),
  ),
]

/** Of matches inside one another only the outermost is worth telling. */
function longest<T extends { start: number; end: number }>(matches: readonly T[]): T[] {
  return matches.filter((match) => !matches.some((other) => other !== match && insideAny([other], match)))
}

const KIND_NAMES: Readonly<Record<NameKind, string>> = {
  place: '地名',
  organ: '单位名称',
  school: '校名',
  person: '人名',
  title: '文件名',
  'document-number': '文号',
  coinage: '提法',
  award: '荣誉名称',
}

/** A4b, A4c: names, titles and coinages that neither the bureau nor the public list knows. */
export const checkNames: GateRule = ({ bare, own, ownSpans }) =>
  findNames(bare)
    .filter((name) => !insideAny(ownSpans, name) && !own.allows(name.raw))
    .map(({ raw, kind }) => error('A4', `${KIND_NAMES[kind]}“${bareName(raw)}”不在台账中`))

const bareName = (raw: string): string => raw.replaceAll(/^[“”]|[“”]$/g, '')
