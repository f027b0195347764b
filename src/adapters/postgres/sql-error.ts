import { AppError } from '../../domain/errors.ts'

/** An error that PostgreSQL reported, alike whichever driver carried it. */
export class SqlError extends Error {
  /** The SQLSTATE, for instance 23505 for a key that is there already. */
  readonly code: string
  readonly constraint: string | undefined

  constructor(code: string, message: string, constraint: string | undefined, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = 'SqlError'
    this.code = code
    this.constraint = constraint
  }
}

export const UNIQUE_VIOLATION = '23505'
export const FOREIGN_KEY_VIOLATION = '23503'
export const DISK_FULL = '53100'

const SQLSTATE = /^[0-9A-Z]{5}$/
const NO_SPACE = /no space left|ENOSPC|could not extend file|disk full/i

/** Connection exceptions, refused logins, servers that are full, starting or stopping. */
const UNREACHABLE_STATES = /^(08|28|53300|57P0[123]|3D000)/

const field = (error: unknown, name: string): string | undefined => {
  if (typeof error !== 'object' || error === null || !(name in error)) return undefined
  const value: unknown = Reflect.get(error, name)
  return typeof value === 'string' ? value : undefined
}

/** Whether a driver's error carries a SQLSTATE; without one the server itself is in trouble. */
export const hasSqlState = (error: unknown): boolean => SQLSTATE.test(field(error, 'code') ?? '')

/** Turns what a driver threw into `SqlError`, or into an AppError where the user can do something about it. */
export function databaseFault(error: unknown): Error {
  if (error instanceof AppError || error instanceof SqlError) return error
  const message = field(error, 'message') ?? String(error)
  const code = field(error, 'code') ?? ''
  if (code === DISK_FULL || NO_SPACE.test(message)) {
    return new AppError('storage_full', '数据所在磁盘已满，刚才的内容没有保存。请腾出空间后重试。', {
      cause: error,
    })
  }
  if (SQLSTATE.test(code) && !UNREACHABLE_STATES.test(code)) {
    return new SqlError(code, message, field(error, 'constraint'), error)
  }
  return new AppError(
    'database_unavailable',
    '数据库没有应答，请检查数据库是否在运行、地址和口令是否正确。',
    {
      cause: error,
    },
  )
}

export const isSqlError = (error: unknown, code: string): error is SqlError =>
  error instanceof SqlError && error.code === code
