import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { runNigao } from '../support/run-nigao.ts'
import { type Script, startScriptedServer } from '../support/scripted-openai-server.ts'

const draftFile = z.looseObject({
  sections: z.array(
    z.looseObject({
      sentences: z.array(z.looseObject({ facts: z.array(z.looseObject({ id: z.string() })) })),
    }),
  ),
})

const QUESTION = '怎样推进工作'

const isAboutOrder = (words: string): boolean => words.includes('写作次序')

/** The facts of each section as the request about the order lists them. */
function listed(words: string): { readonly id: string; readonly order: string[] }[] {
  const orders = new Map<string, string[]>()
  for (const [, id = '', fact = ''] of words.matchAll(/ (s\d+) 段\d+ ([a-z]\d+) /g))
    orders.set(id, [...(orders.get(id) ?? []), fact])
  return [...orders].map(([id, order]) => ({ id, order }))
}

async function draftWith(script: Script, words: readonly string[] = ['--propose-order']) {
  const server = await startScriptedServer(script)
  const folder = await mkdtemp(join(tmpdir(), 'nigao-order-'))
  try {
    const file = join(folder, '稿.json')
    const outcome = await runNigao(
      ['draft', 'corpus/sample-facts.json', '--seed', 'x', ...words, '-o', file],
      {
        OPENAI_BASE_URL: server.baseUrl,
        NIGAO_MODEL: 'scripted',
        NIGAO_DATA_DIR: join(folder, 'data'),
      },
    )
    const asked = server.requests.filter(({ messages }) =>
      messages.some(({ content }) => isAboutOrder(content)),
    )
    const text = outcome.status === 0 ? await readFile(file, 'utf8') : null
    const questions = server.requests.filter(({ messages }) =>
      messages.some(({ content }) => content.includes(QUESTION)),
    )
    return {
      outcome,
      asked: asked.length,
      questions: questions.length,
      draft: text === null ? null : draftFile.parse(JSON.parse(text)),
    }
  } finally {
    await server.close()
    await rm(folder, { recursive: true, force: true })
  }
}

/** The facts in the order in which each section tells them. */
const factsOf = (draft: z.infer<typeof draftFile> | null): string[][] =>
  draft?.sections.map(({ sentences }) => [
    ...new Set(sentences.flatMap(({ facts }) => facts.map(({ id }) => id))),
  ]) ?? []

describe('draft --propose-order', () => {
  it('lets a model arrange the facts of each section, and changes nothing where it answers badly', async () => {
    const answering =
      (answer: (words: string) => string): Script =>
      (request) => {
        const words = request.messages.map(({ content }) => content).join('\n')
        return isAboutOrder(words) ? { pieces: [answer(words)] } : { pieces: [''] }
      }
    const plain = await draftWith(() => ({ pieces: [''] }), [])
    const turned = await draftWith(
      answering((words) =>
        JSON.stringify({
          sections: listed(words).map(({ id, order }) => ({
            id,
            order: order.toReversed(),
            questions: [QUESTION],
          })),
        }),
      ),
    )
    const malformed = await draftWith(answering(() => '{"sections":[{"id":"s2","order":["i1","i1"]}]}'))
    expect([plain.asked, turned.asked, malformed.asked]).toEqual([0, 1, 1])
    expect(factsOf(plain.draft).length).toBeGreaterThan(3)
    expect(factsOf(turned.draft)).not.toEqual(factsOf(plain.draft))
    expect(factsOf(turned.draft).map((facts) => facts.toSorted())).toEqual(
      factsOf(plain.draft).map((facts) => facts.toSorted()),
    )
    expect(turned.questions).toBeGreaterThan(0)
    expect(factsOf(malformed.draft)).toEqual(factsOf(plain.draft))
  }, 300_000)

  it('is not for a draft that the engine writes', async () => {
    const { outcome, asked } = await draftWith(
      () => ({ pieces: [''] }),
      ['--propose-order', '--writer', 'engine'],
    )
    expect([outcome.status, asked]).toEqual([2, 0])
    expect(outcome.stderr).toContain('须配置模型')
  }, 120_000)
})
