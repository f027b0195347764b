import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createNameMatcher, namesMeant } from '../../src/retrieval/match-name.ts'

describe('a name that is asked for', () => {
  it.each([
    ['余姚', '余姚市教育局'],
    ['余姚市', '余姚市教育局'],
    ['余姚教育局', '余姚市教育局'],
    ['教体局', '望漪县教育体育局'],
    ['望漪县教体局', '望漪县教育体育局'],
    ['岭北县教育局', '岭北自治县教育局'],
    ['浙江省余姚市教育局', '余姚市教育局'],
    ['浙江省宁波市余姚市', '余姚市'],
    ['余姚市 教育局', '余姚市教育局'],
  ])('%s means %s', (asked, name) => {
    expect(createNameMatcher(asked)(name)).toBe(true)
  })

  it.each([
    ['余姚', '江岚市教育局'],
    ['余姚市教育局', '市教育局'],
    ['余姚市教育局', '教育局'],
    ['余局', '余姚市教育局'],
    ['江市', '江岚省松漪市教育局'],
    ['.*', '余姚市教育局'],
    ['%', '余姚市教育局'],
    ['', '余姚市教育局'],
  ])('%s does not mean %s', (asked, name) => {
    expect(createNameMatcher(asked)(name)).toBe(false)
  })

  it('means the very one where it is among those there are', () => {
    const names = ['澜川市教育局', '澜川市教育局基础教育处', '余姚市教育局']
    expect(namesMeant('澜川市教育局', names)).toEqual(['澜川市教育局'])
    expect(namesMeant('澜川', names)).toEqual(['澜川市教育局', '澜川市教育局基础教育处'])
  })

  it('may be any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 100 }),
        fc.string({ maxLength: 30 }),
        (asked, name) => {
          expect(typeof createNameMatcher(asked)(name)).toBe('boolean')
        },
      ),
    )
  })
})
