import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe } from 'vitest'

const SHARED = resolve(dirname(fileURLToPath(import.meta.url)), '../../../shared')

export const hasShared = existsSync(join(SHARED, 'README.md'))

if (!hasShared && process.env['NIGAO_REQUIRE_SHARED'] === '1') {
  throw new Error('the team’s reference texts are required here (../shared), but they are absent')
}

/** A path inside the team's reference texts, which lie beside the project where they are at hand. */
export const sharedPath = (...parts: string[]): string => join(SHARED, ...parts)

/** A group of tests on the real texts of ../shared; skipped, and said to be, where they are absent. */
export const describeShared: typeof describe | typeof describe.skip = hasShared
  ? describe
  : (((name: string, ...rest: [() => void]) =>
      describe.skip(`${name} (skipped: ../shared is not here)`, ...rest)) as typeof describe.skip)
