/**
 * The corruption lab (grounding.md 5.3 and 5.4): `npm run lab:grounding [-- FOLDER...] [--part tuning|held-out] [--list OPERATOR,OPERATOR]`.
 *
 * Facts are read from real reports by code; each report is verified against its own facts (every finding is the
 * verification's own fault), against those of another report, with one fact left out, and with seeded corruptions.
 * A file belongs to the held-out part or to the tuning part by a hash of its name; rules are looked at on the
 * tuning part only. Takes any folder of texts.
 */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readDocument } from '../../src/corpus/read-document.ts'
import type { FactSheet } from '../../src/domain/fact-sheet.ts'
import type { Finding } from '../../src/domain/finding.ts'
import { indexSheet } from '../../src/facts/sheet-index.ts'
import { checkTemplate } from '../../src/grounding/gate-a.ts'
import { checkRendered } from '../../src/grounding/gate-b.ts'
import { judgedSpans } from '../../src/grounding/judged-spans.ts'
import { verifyText } from '../../src/grounding/verify.ts'
import { findLiterals } from '../../src/text/literals.ts'
import { findNames, isPublicName, type NameKind } from '../../src/text/names.ts'
import { findQuantities } from '../../src/text/quantities.ts'
import { type Group, type Material, OPERATORS, type Operator } from './grounding/operators.ts'
import { sheetFromText } from './grounding/sheet-from-text.ts'
import { createRandom, shareOf } from './grounding/statistics.ts'

const DEFAULT = fileURLToPath(new URL('../../../shared/testdata/work-reports', import.meta.url))
const TRIES_PER_OPERATOR = 40
const LEFT_OUT = 30
const READINGS = 5

const options = process.argv.slice(2)
const optionOf = (name: string): string | undefined => {
  const at = options.indexOf(name)
  return at < 0 ? undefined : options.splice(at, 2)[1]
}
const part = optionOf('--part')
/** Operators whose escapes are printed; only these are measured then. */
const listed = optionOf('--list')?.split(',')
const folders = options.length > 0 ? options : [DEFAULT]

type Sentence = {
  readonly text: string
  readonly previous: string
  readonly planned: boolean
  readonly checkable: boolean
}
type Report = {
  readonly file: string
  readonly text: string
  readonly sheet: FactSheet
  readonly sentenceOf: ReadonlyMap<string, string>
  readonly sentences: readonly Sentence[]
  readonly names: ReadonlyMap<NameKind, readonly string[]>
}

function filesIn(folder: string): string[] {
  return readdirSync(folder)
    .toSorted()
    .flatMap((name) => {
      const path = join(folder, name)
      if (statSync(path).isDirectory()) return filesIn(path)
      return /\.(?:txt|md)$/.test(name) ? [path] : []
    })
}

const isHeldOut = (path: string): boolean =>
  (createHash('sha256')
    .update(path.split('/').at(-1) ?? '')
    .digest()[0] ?? 0) %
    2 ===
  1

function readReport(file: string): Report {
  const { document, passages } = readDocument(file, readFileSync(file, 'utf8'))
  const plans = passages.filter(({ role }) => role === 'plan')
  const { sheet, sentences: sentenceOf } = sheetFromText(document, plans)
  let previous = ''
  const sentences = judgedSpans(document.clean).map(({ start, end }) => {
    const text = document.clean.slice(start, end).trim()
    const sentence = {
      text,
      previous,
      planned: plans.some((span) => span.start <= start && start < span.end),
      checkable: findLiterals(text).length > 0 || findNames(text).some(({ raw }) => !isPublicName(raw)),
    }
    previous = text
    return sentence
  })
  const names = Map.groupBy(
    new Set(findNames(document.clean).map(({ raw, kind }) => `${kind} ${raw}`)),
    (key): NameKind => key.slice(0, key.indexOf(' ')) as NameKind,
  )
  return {
    file,
    text: document.clean,
    sheet,
    sentenceOf,
    sentences,
    names: new Map(
      Array.from(names, ([kind, keys]) => [kind, keys.map((key) => key.slice(kind.length + 1))]),
    ),
  }
}

const PLAN_HEADING = '二、下一步工作计划\n'
const REVIEW_HEADING = '一、工作回顾\n'

/** Findings on a sentence where it stands, behind the sentence before it and among what is planned or not. */
function findingsOn(text: string, { previous, planned }: Sentence, sheet: FactSheet): Finding[] {
  const lead = `${planned ? PLAN_HEADING : REVIEW_HEADING}${previous}\n`
  const line = lead.split('\n').length
  return verifyText(`${lead}${text}`, sheet).findings.filter((finding) => finding.line >= line)
}

type Tally = { tried: number; flagged: number; byRule: number }

/** Tries one operator on sentences of the report that verify clean; a flag is a finding that was not there before. */
function tryOperator(operator: Operator, report: Report, material: Material, tally: Tally): void {
  const random = createRandom(
    Number.parseInt(
      createHash('sha256')
        .update(report.file + operator.name)
        .digest('hex')
        .slice(0, 8),
      16,
    ),
  )
  const pick = (count: number): number => Math.floor(random() * count)
  const pool = report.sentences.filter(({ checkable }) => checkable)
  for (let tries = 0, done = 0; tries < TRIES_PER_OPERATOR * 8 && done < TRIES_PER_OPERATOR; tries += 1) {
    const sentence = pool[pick(pool.length)]
    if (!sentence || sentence.text.length > 200) continue
    const changed = operator.apply(sentence.text, material, pick)
    if (changed === null || findingsOn(sentence.text, sentence, report.sheet).length > 0) continue
    done += 1
    tally.tried += 1
    const findings = findingsOn(changed, sentence, report.sheet)
    if (findings.length > 0) tally.flagged += 1
    if (findings.some(({ rule }) => operator.rules.includes(rule))) tally.byRule += 1
    const isFault = (operator.group === 'paraphrase') === findings.length > 0
    if (isFault && listed?.includes(operator.name))
      console.log(
        `  ${sentence.text}\n  → ${changed}\n    ${findings.map(({ rule, message }) => `${rule} ${message}`).join('; ')}`,
      )
  }
}

function materialOf(report: Report, other: Report): Material {
  const own = new Set([...report.names.values()].flat())
  const strange = (raw: string): boolean =>
    !own.has(raw) &&
    !isPublicName(raw.replaceAll(/[“”]/g, '')) &&
    !report.text.includes(raw.replaceAll(/[“”《》]/g, ''))
  return {
    projects: report.sheet.facts.flatMap(({ kind, label }) => (kind === 'project' ? [label] : [])),
    ownNames: report.names,
    foreignNames: new Map(Array.from(other.names, ([kind, names]) => [kind, names.filter(strange)])),
    figures: Map.groupBy(
      findQuantities(report.text).filter(
        ({ exact, form, kind }) => exact && form === 'arabic' && kind !== 'ordinal',
      ),
      ({ unitText }) => unitText,
    )
      .entries()
      .reduce(
        (all, [unit, found]) => all.set(unit, [...new Set(found.map(({ raw }) => raw))]),
        new Map<string, string[]>(),
      ),
    foreignSentences: other.sentences
      .filter(({ text, checkable }) => checkable && text.length < 200 && !report.text.includes(text))
      .map(({ text }) => text),
  }
}

function measureClean(reports: readonly Report[]): void {
  const rules = new Map<string, number>()
  let characters = 0
  let sentences = 0
  let marked = 0
  for (const { text, sheet } of reports) {
    const verification = verifyText(text, sheet)
    characters += text.length
    sentences += verification.sentences.length
    marked += verification.sentences.filter((sentence) => sentence.class === '?').length
    for (const { rule, severity, quote, message } of verification.findings) {
      const key = `${rule} ${severity}`
      rules.set(key, (rules.get(key) ?? 0) + 1)
      if (listed?.includes('clean')) console.log(`  ${rule} ${quote}: ${message}`)
    }
  }
  const total = [...rules.values()].reduce((sum, count) => sum + count, 0)
  const per = (count: number): string => ((count * 1000) / Math.max(1, characters)).toFixed(2)
  console.log(
    `\nClean: ${characters} characters, ${total} false alarms = ${per(total)} per 1,000 characters; sentences marked ${shareOf(marked, sentences)}`,
  )
  for (const [rule, count] of [...rules].toSorted())
    console.log(`  ${rule.padEnd(12)} ${String(count).padStart(5)} = ${per(count)}`)
}

/** Sentences with a checkable token, against the facts of the next report. */
function measureCrossed(reports: readonly Report[]): void {
  let tried = 0
  let flagged = 0
  for (const [i, { sentences, text }] of reports.entries()) {
    const other = reports[(i + 1) % reports.length]
    if (!other || other.text === text) continue
    for (const sentence of sentences) {
      if (!findLiterals(sentence.text).length) continue
      tried += 1
      if (findingsOn(sentence.text, sentence, other.sheet).length > 0) flagged += 1
    }
  }
  console.log(
    `\nAgainst another report's facts: sentences with a figure, date or rank flagged ${shareOf(flagged, tried)}`,
  )
}

/** With one indicator less its sentence must be flagged, and no other one. */
function measureLeftOut(reports: readonly Report[]): void {
  let tried = 0
  let flagged = 0
  for (const { sheet, sentences, sentenceOf } of reports) {
    const counts = Map.groupBy(sheet.facts, (fact) =>
      fact.kind === 'indicator' ? `${fact.label} ${fact.value}${fact.unit}` : fact.id,
    )
    const single = sheet.facts.filter(
      (fact) =>
        fact.kind === 'indicator' &&
        fact.value !== null &&
        counts.get(`${fact.label} ${fact.value}${fact.unit}`)?.length === 1,
    )
    const step = Math.max(1, Math.floor(single.length / LEFT_OUT))
    for (let at = 0; at < single.length; at += step) {
      const fact = single[at]
      const sentence = sentences.find(({ text }) => fact && text === sentenceOf.get(fact.id)?.trim())
      if (!fact || !sentence || findingsOn(sentence.text, sentence, sheet).length > 0) continue
      const less = { ...sheet, facts: sheet.facts.filter(({ id }) => id !== fact.id) }
      tried += 1
      if (findingsOn(sentence.text, sentence, less).length > 0) flagged += 1
      else if (listed?.includes('left out'))
        console.log(`  ${fact.label} ${fact.kind === 'indicator' ? fact.value : ''}: ${sentence.text}`)
    }
  }
  console.log(`\nWith one fact left out: its sentence flagged ${shareOf(flagged, tried)}`)
}

/** Without the sentence that tells it, a fact counts as not told. */
function measureOmission(reports: readonly Report[]): void {
  let tried = 0
  let seen = 0
  for (const { sheet, text, sentenceOf } of reports) {
    const before = new Set(verifyText(text, sheet).coverage.unused)
    const told = sheet.facts.filter(
      (fact) => fact.kind === 'indicator' && fact.value !== null && !before.has(fact.id),
    )
    const step = Math.max(1, Math.floor(told.length / 5))
    for (let at = 0; at < told.length; at += step) {
      const fact = told[at]
      const sentence = fact && sentenceOf.get(fact.id)
      if (!fact || !sentence || text.split(sentence).length !== 2) continue
      tried += 1
      if (verifyText(text.replace(sentence, ''), sheet).coverage.unused.includes(fact.id)) seen += 1
    }
  }
  console.log(`Sentence deleted: its fact reported as not told ${shareOf(seen, tried)}`)
}

function measureOperators(reports: readonly Report[]): void {
  const groups = new Map<Group, Tally>()
  console.log('\nOperator × (flagged; flagged by the right rule), 95 % interval by Wilson')
  for (const operator of OPERATORS.filter(({ name }) => listed === undefined || listed.includes(name))) {
    const tally: Tally = { tried: 0, flagged: 0, byRule: 0 }
    for (const [i, report] of reports.entries()) {
      const other = reports[(i + 1 + Math.floor(reports.length / 2)) % reports.length]
      if (other) tryOperator(operator, report, materialOf(report, other), tally)
    }
    const { tried, flagged, byRule } = tally
    const right = operator.group === 'paraphrase' ? '' : `; by the right rule ${shareOf(byRule, tried)}`
    console.log(
      `  ${operator.group.padEnd(13)} ${operator.name.padEnd(32)} ${shareOf(flagged, tried)}${right}`,
    )
    const group = groups.get(operator.group) ?? { tried: 0, flagged: 0, byRule: 0 }
    groups.set(operator.group, {
      tried: group.tried + tried,
      flagged: group.flagged + flagged,
      byRule: group.byRule + byRule,
    })
  }
  console.log('\nBy group')
  for (const [group, { tried, flagged }] of groups) {
    const words =
      group === 'paraphrase'
        ? `left alone ${shareOf(tried - flagged, tried)}`
        : `flagged ${shareOf(flagged, tried)}`
    console.log(`  ${group.padEnd(13)} ${words}`)
  }
}

function measureSpeed(reports: readonly Report[]): void {
  const megabytes = reports.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0) / 1e6
  // Processor time, and of each report the quickest reading: programs beside this one take its caches as well.
  const timed = (work: (report: Report) => void): string => {
    for (const report of reports) work(report)
    const quickest = new Map<Report, number>()
    for (let reading = 0; reading < READINGS; reading += 1) {
      for (const report of reports) {
        const start = process.cpuUsage()
        work(report)
        const { user, system } = process.cpuUsage(start)
        quickest.set(report, Math.min(quickest.get(report) ?? Number.POSITIVE_INFINITY, user + system))
      }
    }
    const microseconds = [...quickest.values()].reduce((sum, time) => sum + time, 0)
    return ((megabytes * 1e6) / microseconds).toFixed(2)
  }
  const indexes = new Map(reports.map((report) => [report, indexSheet(report.sheet)]))
  const gates = timed((report) => {
    const index = indexes.get(report)
    for (const { text } of report.sentences) {
      if (!index) continue
      checkTemplate(text, index)
      checkRendered(text, [], index)
    }
  })
  const verification = timed(({ text, sheet }) => verifyText(text, sheet))
  let sum = 0
  const reading = timed(({ text }) => {
    for (let at = 0; at < text.length; at += 1) sum += text.charCodeAt(at)
  })
  console.log(
    `\nSpeed over ${megabytes.toFixed(2)} MB of UTF-8: gates A and B ${gates} MB/s; verification ${verification} MB/s; reading every character once ${reading} MB/s (processor time, quickest of ${READINGS} readings of each report; checksum ${sum})`,
  )
}

const missing = folders.filter((folder) => !existsSync(folder))
if (missing.length > 0) {
  console.log(`Nothing measured: ${missing.join(', ')} is not here. Name a folder of texts.`)
} else {
  const files = folders
    .flatMap(filesIn)
    .filter((path) => part === undefined || isHeldOut(path) === (part === 'held-out'))
  const reports = files.map(readReport).filter(({ text }) => text.length > 0)
  const facts = reports.reduce((sum, { sheet }) => sum + sheet.facts.length, 0)
  console.log(`${reports.length} reports${part ? ` (${part})` : ''}, ${facts} facts read from them`)
  if (listed === undefined || listed.includes('clean')) measureClean(reports)
  if (listed === undefined) measureCrossed(reports)
  if (listed === undefined || listed.includes('left out')) {
    measureLeftOut(reports)
    if (listed === undefined) measureOmission(reports)
  }
  measureOperators(reports)
  if (listed === undefined || listed.includes('speed')) measureSpeed(reports)
}
