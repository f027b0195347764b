import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

const limits = {
  testTimeout: 60_000,
  hookTimeout: 120_000,
  setupFiles: ['test/support/property-seed.ts'],
}

export default defineConfig({
  test: {
    // By default one core is left idle, which on two cores is half of the time.
    maxWorkers: availableParallelism(),
    projects: [
      { test: { name: 'fast', include: ['test/**/*.test.ts'], exclude: ['test/slow/**'], ...limits } },
      {
        test: {
          name: 'slow',
          include: ['test/slow/**/*.test.ts'],
          fileParallelism: false,
          ...limits,
          testTimeout: 300_000,
        },
      },
    ],
  },
})
