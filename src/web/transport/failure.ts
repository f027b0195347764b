import type { Banner } from '../events/banner.ts'
import { STRINGS } from '../strings/strings.ts'
import { RequestFailure } from './request.ts'

const MOST_DETAILS = 8

/** What a failure tells the writer: the service's own words, or that the service was not reached. */
export function describeFailure(key: string, error: unknown): Banner {
  const problem = error instanceof RequestFailure ? error.problem : null
  if (problem === null) {
    const { unreachable, unreachableDetail } = STRINGS.failures
    return { key, title: unreachable, details: [unreachableDetail] }
  }
  const faults = (problem.errors ?? []).map(({ pointer, detail }) => `${pointer}：${detail}`)
  const details = [...(problem.detail === undefined ? [] : [problem.detail]), ...faults]
  return { key, title: problem.title, details: details.slice(0, MOST_DETAILS) }
}
