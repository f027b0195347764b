import type { Database } from '../../domain/ports.ts'

/**
 * Runs `work` between begin and commit on one connection. A statement that failed spoils the transaction even
 * when `work` caught its error: PostgreSQL would turn the commit into a silent rollback.
 */
export async function runTransaction<T>(
  send: Database['query'],
  work: (query: Database['query']) => Promise<T>,
): Promise<T> {
  const failures: unknown[] = []
  let isOver = false
  const query: Database['query'] = async (sql, parameters) => {
    if (isOver) throw new Error('the transaction is over')
    try {
      return await send(sql, parameters)
    } catch (error) {
      failures.push(error)
      throw error
    }
  }
  await send('begin')
  try {
    const result = await work(query)
    isOver = true
    if (failures.length > 0) throw failures[0]
    await send('commit')
    return result
  } catch (error) {
    isOver = true
    await rollBack(send, error)
    throw error
  }
}

/** The first error is the one to report; a connection that cannot even roll back is reported with it. */
async function rollBack(send: Database['query'], error: unknown): Promise<void> {
  try {
    await send('rollback')
  } catch (cause) {
    if (error instanceof Error && error.cause === undefined) error.cause = cause
  }
}
