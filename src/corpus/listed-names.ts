import { FEATURE_WORDS } from '../text/lexicon/general-words.ts'
import type { Span } from '../text/span.ts'

const FEATURE = new RegExp(`(?:${FEATURE_WORDS.trim().split(/\s+/).join('|')})$`)
/** What stands between two marks that end a clause or a list. */
const CLAUSE = /[^，。；：！？（）()《》“”\n]+/g
const TAIL = /(?:等|及其|\d|[一二三四五六七八九十两]{1,2}[所个家座条]).*$/
const MEMBER = /^[\p{Script=Han}·]{2,4}$/u
const CLOSED_MEMBER = /^[\p{Script=Han}·]{2,5}$/u
/** Words before the first member: 深化职中与比亚迪、…. */
const LEAD =
  /^.*(?:[对与在和向将把及]|推进|建设|支持|完成|撤并|新建|改建|扩建|改造|启动|实施|加快|整合|关闭|打造|创建|新增|引进|培育)/
const LONGEST_STEM = 5

/**
 * Members of lists that name things because their neighbours do: 看后 and 清泉 in 看后、下赤峪、清泉、小寨等小学.
 * A list of which a third at least is known to be names consists of names. `names` are the known ones.
 */
export function findListedNames(text: string, names: readonly Span[]): Span[] {
  if (names.length === 0 || !text.includes('、')) return []
  const inName = new Uint8Array(text.length + 1)
  for (const { start, end } of names) inName.fill(1, start, end)
  return Array.from(text.matchAll(CLAUSE)).flatMap(({ index, 0: clause }) =>
    clause.includes('、') ? membersOf(text, clause, index, inName) : [],
  )
}

function membersOf(text: string, clause: string, start: number, inName: Uint8Array): Span[] {
  const found: Span[] = []
  const parts = clause.split('、')
  const closed = TAIL.test(parts.at(-1) ?? '') || /[）)]/.test(text.charAt(start + clause.length))
  let named = 0
  let at = start
  for (const [i, part] of parts.entries()) {
    const isLast = i === parts.length - 1
    const words = isLast ? part.replace(TAIL, '') : part
    const end = at + words.length
    if (isNamed(inName, at, end, i === 0)) named++
    else if ((!isLast || closed) && i > 0) found.push(...memberOf(words, at, closed))
    else if (i === 0 && /[（(]/.test(text.charAt(start - 1))) found.push(...memberOf(words, at, closed))
    else if (i === 0) found.push(...memberOf(words.replace(LEAD, ''), end, closed, true))
    at += part.length + 1
  }
  return named * (closed ? 5 : 3) >= parts.length ? found : []
}

/** The name begins the member, or ends the first one, before which the clause begins. */
function isNamed(inName: Uint8Array, start: number, end: number, first: boolean): boolean {
  return end > start && (inName[start] === 1 || (first && inName[end - 1] === 1))
}

/** A member that is short, or a stem before 煤矿, 药业, 水库. */
function memberOf(words: string, at: number, closed: boolean, endsThere = false): Span[] {
  const start = endsThere ? at - words.length : at
  const feature = FEATURE.exec(words)
  const length = feature ? feature.index : words.length
  if (feature ? length < 2 || length > LONGEST_STEM : !(closed ? CLOSED_MEMBER : MEMBER).test(words))
    return []
  return [{ start, end: start + length }]
}
