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

/** The same numbers by columns: what is left of a product must be the long way round for a fast loop. */
export function transpose({ rows, columns, starts, columnOf, values }: SparseMatrix): SparseMatrix {
  const next = new Int32Array(columns + 1)
  for (const column of columnOf) next[column + 1] = (next[column + 1] ?? 0) + 1
  for (let column = 0; column < columns; column += 1)
    next[column + 1] = (next[column + 1] ?? 0) + (next[column] ?? 0)
  const transposed = {
    rows: columns,
    columns: rows,
    starts: next.slice(),
    columnOf: new Int32Array(columnOf.length),
    values: new Float32Array(values.length),
  }
  for (let row = 0; row < rows; row += 1) {
    const end = starts[row + 1] ?? 0
    for (let k = starts[row] ?? 0; k < end; k += 1) {
      const column = columnOf[k] ?? 0
      const to = next[column] ?? 0
      next[column] = to + 1
      transposed.columnOf[to] = row
      transposed.values[to] = values[k] ?? 0
    }
  }
  return transposed
}

/** `sparse × dense`. Four entries go into a row at a time, which then is read and written a quarter as often. */
export async function multiply(sparse: SparseMatrix, dense: Matrix, pause: Pause): Promise<Matrix> {
  const { columns, values: from } = dense
  const product = createMatrix(sparse.rows, columns)
  const to = product.values
  let work = 0
  for (let row = 0; row < sparse.rows; row += 1) {
    const start = sparse.starts[row] ?? 0
    const end = sparse.starts[row + 1] ?? 0
    const at = row * columns
    let k = start
    for (; k + 4 <= end; k += 4) {
      const [a, b] = [(sparse.columnOf[k] ?? 0) * columns, (sparse.columnOf[k + 1] ?? 0) * columns]
      const [c, d] = [(sparse.columnOf[k + 2] ?? 0) * columns, (sparse.columnOf[k + 3] ?? 0) * columns]
      const [w, x] = [sparse.values[k] ?? 0, sparse.values[k + 1] ?? 0]
      const [y, z] = [sparse.values[k + 2] ?? 0, sparse.values[k + 3] ?? 0]
      for (let i = 0; i < columns; i += 1) {
        to[at + i] =
          (to[at + i] ?? 0) +
          w * (from[a + i] ?? 0) +
          x * (from[b + i] ?? 0) +
          y * (from[c + i] ?? 0) +
          z * (from[d + i] ?? 0)
      }
    }
    for (; k < end; k += 1) {
      const a = (sparse.columnOf[k] ?? 0) * columns
      const factor = sparse.values[k] ?? 0
      for (let i = 0; i < columns; i += 1) to[at + i] = (to[at + i] ?? 0) + factor * (from[a + i] ?? 0)
    }
    work += (end - start) * columns
    if (work > WORK_PER_PIECE) {
      work = 0
      await pause()
    }
  }
  return product
}

/** `matrix transposed × matrix`: symmetric, of the size of a row. Four rows at a time, as in `multiply`. */
export async function gram(matrix: Matrix, pause: Pause): Promise<Matrix> {
  const { rows, columns, values } = matrix
  const product = createMatrix(columns, columns)
  const to = product.values
  let work = 0
  let row = 0
  for (; row + 4 <= rows; row += 4) {
    const a = row * columns
    const [b, c, d] = [a + columns, a + 2 * columns, a + 3 * columns]
    for (let i = 0; i < columns; i += 1) {
      const [w, x] = [values[a + i] ?? 0, values[b + i] ?? 0]
      const [y, z] = [values[c + i] ?? 0, values[d + i] ?? 0]
      const at = i * columns
      for (let j = i; j < columns; j += 1) {
        to[at + j] =
          (to[at + j] ?? 0) +
          w * (values[a + j] ?? 0) +
          x * (values[b + j] ?? 0) +
          y * (values[c + j] ?? 0) +
          z * (values[d + j] ?? 0)
      }
    }
    work += 2 * columns * columns
    if (work > WORK_PER_PIECE) {
      work = 0
      await pause()
    }
  }
  for (let a = row * columns; a < values.length; a += columns) {
    for (let i = 0; i < columns; i += 1) {
      const factor = values[a + i] ?? 0
      const at = i * columns
      for (let j = i; j < columns; j += 1) to[at + j] = (to[at + j] ?? 0) + factor * (values[a + j] ?? 0)
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
  // By columns, since every number is a sum along one.
  const lower = new Float64Array(columns * columns)
  for (let i = 0; i < columns; i += 1) {
    for (let j = i; j < columns; j += 1) lower[j * columns + i] = factor[i * columns + j] ?? 0
  }
  let work = 0
  for (let row = 0; row < rows; row += 1) {
    const at = row * columns
    for (let j = 0; j < columns; j += 1) {
      const known = j * columns
      let sum = values[at + j] ?? 0
      for (let i = 0; i < j; i += 1) sum -= (values[at + i] ?? 0) * (lower[known + i] ?? 0)
      values[at + j] = isUsed[j] ? sum / (lower[known + j] ?? 1) : 0
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
