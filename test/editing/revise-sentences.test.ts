import { describe, expect, it } from 'vitest'
import { factSheetSchema } from '../../src/domain/fact-sheet.ts'
import { reviseSentences } from '../../src/editing/revise-sentences.ts'
import { createSequentialIds } from '../support/database.ts'
import { SHEET, sentence } from '../web/samples.ts'

const revise = (
  ...[before, paragraphs, moved, sheet = SHEET]: [
    Parameters<typeof reviseSentences>[0],
    string[],
    Parameters<typeof reviseSentences>[0]?,
    typeof SHEET?,
  ]
) => reviseSentences(before, paragraphs, sheet, createSequentialIds(), moved ?? [])

describe('reviseSentences', () => {
  it('keeps the record of a sentence that stands as before, wherever it stands now', () => {
    const kept = sentence('s1', '公办园在园幼儿占比达54.96%。', { class: 'F', exemplars: ['x1'] })
    const [first, second] = revise([kept], ['新的一句。', '公办园在园幼儿占比达54.96%。'])
    expect(first).toMatchObject({ class: 'U', author: 'writer', paragraph: 0 })
    expect(second).toEqual({ ...kept, paragraph: 1 })
  })

  it('gives a sentence that was undone its record of an earlier revision back', () => {
    const earlier = sentence('s1', '甲。', { class: 'F' })
    const now = sentence('n1', '甲改。', { class: 'U', author: 'writer' })
    expect(revise([now], ['甲。'], [earlier, now])).toEqual([earlier])
  })

  it('holds the writer’s own sentences against the sheet as it is now', () => {
    const [invented] = revise([], ['新增学位37个。'])
    expect(invented?.checks).not.toEqual([])
    const known = factSheetSchema.parse({
      ...SHEET,
      facts: [{ kind: 'indicator', id: 'i2', label: '新增学位', value: '37', unit: '个', basis: 'new' }],
    })
    const [borne] = revise(invented ? [invented] : [], ['新增学位37个。'], [], known)
    expect(borne).toMatchObject({ id: invented?.id, checks: [] })
  })
})
