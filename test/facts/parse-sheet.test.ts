import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AppError } from '../../src/domain/errors.ts'
import { jsonFaultOffset } from '../../src/facts/json-fault-place.ts'
import { MAX_SHEET_CHARACTERS, parseSheet, parseSheetText } from '../../src/facts/parse-sheet.ts'

const head = { profile: { organ: '澄溪市教育局' }, period: '2024' }
const sheet = (...facts: unknown[]): unknown => ({ ...head, facts })

function faultOf(read: () => unknown): AppError {
  try {
    read()
  } catch (error) {
    if (error instanceof AppError) return error
    throw error
  }
  throw new Error('the sheet was accepted')
}

describe('parseSheetText', () => {
  it('tells where the text stops being JSON', () => {
    const error = faultOf(() => parseSheetText('{\n  "profile": }'))
    expect(error.code).toBe('invalid_json')
    expect(error.detail).toContain('第 2 行')
  })
  it('finds a fault in every text that is no JSON, and in no other', () => {
    const pieces = fc.array(
      fc.constantFrom('{', '}', '[', ']', ',', ':', '"甲"', '1', 'true', ' ', '\n', '"', '-', '01'),
    )
    fc.assert(
      fc.property(
        fc.oneof(
          pieces.map((list) => list.join('')),
          fc.json(),
        ),
        (text) => {
          let valid = true
          try {
            JSON.parse(text)
          } catch {
            valid = false
          }
          expect(jsonFaultOffset(text) === undefined).toBe(valid)
        },
      ),
      { numRuns: 1000 },
    )
  })
  it('says that an empty file is empty', () => {
    expect(faultOf(() => parseSheetText(' \n')).detail).toContain('没有内容')
  })
  it('reads past a byte order mark', () => {
    expect(parseSheetText(`\uFEFF${JSON.stringify(sheet())}`).facts).toEqual([])
  })
  it('refuses more than ten megabytes', () => {
    expect(faultOf(() => parseSheetText(' '.repeat(MAX_SHEET_CHARACTERS + 1))).code).toBe('payload_too_large')
  })
})

describe('parseSheet', () => {
  it('names fact, field and path of a wrong value', () => {
    const error = faultOf(() =>
      parseSheet(sheet({ kind: 'indicator', id: 'i3', label: '公办园占比', value: '很多', unit: '%' })),
    )
    expect(error.code).toBe('invalid_sheet')
    expect(error.faults).toEqual([
      { at: '/facts/0/value', message: '第 1 条“公办园占比”（i3）的“数值”（value）：应为数字，如 54.96' },
    ])
  })
  it('lists every fault', () => {
    const error = faultOf(() =>
      parseSheet({
        profile: {},
        period: '2024-13',
        facts: [{ id: 'i1', label: '甲', value: 1, colour: 'red', rank: { n: 0 } }],
      }),
    )
    expect(error.faults.map(({ at }) => at).sort()).toEqual(
      ['/facts/0/colour', '/facts/0/rank/n', '/facts/0/rank/scope', '/period', '/profile/organ'].sort(),
    )
    expect(error.detail).toContain('共 5 处')
  })
  it('reports a repeated id with both places', () => {
    const error = faultOf(() =>
      parseSheet(sheet({ id: 'i1', label: '甲', value: 1 }, { id: 'i1', label: '乙', value: 2 })),
    )
    expect(error.faults).toEqual([
      { at: '/facts/1/id', message: '编号 i1 用了两次：第 1 条“甲”和第 2 条“乙”，请改其中一个' },
    ])
  })
  it('tells the kind from the letter of the id', () => {
    const { facts } = parseSheet(
      sheet({ id: 'p1', label: '东湖小学', status: '在建' }, { id: 'l2', label: '改造食堂' }),
    )
    expect(facts.map(({ kind }) => kind)).toEqual(['project', 'last-plan'])
  })
  it('reads short names and units written behind the figure', () => {
    const [fact] = parseSheet(
      sheet({
        id: 'i1',
        label: '公办园占比',
        value: '54.96％',
        prev: { value: '51.8%' },
        target: { value: '60%', sense: '不低于' },
        given: { pp: '3.16个百分点' },
      }),
    ).facts
    expect(fact).toMatchObject({
      value: '54.96',
      unit: '%',
      previous: { value: '51.8' },
      target: { value: '60' },
      given: { points: '3.16' },
    })
  })
  it.each(['终止', '撤销', '合并'])('takes a project called %s as one that was given up', (status) => {
    const { facts } = parseSheet({ ...head, facts: [{ id: 'p1', label: '客运北站', status }] })
    expect(facts[0]).toMatchObject({ kind: 'project', status: '取消' })
  })

  it('never splits a unit off that contradicts the stated one', () => {
    const error = faultOf(() => parseSheet(sheet({ id: 'i1', label: '甲', value: '5人', unit: '万人' })))
    expect(error.faults[0]?.at).toBe('/facts/0/value')
  })
  it('takes control characters and line breaks out of every text, and leaves other marks alone', () => {
    const [fact] = parseSheet(
      sheet({ id: 'q1', label: '学校\n数\u0007', text: '见\u202e甲\ud83d！乙!丙' }),
    ).facts
    expect(fact).toMatchObject({ label: '学校 数', text: '见甲！乙!丙' })
  })

  it('takes braces out of every text, so that no fact can pass for a reference', () => {
    const [fact] = parseSheet(sheet({ id: 'q1', label: '{{i1}}.甲|乙', text: '见{{i1甲.值}}' })).facts
    expect(JSON.stringify(fact)).not.toMatch(/[{}]{2}.*i1甲/)
    expect(fact).toMatchObject({ label: '（（i1））．甲｜乙', text: '见（（i1甲.值））' })
  })
  it('refuses deep nesting instead of exhausting the stack', () => {
    let deep: unknown = 1
    for (let level = 0; level < 100_000; level += 1) deep = [deep]
    expect(faultOf(() => parseSheet({ ...head, facts: deep })).detail).toContain('嵌套')
  })
  it('answers any JSON value with a sheet or with faults', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const error = faultOf(() => parseSheet(value))
        expect(error.code).toBe('invalid_sheet')
        expect(error.faults.length).toBeGreaterThan(0)
      }),
      { numRuns: 200 },
    )
  })
  it('answers any fact with a sheet or with faults', () => {
    const fact = fc.dictionary(
      fc.constantFrom('id', 'kind', 'label', 'value', 'unit', 'previous', 'given', 'rank', 'dates', 'target'),
      fc.oneof(fc.jsonValue(), fc.constantFrom('i1', 'p1', 'indicator', '5%', '2024')),
    )
    fc.assert(
      fc.property(fc.array(fact, { maxLength: 3 }), (facts) => {
        try {
          parseSheet(sheet(...facts))
        } catch (error) {
          expect(error).toBeInstanceOf(AppError)
        }
      }),
      { numRuns: 300 },
    )
  })
})

describe('a figure written as a JSON number', () => {
  const typedValue = (number: string): string | null | undefined => {
    const sheet = parseSheetText(
      `{"profile":{"organ":"某局"},"period":"2025","facts":[{"id":"i1","label":"资金","unit":"元","value":${number}}]}`,
    )
    return sheet.facts[0]?.kind === 'indicator' ? sheet.facts[0].value : undefined
  }

  it.each(['54.50', '1234567.10', '12345678901234567890', '97.0', '0', '7'])(
    '%s keeps every digit as typed',
    (number) => {
      expect(typedValue(number)).toBe(number)
    },
  )
})
