import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AppError } from '../../src/domain/errors.ts'
import { addFact, changeFact, removeFact, replaceFact } from '../../src/facts/edit-sheet.ts'
import { parseSheet } from '../../src/facts/parse-sheet.ts'
import { sheetTemplate } from '../../src/facts/template.ts'

const sheet = parseSheet(sheetTemplate())

const faultsOf = (work: () => unknown) => {
  try {
    work()
  } catch (error) {
    if (error instanceof AppError) return { code: error.code, at: error.faults.map(({ at }) => at) }
    throw error
  }
  return undefined
}

describe('one fact of a sheet', () => {
  it('is added under the next id of its kind, and nothing else changes', () => {
    const { sheet: edited, fact } = addFact(sheet, {
      kind: 'indicator',
      label: '新增学位',
      value: '3600',
      unit: '个',
    })
    expect(fact).toMatchObject({ id: 'i3', value: '3600' })
    expect(edited.facts.slice(0, -1)).toEqual(sheet.facts)
  })

  it('is changed field by field; null takes a field away, and makes a value awaited', () => {
    const { fact } = changeFact(sheet, 'i1', { value: '58.60', rank: null })
    expect(fact).toMatchObject({ value: '58.60', unit: '%' })
    expect(fact).not.toHaveProperty('rank')
    expect(changeFact(sheet, 'i2', { value: null }).fact).toMatchObject({ value: null })
  })

  it('is replaced in its place, and keeps its id', () => {
    const other = { kind: 'indicator', id: 'i9', label: '招聘教师', value: '221', unit: '人' }
    const { sheet: edited, fact } = replaceFact(sheet, 'i2', other)
    expect(fact).toMatchObject({ id: 'i2', value: '221' })
    expect(edited.facts[1]).toEqual(fact)
  })

  it('is taken away', () => {
    expect(removeFact(sheet, 'i2').facts.map(({ id }) => id)).not.toContain('i2')
  })

  it('with a wrong field is refused, and the fault stands at the field', () => {
    expect(faultsOf(() => changeFact(sheet, 'i1', { value: '很多' }))).toEqual({
      code: 'invalid_sheet',
      at: ['/value'],
    })
    expect(faultsOf(() => addFact(sheet, { kind: 'indicator', label: '' }))?.at).toContain('/label')
    expect(faultsOf(() => addFact(sheet, { label: '无类' }))).toEqual({
      code: 'invalid_sheet',
      at: ['/kind'],
    })
    expect(faultsOf(() => addFact(sheet, []))).toMatchObject({ code: 'invalid_sheet' })
    expect(faultsOf(() => changeFact(sheet, 'i77', {}))).toMatchObject({ code: 'not_found' })
  })

  it('is never half changed, whatever comes', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), (input) => {
        const before = JSON.stringify(sheet)
        try {
          expect(parseSheet(changeFact(sheet, 'i1', input).sheet).facts).toHaveLength(sheet.facts.length)
        } catch (error) {
          expect(error).toBeInstanceOf(AppError)
        }
        expect(JSON.stringify(sheet)).toBe(before)
      }),
      { numRuns: 100 },
    )
  })
})
