import type { Span } from '../text/span.ts'
import { hasUnit, type UnitSet, unitSetOf } from '../text/unit-set.ts'

/** Where one of many strings occurs. */
export type StringMatch = Span & { readonly text: string }

/** Finds every occurrence of every string, overlapping ones too, ordered by end. */
export type StringMatcher = (text: string) => StringMatch[]

type Node = {
  /** By code unit. */
  readonly next: Map<number, Node>
  fail: Node | null
  /** The string that ends here, and the nearest shorter one that ends here too. */
  word: string | null
  shorter: Node | null
}

const newNode = (): Node => ({ next: new Map(), fail: null, word: null, shorter: null })

/** Aho and Corasick's automaton: time linear in the text and the matches, whatever the number of strings. */
export function createStringMatcher(strings: Iterable<string>): StringMatcher {
  const root = newNode()
  for (const string of strings) if (string !== '') insert(root, string)
  linkFailures(root)
  // Most characters of a text begin no string; a set of units tells so faster than a map.
  const begins = unitSetOf(root.next.keys())
  return (text) => scan(root, begins, text)
}

function insert(root: Node, string: string): void {
  let node = root
  for (let offset = 0; offset < string.length; offset += 1) {
    const unit = string.charCodeAt(offset)
    let next = node.next.get(unit)
    if (!next) {
      next = newNode()
      node.next.set(unit, next)
    }
    node = next
  }
  node.word = string
}

function linkFailures(root: Node): void {
  const queue: Node[] = []
  for (const child of root.next.values()) {
    child.fail = root
    queue.push(child)
  }
  for (let head = 0; head < queue.length; head += 1) {
    const node = queue[head]
    if (!node) break
    for (const [unit, child] of node.next) {
      child.fail = follow(node.fail, unit) ?? root
      child.shorter = child.fail.word === null ? child.fail.shorter : child.fail
      queue.push(child)
    }
  }
}

function follow(start: Node | null, unit: number): Node | undefined {
  for (let node = start; node; node = node.fail) {
    const next = node.next.get(unit)
    if (next) return next
  }
  return undefined
}

function scan(root: Node, begins: UnitSet, text: string): StringMatch[] {
  const matches: StringMatch[] = []
  let node = root
  for (let offset = 0; offset < text.length; offset += 1) {
    const unit = text.charCodeAt(offset)
    if (node === root && !hasUnit(begins, unit)) continue
    node = follow(node, unit) ?? root
    for (let end: Node | null = node; end; end = end.shorter) {
      if (end.word !== null) {
        matches.push({ text: end.word, start: offset + 1 - end.word.length, end: offset + 1 })
      }
    }
  }
  return matches
}
