import type { ShelfProgress } from '../domain/shelf.ts'
import { createStageClock } from '../domain/time-left.ts'

const LEAST_MS_BETWEEN = 2000
const SECONDS_PER_MINUTE = 60

const inWords = (seconds: number | null): string => {
  if (seconds === null) return ''
  if (seconds < SECONDS_PER_MINUTE) return `，约剩 ${seconds} 秒`
  return `，约剩 ${Math.ceil(seconds / SECONDS_PER_MINUTE)} 分钟`
}

const WORDS: Readonly<Record<ShelfProgress['stage'], (done: number, total: number) => string>> = {
  reading: (done, total) => `已读 ${done}/${total} 份`,
  documents: (done, total) => `已入库 ${done}/${total} 份`,
  terms: (done, total) => `已重建字词索引 ${done}/${total} 段`,
  fit: (done) => (done === 0 ? '正在统计素材库用词' : '已统计素材库用词'),
  vectors: (done, total) => `已建立向量 ${done}/${total} 段`,
}

/** Says how far the work has come and how much longer it takes, but not more often than every two seconds. */
export function createProgress(
  say: (message: string) => void,
  now: () => number = Date.now,
): (progress: ShelfProgress) => void {
  const secondsLeft = createStageClock(now)
  let saidMs = now()
  return (progress) => {
    const left = secondsLeft(progress)
    const nowMs = now()
    if (nowMs - saidMs < LEAST_MS_BETWEEN) return
    saidMs = nowMs
    say(`${WORDS[progress.stage](progress.done, progress.total)}${inWords(left)}`)
  }
}
