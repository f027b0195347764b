import { type DraftEvent, draftEventSchema } from '../../src/domain/draft.ts'

/** All events of a finished stream; each must be of a known form. */
export async function readEvents(response: Response): Promise<DraftEvent[]> {
  const text = await response.text()
  return text
    .split('\n\n')
    .map((block) => block.split('\n').find((line) => line.startsWith('data: ')))
    .filter((line) => line !== undefined)
    .map((line) => draftEventSchema.parse(JSON.parse(line.slice('data: '.length))))
}
