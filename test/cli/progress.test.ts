import { describe, expect, it } from 'vitest'
import { createProgress } from '../../src/cli/progress.ts'
import { secondsLeft } from '../../src/domain/time-left.ts'

describe('progress on the terminal', () => {
  it('tells the time left from the time so far', () => {
    expect(secondsLeft(10, 40, 20_000)).toBe(60)
    expect(secondsLeft(10, 40, 5_000)).toBe(15)
    expect(secondsLeft(10, 100, 100_000)).toBe(900)
    expect(secondsLeft(0, 40, 5_000)).toBeNull()
    expect(secondsLeft(40, 40, 5_000)).toBeNull()
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
    tell({ stage: 'vectors', done: 0, total: 4000 })
    nowMs += 4000
    tell({ stage: 'vectors', done: 200, total: 4000 })
    expect(said).toEqual([
      '已入库 2/10 份，约剩 8 秒',
      '已入库 4/10 份，约剩 6 秒',
      '已入库 6/10 份，约剩 4 秒',
      '已建立向量 200/4000 段，约剩 2 分钟',
    ])
  })
})
