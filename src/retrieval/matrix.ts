/** A dense matrix, row by row. */
export type Matrix = { readonly rows: number; readonly columns: number; readonly values: Float64Array }

/** A sparse matrix: row `i` holds `values[k]` in column `columnOf[k]` for `k` from `starts[i]` to `starts[i + 1]`. */
export type SparseMatrix = {
  readonly rows: number
  readonly columns: number
  readonly starts: Int32Array
  readonly columnOf: Int32Array
  readonly values: Float32Array
}

/** Called between pieces of a long computation, so that the caller can let others work, or stop it by throwing. */
export type Pause = () => Promise<void>

/** So many multiplications keep a thread busy for some ten milliseconds. */
const WORK_PER_PIECE = 8_000_000

export const createMatrix = (rows: number, columns: number): Matrix => ({
  rows,
  columns,
  values: new Float64Array(rows * columns),
})

/** `sparse × dense`. */
export async function multiply(sparse: SparseMatrix, dense: Matrix, pause: Pause): Promise<Matrix> {
  const product = createMatrix(sparse.rows, dense.columns)
  await forEachEntry(sparse, dense.columns, pause, (row, column, value) => {
    addScaledRow(product, row, dense, column, value)
  })
  return product
}

/** `sparse transposed × dense`. */
export async function multiplyTransposed(sparse: SparseMatrix, dense: Matrix, pause: Pause): Promise<Matrix> {
  const product = createMatrix(sparse.columns, dense.columns)
  await forEachEntry(sparse, dense.columns, pause, (row, column, value) => {
    addScaledRow(product, column, dense, row, value)
  })
  return product
}

async function forEachEntry(
  sparse: SparseMatrix,
  workPerEntry: number,
  pause: Pause,
  visit: (row: number, column: number, value: number) => void,
): Promise<void> {
  let work = 0
  for (let row = 0; row < sparse.rows; row += 1) {
    const end = sparse.starts[row + 1] ?? 0
    const start = sparse.starts[row] ?? 0
    for (let k = start; k < end; k += 1) visit(row, sparse.columnOf[k] ?? 0, sparse.values[k] ?? 0)
    work += (end - start) * workPerEntry
    if (work > WORK_PER_PIECE) {
      work = 0
      await pause()
    }
  }
}

function addScaledRow(target: Matrix, targetRow: number, source: Matrix, sourceRow: number, factor: number) {
  const { columns } = target
  const to = target.values
  const from = source.values
  let t = targetRow * columns
  let s = sourceRow * columns
  for (let column = 0; column < columns; column += 1, t += 1, s += 1) {
    to[t] = (to[t] ?? 0) + factor * (from[s] ?? 0)
  }
}

/** `matrix transposed × matrix`: symmetric, of the size of a row. */
export async function gram(matrix: Matrix, pause: Pause): Promise<Matrix> {
  const { rows, columns, values } = matrix
  const product = createMatrix(columns, columns)
  const to = product.values
  let work = 0
  for (let row = 0; row < rows; row += 1) {
    const at = row * columns
    for (let i = 0; i < columns; i += 1) {
      const factor = values[at + i] ?? 0
      if (factor === 0) continue
      for (let j = i; j < columns; j += 1) {
        to[i * columns + j] = (to[i * columns + j] ?? 0) + factor * (values[at + j] ?? 0)
      }
    }
    work += (columns * columns) / 2
    if (work > WORK_PER_PIECE) {
      work = 0
      await pause()
    }
  }
  for (let i = 0; i < columns; i += 1) {
    for (let j = 0; j < i; j += 1) to[i * columns + j] = to[j * columns + i] ?? 0
  }
  return product
}

/** Below this share of the largest, a direction is noise of the arithmetic. */
const NEGLIGIBLE = 1e-12

/**
 * Makes the columns orthonormal in place, by the Cholesky factor of their Gram matrix; columns that depend on
 * earlier ones become zero.
 */
export async function orthonormalise(matrix: Matrix, pause: Pause): Promise<void> {
  const { columns } = matrix
  const factor = (await gram(matrix, pause)).values
  let largest = 0
  for (let i = 0; i < columns; i += 1) largest = Math.max(largest, factor[i * columns + i] ?? 0)
  const isUsed: boolean[] = []
  // Upper factor R with Gram = RᵀR, row by row.
  for (let i = 0; i < columns; i += 1) {
    for (let k = 0; k < i; k += 1) {
      const above = factor[k * columns + i] ?? 0
      if (!isUsed[k] || above === 0) continue
      for (let j = i; j < columns; j += 1) {
        factor[i * columns + j] = (factor[i * columns + j] ?? 0) - above * (factor[k * columns + j] ?? 0)
      }
    }
    const pivot = factor[i * columns + i] ?? 0
    isUsed[i] = pivot > NEGLIGIBLE * largest
    const root = isUsed[i] ? Math.sqrt(pivot) : 1
    for (let j = i; j < columns; j += 1) factor[i * columns + j] = (factor[i * columns + j] ?? 0) / root
  }
  await solveRows(matrix, factor, isUsed, pause)
}

/** Each row times the inverse of the upper factor, by substitution. */
async function solveRows(
  { rows, columns, values }: Matrix,
  factor: Float64Array,
  isUsed: readonly boolean[],
  pause: Pause,
): Promise<void> {
  let work = 0
  for (let row = 0; row < rows; row += 1) {
    const at = row * columns
    for (let i = 0; i < columns; i += 1) {
      const solved = isUsed[i] ? (values[at + i] ?? 0) / (factor[i * columns + i] ?? 1) : 0
      values[at + i] = solved
      if (solved === 0) continue
      for (let j = i + 1; j < columns; j += 1) {
        values[at + j] = (values[at + j] ?? 0) - solved * (factor[i * columns + j] ?? 0)
      }
    }
    work += (columns * columns) / 2
    if (work > WORK_PER_PIECE) {
      work = 0
      await pause()
    }
  }
}

const MAX_SWEEPS = 30

/**
 * Eigenvalues and eigenvectors (as columns) of a symmetric matrix, the largest first, by Jacobi rotations. The
 * matrix is used up.
 */
export function eigen(matrix: Matrix): { readonly values: number[]; readonly vectors: Matrix } {
  const size = matrix.columns
  const a = matrix.values
  const vectors = createMatrix(size, size)
  for (let i = 0; i < size; i += 1) vectors.values[i * size + i] = 1
  for (let sweep = 0; sweep < MAX_SWEEPS && !isDiagonal(a, size); sweep += 1) {
    for (let p = 0; p < size; p += 1)
      for (let q = p + 1; q < size; q += 1) rotate(a, vectors.values, size, p, q)
  }
  const order = Array.from({ length: size }, (_, i) => i).sort(
    (i, j) => (a[j * size + j] ?? 0) - (a[i * size + i] ?? 0),
  )
  const sorted = createMatrix(size, size)
  for (const [to, from] of order.entries()) {
    for (let row = 0; row < size; row += 1) {
      sorted.values[row * size + to] = vectors.values[row * size + from] ?? 0
    }
  }
  return { values: order.map((i) => a[i * size + i] ?? 0), vectors: sorted }
}

function isDiagonal(a: Float64Array, size: number): boolean {
  let onDiagonal = 0
  let beside = 0
  for (let i = 0; i < size; i += 1) {
    onDiagonal += (a[i * size + i] ?? 0) ** 2
    for (let j = i + 1; j < size; j += 1) beside += (a[i * size + j] ?? 0) ** 2
  }
  return beside <= 1e-24 * onDiagonal
}

function rotate(a: Float64Array, vectors: Float64Array, size: number, p: number, q: number): void {
  const apq = a[p * size + q] ?? 0
  const app = a[p * size + p] ?? 0
  const aqq = a[q * size + q] ?? 0
  if (Math.abs(apq) <= 1e-15 * Math.sqrt(Math.abs(app * aqq))) return
  const theta = (aqq - app) / (2 * apq)
  const tangent = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1))
  const cosine = 1 / Math.sqrt(tangent * tangent + 1)
  const sine = tangent * cosine
  turn(a, size, p, q, cosine, sine, 1)
  turn(a, size, p, q, cosine, sine, size)
  turn(vectors, size, p, q, cosine, sine, 1)
}

/** Turns columns `p` and `q` (`step` 1) or rows (`step` = size) of a square matrix against each other. */
function turn(
  values: Float64Array,
  size: number,
  p: number,
  q: number,
  cosine: number,
  sine: number,
  step: number,
): void {
  const across = step === 1 ? size : 1
  let atP = p * step
  let atQ = q * step
  for (let k = 0; k < size; k += 1, atP += across, atQ += across) {
    const x = values[atP] ?? 0
    const y = values[atQ] ?? 0
    values[atP] = cosine * x - sine * y
    values[atQ] = sine * x + cosine * y
  }
}
