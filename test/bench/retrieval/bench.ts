import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** All that docs/retrieval.md tells, one after the other; the folder and the part named are those of the quality. */
const words = process.argv.slice(2)
for (const [script, named] of [
  ['quality.ts', words],
  ['latency.ts', []],
  ['ingest.ts', []],
] as const) {
  const { status } = spawnSync(
    process.execPath,
    [fileURLToPath(new URL(script, import.meta.url)), ...named],
    {
      stdio: 'inherit',
    },
  )
  if (status !== 0) process.exit(status ?? 1)
}
