import type { Fact } from '../domain/fact-sheet.ts'
import {
  ATTRIBUTES,
  type Attribute,
  FORMATS,
  type Format,
  GAPS,
  type GapKey,
  type Reference,
} from '../domain/reference.ts'
import { renderReference } from '../facts/render.ts'
import type { SheetIndex } from '../facts/sheet-index.ts'

type Place = { readonly start: number; readonly end: number }

/** A piece of a template; `start` and `end` are UTF-16 offsets in the template as given. */
export type Part = Place &
  (
    | { readonly type: 'text'; readonly text: string }
    /** `labelled` is false where the author left the label out; the clause must then name the fact itself. */
    | { readonly type: 'ref'; readonly reference: Reference; readonly labelled: boolean }
    | { readonly type: 'gap'; readonly key: GapKey }
    | { readonly type: 'error'; readonly raw: string; readonly message: string }
  )

/** `{{i3公办园占比.全句|约}}`. */
export const writeReference = ({ id, label, attribute, format }: Reference): string =>
  `{{${id}${label}.${attribute}${format ? `|${format}` : ''}}}`

export const writeGap = (key: GapKey): string => `{{缺.${key}}}`

/** The reference to an attribute of a fact, with the fact's label as its check. */
export const referenceTo = (fact: Fact, attribute: Attribute, format: Format | null = null): Reference => ({
  id: fact.id,
  label: fact.label,
  attribute,
  format,
})

const BRACE_OPEN = String.raw`(?:\\?[{｛]|&#123;|&#x7[bB];|&lbrace;|&lcub;)\s?`
const BRACE_CLOSE = String.raw`\s?(?:\\?[}｝]|&#125;|&#x7[dD];|&rbrace;|&rcub;)`
const OPEN = new RegExp(`${BRACE_OPEN}${BRACE_OPEN}`, 'g')
const OPEN_OR_CLOSE = new RegExp(`(${BRACE_OPEN}${BRACE_OPEN})|${BRACE_CLOSE}${BRACE_CLOSE}`, 'g')
const MAX_BODY = 200

/**
 * Splits a template into text, references, gaps and errors (grammar: grounding.md 2.2). Full-width, escaped and
 * spaced braces are read as braces; an unknown id, a label of another fact, an attribute or format that the fact
 * cannot render, nested or unclosed braces are errors and never guessed at.
 */
export function parseTemplate(template: string, index: SheetIndex): Part[] {
  const parts: Part[] = []
  let position = 0
  const addText = (end: number): void => {
    if (end > position)
      parts.push({ type: 'text', text: template.slice(position, end), start: position, end })
  }
  OPEN.lastIndex = 0
  for (;;) {
    OPEN.lastIndex = position
    const open = OPEN.exec(template)
    if (!open) break
    addText(open.index)
    const part = readBraces(template, open.index, open.index + open[0].length, index)
    parts.push(part)
    position = part.end
  }
  addText(template.length)
  return parts
}

function readBraces(template: string, start: number, bodyStart: number, index: SheetIndex): Part {
  const matcher = new RegExp(OPEN_OR_CLOSE)
  matcher.lastIndex = bodyStart
  const next = matcher.exec(template)
  const error = (end: number, message: string): Part => ({
    type: 'error',
    raw: template.slice(start, end),
    message,
    start,
    end,
  })
  if (!next || next.index - bodyStart > MAX_BODY) return error(bodyStart, '引用缺少结尾的 }}')
  if (next[1] !== undefined) return error(next.index, '引用缺少结尾的 }}，引用之中不能再有引用')
  const end = next.index + next[0].length
  const body = template.slice(bodyStart, next.index).trim()
  const read = body.startsWith('缺') ? readGap(body) : readReference(body, index)
  return typeof read === 'string' ? error(end, read) : { ...read, start, end }
}

const SEPARATORS = ['.', '．', '。'] as const

/** A label holds no ASCII full stop, so the first one ends it; other stops count only where there is none. */
function splitBody(body: string): { head: string; attribute: string; format: string | null } | undefined {
  const mark = SEPARATORS.find((separator) => body.includes(separator))
  if (!mark) return undefined
  const place = mark === '.' ? body.indexOf(mark) : body.lastIndexOf(mark)
  const [attribute = '', format = null] = body.slice(place + 1).split(/[|｜]/, 2)
  return {
    head: body.slice(0, place).trim(),
    attribute: attribute.trim(),
    format: format === null ? null : format.trim(),
  }
}

function readGap(body: string): { type: 'gap'; key: GapKey } | string {
  const key = splitBody(body)?.attribute ?? ''
  return isGapKey(key)
    ? { type: 'gap', key }
    : `没有名为“${key}”的缺项，可用：${Object.keys(GAPS).join('、')}`
}

export const isGapKey = (key: string): key is GapKey => Object.hasOwn(GAPS, key)

type ReadReference = { type: 'ref'; reference: Reference; labelled: boolean }

function readReference(body: string, index: SheetIndex): ReadReference | string {
  const parts = splitBody(body)
  if (!parts) return `引用“${body}”应写作 {{编号标签.属性}}`
  const found = findFact(parts.head, index)
  if (typeof found === 'string') return found
  const { fact, labelled } = found
  const attribute = ATTRIBUTES[fact.kind].find((name) => name === parts.attribute)
  if (!attribute)
    return `“${fact.label}”没有属性“${parts.attribute}”，可用：${ATTRIBUTES[fact.kind].join('、')}`
  const format = parts.format === null ? null : FORMATS.find((name) => name === parts.format)
  if (format === undefined) return `没有格式“${parts.format}”，可用：${FORMATS.join('、')}`
  if (renderReference(index, { id: fact.id, attribute, format }) === null) {
    return `台账中“${fact.label}”没有可写的“${attribute}${format ? `|${format}` : ''}”`
  }
  return { type: 'ref', reference: { id: fact.id, label: fact.label, attribute, format }, labelled }
}

const plain = (label: string): string => label.normalize('NFKC').replaceAll(/\s/g, '')

/** A label may begin with a digit (i1 + 5A平安校园), so every split of the head is tried against the sheet. */
function findFact(head: string, { byId }: SheetIndex): { fact: Fact; labelled: boolean } | string {
  const match = /^([a-z])\s?(\d{1,5})/.exec(head)
  if (!match) return `引用“${head}”没有以编号开头，编号如 i3、p1`
  const [lead, letter = '', digits = ''] = match
  const prefix = lead.length - digits.length
  let mismatch: string | undefined
  for (let count = digits.length; count >= 1; count -= 1) {
    const fact = byId.get(`${letter}${digits.slice(0, count)}`)
    if (!fact) continue
    const label = plain(head.slice(prefix + count))
    if (label === '') return { fact, labelled: false }
    if ([fact.label, ...fact.aliases].some((name) => plain(name) === label)) return { fact, labelled: true }
    mismatch ??= `编号 ${fact.id} 是“${fact.label}”，不是“${label}”`
  }
  return mismatch ?? `编号 ${letter}${digits} 不在台账中`
}

/** The template with every reference and gap in its one canonical form; errors stay as they were written. */
export const writeTemplate = (parts: readonly Part[]): string => parts.map(writePart).join('')

function writePart(part: Part): string {
  switch (part.type) {
    case 'text':
      return part.text
    case 'ref':
      return writeReference(part.reference)
    case 'gap':
      return writeGap(part.key)
    case 'error':
      return part.raw
  }
}

const FENCE = /^\s*```[^\n`]*\n([\s\S]*?)\n?```\s*$/

/** A model's answer without the code fence around it. */
export const withoutFence = (answer: string): string => FENCE.exec(answer)?.[1] ?? answer
