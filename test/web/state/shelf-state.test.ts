import { describe, expect, it } from 'vitest'
import { INITIAL_SHELF, reduceShelf } from '../../../src/web/state/shelf-state.ts'
import { templateText } from '../../../src/web/views/template-text.ts'

describe('the shelf beside the document', () => {
  it('keeps what is on it while files are added, and tells what became of them', () => {
    const adding = reduceShelf({ ...INITIAL_SHELF, documents: [] }, { type: 'documents-adding' })
    expect(adding).toMatchObject({ isAdding: true, documents: [] })
    const report = { documents: [], refused: [{ file: '甲.pdf', message: '文件是扫描件' }] }
    expect(reduceShelf(adding, { type: 'documents-added', report })).toMatchObject({
      isAdding: false,
      report,
    })
  })

  it('gives a masked wording as a template in which every particular is a gap', () => {
    expect(templateText('新建幼儿园〈数〉所，〈时〉投用。')).toBe(
      '新建幼儿园【待补：数】所，【待补：时】投用。',
    )
  })
})
