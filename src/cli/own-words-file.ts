import { AppError } from '../domain/errors.ts'
import { type OwnWords, ownWordsSchema } from '../domain/own-words.ts'
import { readInput } from './files.ts'

/** A bureau's own words from a JSON file: {"allowed": ["…"], "forbidden": [{"word": "…", "instead": "…"}]}. */
export async function readOwnWords(path: string): Promise<OwnWords> {
  const bytes = await readInput(path)
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder().decode(bytes))
  } catch (error) {
    throw new AppError('invalid_json', `${path}：不是有效的 JSON`, { cause: error })
  }
  const parsed = ownWordsSchema.safeParse(value)
  if (!parsed.success)
    throw new AppError(
      'invalid_request',
      `${path}：应有 allowed（词的列表）和 forbidden（word、instead 的列表）`,
      {
        cause: parsed.error,
      },
    )
  return parsed.data
}
