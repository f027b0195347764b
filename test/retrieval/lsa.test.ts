import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createLsaProjection, dimensionsFor, fitLsa } from '../../src/retrieval/lsa.ts'
import { readLsa, writeLsa } from '../../src/retrieval/lsa-bytes.ts'
import { createMatrix, eigen, gram, type Matrix, orthonormalise } from '../../src/retrieval/matrix.ts'

const noPause = async (): Promise<void> => undefined

const fill = (rows: number, columns: number, values: readonly number[]): Matrix => {
  const matrix = createMatrix(rows, columns)
  matrix.values.set(values.slice(0, rows * columns))
  return matrix
}

/** Sentences on three themes, put together from parts, so that many share words and none is another's twin. */
const TEXTS = ['学前教育', '校园安全', '教师队伍'].flatMap((theme, index) => {
  const parts =
    [
      ['新建公办幼儿园', '增加普惠学位', '规范办园行为', '开展保教视导', '扩大学前资源', '办好乡镇中心园'],
      ['排查安全隐患', '配齐专职保安', '整治校车食堂', '开展应急演练', '落实安全责任', '建设平安校园'],
      ['招聘紧缺教师', '推进交流轮岗', '加强师德师风', '培养骨干名师', '保障教师待遇', '开展全员培训'],
    ][index] ?? []
  return parts.flatMap((one) => parts.filter((two) => two !== one).map((two) => `${theme}：${one}，${two}。`))
})

const dot = (a: Float32Array, b: Float32Array): number =>
  a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0)

describe('local statistics', () => {
  it('put texts on one theme near each other and others far', async () => {
    const embed = createLsaProjection(await fitLsa(TEXTS, noPause))
    const query = embed('幼儿园学位')
    const near = dot(query, embed('规范学前教育办园行为'))
    expect(near).toBeGreaterThan(2 * dot(query, embed('校车食堂安全整治')))
    expect(near).toBeGreaterThan(2 * dot(query, embed('骨干教师培训')))
  })

  it('are the same for the same texts', async () => {
    expect(writeLsa(await fitLsa(TEXTS, noPause))).toEqual(writeLsa(await fitLsa(TEXTS, noPause)))
  })

  it('give vectors of length one, or of zero where nothing in the text is known', async () => {
    const model = await fitLsa(TEXTS, noPause)
    const embed = createLsaProjection(model)
    for (const text of TEXTS.slice(0, 10)) {
      expect(embed(text)).toHaveLength(dimensionsFor(TEXTS.length))
      expect(Math.hypot(...embed(text))).toBeCloseTo(1, 5)
    }
    expect(embed('xyz').every((value) => value === 0)).toBe(true)
    expect(embed('').every((value) => value === 0)).toBe(true)
  })

  it.each([
    ['no text', []],
    ['one text', ['校园安全']],
    ['texts without letters', ['，', '。']],
    ['the same text again and again', Array(30).fill('校园安全隐患排查')],
  ])('can be fitted to %s', async (_name, texts) => {
    const model = await fitLsa(texts, noPause)
    expect(model.dimensions).toBe(32)
    const vector = createLsaProjection(model)('校园安全')
    expect(vector.every(Number.isFinite)).toBe(true)
  })

  it('let others work meanwhile, and stop when told to', async () => {
    let pauses = 0
    const many = Array.from({ length: 40 }, () => TEXTS.join('')).map((text, index) => `${index}${text}`)
    await fitLsa(many, async () => {
      pauses += 1
    })
    expect(pauses).toBeGreaterThan(1)
    const stopping = fitLsa(many, async () => {
      throw new Error('stop')
    })
    await expect(stopping).rejects.toThrow('stop')
  })

  it('grow with the shelf', () => {
    expect([10, 499, 500, 4999, 5000].map(dimensionsFor)).toEqual([32, 32, 64, 64, 128])
  })
})

describe('a written model', () => {
  it('makes the same vectors when it is read', async () => {
    const model = await fitLsa(TEXTS, noPause)
    const read = readLsa(writeLsa(model))
    expect(read).toEqual(model)
    expect(createLsaProjection(read)('校园安全')).toEqual(createLsaProjection(model)('校园安全'))
  })

  it('may be empty', async () => {
    const model = await fitLsa([], noPause)
    expect(readLsa(writeLsa(model))).toEqual(model)
  })

  it('is refused when it is cut, longer or something else', async () => {
    const bytes = writeLsa(await fitLsa(TEXTS.slice(0, 3), noPause))
    expect(() => readLsa(bytes.subarray(0, bytes.length - 1))).toThrow(RangeError)
    expect(() => readLsa(Uint8Array.from([...bytes, 0]))).toThrow(RangeError)
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (other) => {
        expect(() => readLsa(other)).toThrow(RangeError)
      }),
    )
  })
})

describe('matrices', () => {
  const numbers = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 60, maxLength: 60 })

  it('get orthonormal columns, or zero ones where they depend on others', async () => {
    await fc.assert(
      fc.asyncProperty(numbers, async (values) => {
        const matrix = fill(12, 5, values)
        await orthonormalise(matrix, noPause)
        const product = await gram(matrix, noPause)
        for (let i = 0; i < 5; i += 1) {
          for (let j = 0; j < 5; j += 1) {
            const value = product.values[i * 5 + j] ?? Number.NaN
            if (i !== j) expect(value).toBeCloseTo(0, 5)
            else expect(Math.min(Math.abs(value), Math.abs(value - 1))).toBeLessThan(1e-5)
          }
        }
      }),
    )
  })

  it('are put together again from their eigenvalues and eigenvectors', async () => {
    await fc.assert(
      fc.asyncProperty(numbers, async (values) => {
        const symmetric = await gram(fill(12, 5, values), noPause)
        const original = Float64Array.from(symmetric.values)
        const { values: eigenvalues, vectors } = eigen(symmetric)
        expect(eigenvalues).toEqual([...eigenvalues].sort((a, b) => b - a))
        for (let i = 0; i < 5; i += 1) {
          for (let j = 0; j < 5; j += 1) {
            let sum = 0
            for (const [k, value] of eigenvalues.entries()) {
              sum += (vectors.values[i * 5 + k] ?? 0) * value * (vectors.values[j * 5 + k] ?? 0)
            }
            expect(sum).toBeCloseTo(original[i * 5 + j] ?? Number.NaN, 6)
          }
        }
      }),
    )
  })
})
