import type { Award } from '../domain/fact-sheet.ts'
import type { SheetIndex } from '../facts/sheet-index.ts'
import { splitClauses } from '../text/sentences.ts'
import type { Fault } from './verify-figures.ts'

const LEVEL = /国家级|省级|市级|县级|区级|校级/g
const WINNING = /(?:成功|先后|共同|再次)?(?:获评|荣获|获得|喜获|斩获|摘得|入选|当选|获批|获)(?:为|了)?/
const GIVEN =
  /(?:被|由|经|获)(?<by>[\p{Script=Han}、]{2,16}?)(?:授予|评为|命名为|认定为|表彰为|表彰|通报表扬)/u
const LEAD = /^(?:同时|此外|另外|与此同时|其中|年内|今年|全年|\d{1,2}月(?:\d{1,2}日)?|\d{4}年|[，、：:\s])+/
/** Levels that name one thing in two ways: a county's or a district's own. */
const SAME_LEVEL: Readonly<Record<string, string>> = { 区级: '县级' }

/** B3: an honour told of another holder, of another level or from another giver than the sheet has. */
export function verifyAwards(sentence: string, { sheet }: SheetIndex): Fault[] {
  const awards = sheet.facts.filter((fact) => fact.kind === 'award')
  if (awards.length === 0) return []
  return splitClauses(sentence).flatMap((span) => {
    const clause = sentence.slice(span.start, span.end)
    return awards.flatMap((award) => {
      const name = [award.label, ...award.aliases].find((one) => one.length >= 3 && clause.includes(one))
      if (name === undefined) return []
      // The same honour may stand in the sheet for several holders.
      const same = awards.filter(({ label, aliases }) => label === name || aliases.includes(name))
      if (same[0] !== award) return []
      const start = span.start + clause.indexOf(name)
      return faultsOf(clause, clause.indexOf(name), name, same).map(
        (message): Fault => ({
          rule: 'B3',
          severity: 'error',
          message,
          suggestion: null,
          start,
          end: start + name.length,
        }),
      )
    })
  })
}

function faultsOf(clause: string, at: number, name: string, awards: readonly Award[]): string[] {
  const faults: string[] = []
  const before = clause.slice(0, at)
  const winning = WINNING.exec(before)
  const holders = awards.flatMap(({ recipient }) => recipient ?? [])
  if (winning && holders.length === awards.length) {
    const subject = before
      .slice(0, winning.index)
      .replace(LEAD, '')
      .replace(/(?:被|分别|均|也|还|又)+$/, '')
    const fits = holders.some((holder) => holder.includes(subject) || subject.includes(holder))
    // A long lead is a sentence of its own and names no holder.
    if (subject.length >= 2 && subject.length <= 16 && !fits)
      faults.push(`“${name}”由“${holders.join('、')}”获得，不是“${subject}”`)
  }
  const level = Array.from(before.slice(-8).matchAll(LEVEL)).at(-1)?.[0]
  if (
    level &&
    awards.every((award) => award.level !== '其他' && award.level !== (SAME_LEVEL[level] ?? level))
  )
    faults.push(`“${name}”是${awards[0]?.level}，不是${level}`)
  const by = GIVEN.exec(before)?.groups?.['by']
  const givers = awards.flatMap((award) => award.by ?? [])
  if (
    by &&
    givers.length === awards.length &&
    !givers.some((giver) => by.includes(giver) || giver.includes(by))
  )
    faults.push(`“${name}”由“${givers.join('、')}”授予，不是“${by}”`)
  return faults
}
