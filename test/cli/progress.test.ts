import { describe, expect, it } from 'vitest'
import { createProgress, timeLeft } from '../../src/cli/progress.ts'

describe('progress on the terminal', () => {
  it('tells the time left from the time so far', () => {
    expect(timeLeft(10, 40, 20_000)).toBe('，约剩 60 秒'.replace('60 秒', '1 分钟'))
    expect(timeLeft(10, 40, 5_000)).toBe('，约剩 15 秒')
    expect(timeLeft(10, 100, 100_000)).toBe('，约剩 15 分钟')
    expect(timeLeft(0, 40, 5_000)).toBe('')
    expect(timeLeft(40, 40, 5_000)).toBe('')
  })

  it('is told every two seconds at most, and counts each stage by itself', () => {
    const said: string[] = []
    let nowMs = 0
    const tell = createProgress(
      (message) => said.push(message),
      () => nowMs,
    )
    for (let done = 1; done <= 6; done += 1) {
      nowMs += 1000
      tell({ stage: 'documents', done, total: 10 })
    }
    tell({ stage: 'vectors', done: 0, total: 400 })
    nowMs += 4000
    tell({ stage: 'vectors', done: 200, total: 400 })
    expect(said).toEqual([
      '已入库 2/10 份，约剩 4 秒',
      '已入库 4/10 份，约剩 5 秒',
      '已入库 6/10 份，约剩 4 秒',
      '已建立向量 200/400 段，约剩 4 秒',
    ])
  })
})
