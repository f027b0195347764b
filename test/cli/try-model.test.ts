import { afterEach, describe, expect, it } from 'vitest'
import { createChatModel } from '../../src/adapters/openai/chat-model.ts'
import { tryModel } from '../../src/cli/try-model.ts'
import type { AppError } from '../../src/domain/errors.ts'
import { type Script, type ScriptedServer, startScriptedServer } from '../support/scripted-openai-server.ts'

const REFERENCE = '{{i901试行覆盖率.值}}'

let server: ScriptedServer | undefined
afterEach(async () => {
  await server?.close()
  server = undefined
})

async function tried(script: Script, longestMs?: number) {
  server = await startScriptedServer(script)
  const model = createChatModel({
    baseUrl: server.baseUrl,
    apiKey: 'none',
    model: '试用模型',
    maxRetries: 0,
    grammarName: 'grammar',
  })
  return tryModel(model, longestMs)
}

describe('trying the configured model', () => {
  it('tells what works at the address, with the grammar that drafting would send', async () => {
    const { status, message } = await tried(() => ({ pieces: [`覆盖率达${REFERENCE}。`] }))
    expect(status).toBe('ok')
    for (const part of ['流式回答', 'system 角色', 'max_tokens', 'temperature', '语法约束（grammar）'])
      expect(message).toContain(part)
    expect(server?.requests[0]).toHaveProperty('grammar')
  })

  it('tells what the service does not take, and that the rest works without it', async () => {
    const { status, message } = await tried((body) =>
      'grammar' in body
        ? { pieces: [], status: 400, body: '{"error":{"message":"unknown field grammar"}}' }
        : { pieces: [`覆盖率达${REFERENCE}。`], whole: true },
    )
    expect(status).toBe('ok')
    expect(message).toContain('不接受语法约束')
  })

  it.each<[string, Script, string]>([
    ['does not copy the reference', () => ({ pieces: ['覆盖率达九成。'] }), '没有照抄引用'],
    [
      'copies it in its thoughts only',
      () => ({ pieces: [`<think>${REFERENCE}</think>好。`] }),
      '没有照抄引用',
    ],
    ['says nothing', () => ({ pieces: [] }), '没有给出回答'],
    ['breaks off', () => ({ pieces: ['覆盖率'], ending: 'length' }), '没有写完'],
  ])('warns of a model that %s', async (_, script, words) => {
    const { status, message } = await tried(script)
    expect(status).toBe('warning')
    expect(message).toContain(words)
  })

  it('says in plain words that a service is silent', async () => {
    const silent = tried(() => ({ pieces: [], ending: 'silent' }), 200)
    await expect(silent).rejects.toSatisfy((error: AppError) => /0\.2 秒内没有回答/.test(error.detail))
    await expect.poll(() => server?.aborted()).toBe(1)
  })

  it('says that nothing leaves the machine where no model is set', async () => {
    expect(await tryModel(null)).toMatchObject({
      status: 'ok',
      message: expect.stringContaining('不向外发送'),
    })
  })
})
