import { describe, expect, it } from 'vitest'
import { factSchema } from '../../../src/domain/fact-sheet.ts'
import {
  changesFor,
  factOfFields,
  faultsByField,
  fieldsOf,
  parseFigures,
  readField,
} from '../../../src/web/views/fact-fields.ts'

const INDICATOR = factSchema.parse({
  kind: 'indicator',
  id: 'i1',
  label: '公办园占比',
  value: '54.96',
  unit: '%',
  previous: { value: '52.6', basis: '上年' },
})
const PROJECT = factSchema.parse({
  kind: 'project',
  id: 'p1',
  label: '实验小学扩建',
  status: '在建',
  money: [{ label: '总投资', value: '4200', unit: '万元' }],
})

const fieldAt = (kind: 'indicator' | 'project', path: string) => {
  const found = fieldsOf(kind).find((one) => one.path === path)
  if (!found) throw new Error(`no field ${path}`)
  return found
}

describe('the fields of a fact', () => {
  it('show what the sheet holds, also within a part and as figures', () => {
    expect(readField(INDICATOR, 'value')).toBe('54.96')
    expect(readField(INDICATOR, 'previous.value')).toBe('52.6')
    expect(readField(INDICATOR, 'target.value')).toBe('')
    expect(readField(PROJECT, 'money')).toBe('总投资 4200万元')
  })

  it('read figures as they are written, and leave what is none for the service to refuse', () => {
    expect(parseFigures('总投资 4200 万元；新增学位：360个')).toEqual([
      { label: '总投资', value: '4200', unit: '万元' },
      { label: '新增学位', value: '360', unit: '个' },
    ])
    expect(parseFigures('很多钱')).toEqual([{ label: '很多钱', value: '', unit: '' }])
    expect(parseFigures(' ； ')).toEqual([])
  })

  it('change only what was typed, keep the other half of a part, and take an emptied part away', () => {
    expect(changesFor(INDICATOR, fieldAt('indicator', 'value'), ' 58.6 ')).toEqual({ value: '58.6' })
    expect(changesFor(INDICATOR, fieldAt('indicator', 'value'), '')).toEqual({ value: null })
    expect(changesFor(INDICATOR, fieldAt('indicator', 'previous.value'), '51')).toEqual({
      previous: { value: '51', basis: '上年' },
    })
    expect(changesFor(INDICATOR, fieldAt('indicator', 'previous.value'), '')).toEqual({ previous: null })
    expect(changesFor(INDICATOR, fieldAt('indicator', 'label'), '')).toEqual({ label: '' })
    expect(changesFor(PROJECT, fieldAt('project', 'money'), '')).toEqual({ money: [] })
  })

  it('make a fact of a form that the schema takes', () => {
    const made = factOfFields('indicator', { label: '新增学位', value: '3600', unit: '个' }, true)
    expect(factSchema.parse({ ...made, id: 'i2' })).toMatchObject({ value: '3600', must: true })
    expect(
      factSchema.parse({ ...factOfFields('own-name', { label: '名师工程' }, false), id: 'o1' }).kind,
    ).toBe('own-name')
  })

  it('have their faults beside them; a fault of no field belongs to the whole', () => {
    const faults = faultsByField('indicator', [
      { pointer: '/value', detail: '应为数字' },
      { pointer: '/previous', detail: '缺少上期数' },
      { pointer: '/', detail: '重名' },
    ])
    expect([...faults]).toEqual([
      ['value', '应为数字'],
      ['previous.value', '缺少上期数'],
      ['', '重名'],
    ])
  })
})
