import { characterBigrams } from '../text/tokens.ts'
import { countTerms } from './bm25.ts'
import {
  createMatrix,
  eigen,
  gram,
  type Matrix,
  multiply,
  orthonormalise,
  type Pause,
  type SparseMatrix,
  transpose,
} from './matrix.ts'
import { createSigns } from './seeded-signs.ts'

/**
 * Latent semantic analysis of a shelf's own passages: a vector for every pair of characters, small whole numbers
 * with one scale per pair. A text's vector is the sum over its pairs, at length 1.
 */
export type LsaModel = {
  readonly dimensions: number
  readonly terms: readonly string[]
  readonly scales: Float32Array
  /** Row by row, one row for each term. */
  readonly rows: Int8Array
}

const MAX_TERMS = 30_000
const MAX_SHARE = 0.5
const OVERSAMPLE = 16
const POWER_ITERATIONS = 2
const SEED = 20240101
/** So many characters keep a thread busy for some ten milliseconds. */
const CHARACTERS_PER_PIECE = 20_000
/** Fitting on more passages than this takes longer and finds nothing more. */
export const MAX_FITTED_PASSAGES = 20_000

/** The number of dimensions that suits a shelf of so many passages. */
export const dimensionsFor = (passages: number): number => (passages < 500 ? 32 : passages < 5000 ? 64 : 128)

/** How many passages must hold a pair before it counts. */
const minPassagesFor = (passages: number): number => (passages < 1000 ? 1 : passages < 5000 ? 2 : 3)

/**
 * Fits the model to texts: the truncated singular value decomposition of their TF-IDF over pairs of characters,
 * by random projection with power iterations (Halko, Martinsson and Tropp 2011). The same texts give the same
 * model. Where the texts have fewer directions than dimensions, the rest is zero.
 */
export async function fitLsa(texts: readonly string[], pause: Pause): Promise<LsaModel> {
  const dimensions = dimensionsFor(texts.length)
  const counted: Map<string, number>[] = []
  let read = 0
  for (const text of texts) {
    counted.push(countTerms(characterBigrams(text)))
    read += text.length
    if (read > CHARACTERS_PER_PIECE) {
      read = 0
      await pause()
    }
  }
  const passagesOf = countPassages(counted)
  await pause()
  const terms = chooseTerms(passagesOf, texts.length)
  const rarity = terms.map((term) => Math.log((texts.length + 1) / ((passagesOf.get(term) ?? 0) + 0.5)))
  await pause()
  const matrix = weigh(counted, terms, rarity)
  await pause()
  const directions = await findDirections(matrix, dimensions, pause)
  return quantise(directions, terms, rarity)
}

function countPassages(counted: readonly ReadonlyMap<string, number>[]): Map<string, number> {
  const passagesOf = new Map<string, number>()
  for (const counts of counted) {
    for (const term of counts.keys()) passagesOf.set(term, (passagesOf.get(term) ?? 0) + 1)
  }
  return passagesOf
}

/** The commonest terms that are neither single cases nor everywhere; on a handful of texts everything counts. */
function chooseTerms(passagesOf: ReadonlyMap<string, number>, texts: number): string[] {
  const least = minPassagesFor(texts)
  const most = texts < 20 ? texts : texts * MAX_SHARE
  return [...passagesOf]
    .filter(([, passages]) => passages >= least && passages <= most)
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, MAX_TERMS)
    .map(([term]) => term)
}

const dampened = (occurrences: number): number => 1 + Math.log(occurrences)

/** One row per text, each of length 1. */
function weigh(
  counted: readonly ReadonlyMap<string, number>[],
  terms: readonly string[],
  rarity: readonly number[],
): SparseMatrix {
  const columns = new Map(terms.map((term, column) => [term, column]))
  const starts = new Int32Array(counted.length + 1)
  const columnOf: number[] = []
  const values: number[] = []
  for (const [row, counts] of counted.entries()) {
    const start = values.length
    let squares = 0
    for (const [term, occurrences] of counts) {
      const column = columns.get(term)
      if (column === undefined) continue
      const value = dampened(occurrences) * (rarity[column] ?? 0)
      columnOf.push(column)
      values.push(value)
      squares += value * value
    }
    const length = Math.sqrt(squares)
    for (let k = start; k < values.length; k += 1) values[k] = (values[k] ?? 0) / length
    starts[row + 1] = values.length
  }
  return {
    rows: counted.length,
    columns: terms.length,
    starts,
    columnOf: Int32Array.from(columnOf),
    values: Float32Array.from(values),
  }
}

/** The leading right singular vectors as columns, one row for each term. */
async function findDirections(matrix: SparseMatrix, dimensions: number, pause: Pause): Promise<Matrix> {
  const width = Math.min(dimensions + OVERSAMPLE, matrix.rows, matrix.columns)
  const byColumn = transpose(matrix)
  await pause()
  const nextSign = createSigns(SEED)
  let byTerm = createMatrix(matrix.columns, width)
  byTerm.values.forEach((_, index) => {
    byTerm.values[index] = nextSign()
  })
  for (let iteration = 0; iteration <= POWER_ITERATIONS; iteration += 1) {
    // Once in a round is often enough to keep the directions apart, and there are fewer texts than terms.
    const byText = await multiply(matrix, byTerm, pause)
    await orthonormalise(byText, pause)
    byTerm = await multiply(byColumn, byText, pause)
  }
  const { values, vectors } = eigen(await gram(byTerm, pause))
  await pause()
  return project(byTerm, vectors, values, dimensions, pause)
}

/** Below this share of the largest, a squared singular value is noise of the arithmetic. */
const NEGLIGIBLE = 1e-10

const TERMS_PER_PIECE = 1000

async function project(
  byTerm: Matrix,
  vectors: Matrix,
  squares: readonly number[],
  dimensions: number,
  pause: Pause,
): Promise<Matrix> {
  const width = byTerm.columns
  const directions = createMatrix(byTerm.rows, dimensions)
  const kept = Math.min(
    dimensions,
    squares.filter((square) => square > NEGLIGIBLE * (squares[0] ?? 0)).length,
  )
  // By columns, since every number is a sum along one.
  const turned = new Float64Array(kept * width)
  for (let d = 0; d < kept; d += 1) {
    const scale = 1 / Math.sqrt(squares[d] ?? 1)
    for (let i = 0; i < width; i += 1) turned[d * width + i] = scale * (vectors.values[i * width + d] ?? 0)
  }
  for (let term = 0; term < byTerm.rows; term += 1) {
    if (term % TERMS_PER_PIECE === TERMS_PER_PIECE - 1) await pause()
    for (let d = 0; d < kept; d += 1) {
      let sum = 0
      for (let i = 0; i < width; i += 1)
        sum += (byTerm.values[term * width + i] ?? 0) * (turned[d * width + i] ?? 0)
      directions.values[term * dimensions + d] = sum
    }
  }
  return directions
}

const LARGEST = 127

/** Eight bits a number lose nothing that search notices, and make the model a quarter of its size. */
function quantise(directions: Matrix, terms: readonly string[], rarity: readonly number[]): LsaModel {
  const { columns: dimensions, values } = directions
  const scales = new Float32Array(terms.length)
  const rows = new Int8Array(terms.length * dimensions)
  for (let term = 0; term < terms.length; term += 1) {
    const row = values.subarray(term * dimensions, (term + 1) * dimensions)
    const largest = row.reduce((top, value) => Math.max(top, Math.abs(value)), 0)
    if (largest === 0) continue
    scales[term] = (largest / LARGEST) * (rarity[term] ?? 0)
    rows.set(
      row.map((value) => Math.round((value / largest) * LARGEST)),
      term * dimensions,
    )
  }
  return { dimensions, terms, scales, rows }
}

/** Makes vectors with a model. A text that has no known pair gets the zero vector. */
export function createLsaProjection(model: LsaModel): (text: string) => Float32Array {
  const { dimensions, scales, rows } = model
  const rowOf = new Map(model.terms.map((term, row) => [term, row]))
  return (text) => {
    const sum = new Float64Array(dimensions)
    for (const [term, occurrences] of countTerms(characterBigrams(text))) {
      const row = rowOf.get(term)
      if (row === undefined) continue
      const factor = dampened(occurrences) * (scales[row] ?? 0)
      for (let d = 0; d < dimensions; d += 1)
        sum[d] = (sum[d] ?? 0) + factor * (rows[row * dimensions + d] ?? 0)
    }
    const length = Math.sqrt(sum.reduce((squares, value) => squares + value * value, 0))
    return Float32Array.from(sum, (value) => (length > 0 ? value / length : 0))
  }
}
