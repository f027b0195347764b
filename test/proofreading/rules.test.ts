import { describe, expect, it } from 'vitest'
import { proofread } from '../../src/proofreading/proofread.ts'
import type { Rule } from '../../src/proofreading/rule.ts'
import { RULES } from '../../src/proofreading/rules.ts'

const finds = ({ id }: Rule, text: string): boolean =>
  proofread(text).findings.some(({ rule }) => rule === id)

describe('every rule', () => {
  for (const rule of RULES) {
    for (const text of rule.examples.must)
      it(`${rule.id} finds ${text.slice(0, 60)}`, () => expect(finds(rule, text)).toBe(true))
    for (const text of rule.examples.mustNot)
      it(`${rule.id} leaves alone ${text.slice(0, 60)}`, () => expect(finds(rule, text)).toBe(false))
  }

  it('says 标准规定 only where a standard says so', () => {
    for (const rule of RULES)
      for (const text of rule.examples.must)
        for (const finding of proofread(text).findings)
          if (finding.message.includes('标准规定')) expect(finding.source).toMatch(/^标准：/)
  })
})
