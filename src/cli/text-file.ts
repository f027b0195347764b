import { createThreadedReader } from '../adapters/formats/create-threaded-reader.ts'
import { AppError } from '../domain/errors.ts'
import { readInput } from './files.ts'

/** The text of one document of any format that the shelf takes. Faults name the file. */
export async function readTextFile(path: string): Promise<string> {
  const [reading, ...others] = await createThreadedReader()(path, await readInput(path))
  if (!reading || others.length > 0) throw new AppError('unknown_format', `${path}：请给出单个文档`)
  if ('refusal' in reading) {
    const { code, detail } = reading.refusal
    throw new AppError(code, `${path}：${detail}`, { cause: reading.refusal })
  }
  return reading.text
}
