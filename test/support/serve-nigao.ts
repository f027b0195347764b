import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url))

/** The service in a process of its own, so that a test can kill it as a power cut would. */
export type ServedNigao = { readonly url: string; kill(): Promise<void> }

export async function serveNigao(settings: Record<string, string>): Promise<ServedNigao> {
  const child = spawn(process.execPath, [MAIN, 'serve'], {
    env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', ...settings },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  return {
    url: await firstLine(child),
    async kill() {
      const closed = once(child, 'close')
      if (child.kill('SIGKILL')) await closed
    },
  }
}

async function firstLine({ stdout }: ChildProcess): Promise<string> {
  let text = ''
  for await (const piece of stdout ?? []) {
    text += String(piece)
    const end = text.indexOf('\n')
    if (end >= 0) {
      const url = text.slice(0, end)
      // What else it says is of no use, but must not fill its pipe.
      stdout?.resume()
      return url
    }
  }
  throw new Error('the service ended before it was ready')
}
