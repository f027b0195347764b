import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { parseConfig } from '../../src/config.ts'
import { type RunningServer, startServer } from '../../src/node.ts'

const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The page in a real browser against the real service, from an empty data directory. */
export type OpenedPage = {
  readonly page: Page
  readonly browser: Browser
  server(): RunningServer
  /** What the browser complained of, and the addresses of other hosts that were asked. */
  readonly faults: string[]
  readonly strangers: string[]
  /** A second window of the same office, with a storage of its own. */
  another(): Promise<Page>
  /** Ends the service as a power cut would be seen from the browser, and starts it again at the same address. */
  stopServer(): Promise<void>
  startServer(): Promise<void>
  close(): Promise<void>
}

export async function openPage(): Promise<OpenedPage> {
  const directory = await mkdtemp(join(tmpdir(), 'nigao-page-'))
  const start = (port: string): Promise<RunningServer> =>
    startServer(parseConfig({ NIGAO_DATA_DIR: join(directory, 'data'), PORT: port }), () => undefined)
  let server = await start('0')
  const { port } = new URL(server.url)
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS })
  const faults: string[] = []
  const strangers: string[] = []
  const contexts: BrowserContext[] = []

  async function another(): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' })
    contexts.push(context)
    const page = await context.newPage()
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text())
    })
    page.on('pageerror', (error) => faults.push(error.message))
    page.on('request', (request) => {
      if (!request.url().startsWith(server.url) && !request.url().startsWith('data:'))
        strangers.push(request.url())
    })
    await page.goto(server.url)
    return page
  }

  const page = await another()
  return {
    page,
    browser,
    server: () => server,
    faults,
    strangers,
    another,
    stopServer: () => server.close(),
    async startServer() {
      server = await start(port)
    },
    async close() {
      for (const context of contexts) await context.close()
      await browser.close()
      await server.close()
      await rm(directory, { recursive: true, force: true })
    },
  }
}

/** Asks for a draft of the sample sheet, and does not wait for it. */
export async function beginDraft(page: Page): Promise<void> {
  await page.getByRole('button', { name: '新建稿件' }).click()
  await page.getByRole('button', { name: '开始拟稿' }).click()
}

/** Has the sample sheet written to its signature. Gives the draft's id. */
export async function writeDraft(page: Page): Promise<string> {
  await beginDraft(page)
  await page.locator('.phase.is-done').waitFor({ timeout: 60_000 })
  return draftIdOf(page)
}

export const draftIdOf = (page: Page): string => new URL(page.url()).hash.replace('#/draft/', '')

/** Puts the caret at the end of a section that has text, by its place among those, and gives its id. */
export async function caretAtEnd(page: Page, place: number): Promise<string> {
  const section = page.locator('.paper-section:has(p)').nth(place)
  const last = section.locator('p').last()
  await last.scrollIntoViewIfNeeded()
  const box = await last.boundingBox()
  if (!box) throw new Error('the section is not shown')
  await page.mouse.click(box.x + box.width - 4, box.y + box.height - 6)
  await page.keyboard.press('End')
  await takeUpCaret(page)
  return (await section.getAttribute('data-section')) ?? ''
}

/** Waits until the service has every word. */
export const waitForSaved = (page: Page): Promise<void> =>
  page.locator('.saving-state.is-saved').waitFor({ timeout: 20_000 })

/** The editor takes up the browser's caret a moment after a click; no hand is fast enough to type before. */
export const takeUpCaret = (page: Page): Promise<unknown> =>
  page.evaluate(
    'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 40))))',
  )
