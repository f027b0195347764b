import { expect, it } from 'vitest'
import { describeFailure } from '../../../src/web/transport/failure.ts'
import { RequestFailure } from '../../../src/web/transport/request.ts'
import { PROBLEM } from '../samples.ts'

it('a refusal is told in the words of the service, with the places that are wrong', () => {
  const errors = [{ pointer: '#/facts/3/value', detail: '应为数字，如 54.96' }]
  const banner = describeFailure('sheet', new RequestFailure({ ...PROBLEM, errors }))
  expect(banner.title).toBe('模型服务不可用')
  expect(banner.details).toEqual(['模型在 60 秒内没有回应', '#/facts/3/value：应为数字，如 54.96'])
})

it('a service that is not reached is told as that, without the words of the machine', () => {
  const banner = describeFailure('page', new TypeError('Failed to fetch'))
  expect(banner.title).toBe('连不上服务')
  expect(JSON.stringify(banner)).not.toContain('fetch')
})
