import { enableCompileCache } from 'node:module'

// Types are stripped and code compiled at every start otherwise, which takes half of a short command's time.
enableCompileCache()
const { run } = await import('./run.ts')
process.exitCode = await run(process.argv.slice(2))
