import { describe, expect, it } from 'vitest'
import { parseConfig } from '../src/config.ts'
import { AppError } from '../src/domain/errors.ts'
import { isLoopback } from '../src/http/loopback.ts'

const faultsOf = (environment: Record<string, string>): string[] => {
  try {
    parseConfig(environment)
    return []
  } catch (error) {
    expect(error).toBeInstanceOf(AppError)
    return error instanceof AppError ? error.faults.map(({ at }) => at) : []
  }
}

describe('the settings', () => {
  it('work with none given: embedded database, no model, this machine only', () => {
    expect(parseConfig({})).toEqual({
      database: { directory: './data' },
      model: null,
      embedding: null,
      host: '127.0.0.1',
      port: 8787,
    })
  })

  it('take an empty variable for an absent one', () => {
    expect(parseConfig({ DATABASE_URL: '', NIGAO_MODEL: ' ' }).model).toBeNull()
  })

  it('send nothing anywhere while no address is configured, even when a key is there', () => {
    expect(parseConfig({ OPENAI_API_KEY: 'secret' }).model).toBeNull()
    expect(faultsOf({ NIGAO_MODEL: 'some-model' })).toEqual(['NIGAO_MODEL'])
  })

  it('take no address with a name and password in it: no client sends there, and it would stand in messages', () => {
    expect(faultsOf({ OPENAI_BASE_URL: 'http://user:secret@model.example/v1' })).toEqual(['OPENAI_BASE_URL'])
    expect(faultsOf({ OPENAI_BASE_URL: 'http://model.example/v1/@here' })).toEqual([])
  })

  it('name every fault at once', () => {
    expect(faultsOf({ PORT: 'http', DATABASE_URL: 'mysql://x', OPENAI_BASE_URL: 'model.example' })).toEqual([
      'DATABASE_URL',
      'OPENAI_BASE_URL',
      'PORT',
    ])
  })

  it('take an office’s own parameters for its model service', () => {
    const environment = { OPENAI_BASE_URL: 'http://127.0.0.1:1/v1', NIGAO_MODEL: 'm' }
    const set = {
      NIGAO_MODEL_PARAMETERS: '{"top_p": 0.5, "temperature": null}',
      NIGAO_MODEL_GRAMMAR: 'grammar',
      NIGAO_MODEL_SEES_VALUES: 'yes',
    }
    expect(parseConfig({ ...environment, ...set }).model).toMatchObject({
      parameters: { top_p: 0.5, temperature: null },
      grammarName: 'grammar',
      seesValues: true,
    })
    expect(parseConfig(environment).model).toMatchObject({
      parameters: {},
      grammarName: null,
      seesValues: false,
    })
    expect(faultsOf({ NIGAO_MODEL_PARAMETERS: '{', NIGAO_MODEL_GRAMMAR: 'a b' })).toEqual([
      'NIGAO_MODEL_PARAMETERS',
      'NIGAO_MODEL_GRAMMAR',
    ])
  })

  it('keep secrets out of their messages', () => {
    const environment = { DATABASE_URL: 'mysql://user:hunter2@host/db', OPENAI_API_KEY: 'hunter2' }
    expect(() => parseConfig(environment)).toThrow(expect.not.stringContaining('hunter2') as string)
  })

  it.each([
    ['127.0.0.1', true],
    ['127.1.2.3', true],
    ['localhost', true],
    ['::1', true],
    ['0.0.0.0', false],
    ['192.168.1.5', false],
    ['127.0.0.1.example.com', false],
    ['localhost.example.com', false],
  ])('know %s as this machine: %s', (host, expected) => {
    expect(isLoopback(host)).toBe(expected)
  })
})
