import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { explainRule, GATE_RULES } from '../../src/domain/gate-rules.ts'

const GROUNDING = new URL('../../src/grounding/', import.meta.url).pathname

describe('the rules of the gates', () => {
  it('have each a sentence for the writer: every rule that the code names, and no other', () => {
    const sources = readdirSync(GROUNDING, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => readFileSync(join(GROUNDING, file), 'utf8'))
    const named = new Set(sources.flatMap((source) => source.match(/(?<=')[AB]\d{1,2}(?=')/g) ?? []))
    // A0 only makes the text readable to the others, and finds nothing itself.
    expect([...named, 'A0'].sort()).toEqual(Object.keys(GATE_RULES).sort())
  })

  it('are explained in one sentence of Chinese', () => {
    for (const sentence of Object.values(GATE_RULES)) expect(sentence).toMatch(/^[^。]{8,60}。$/)
    expect(explainRule('B1')).toBe(GATE_RULES.B1)
    expect(explainRule('N-08')).toBeUndefined()
  })
})
