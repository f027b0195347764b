import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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
describe('the page', () => {
  let directory: string
  let server: RunningServer
  let browser: Browser
  let page: Page
  const faults: string[] = []
  const strangers: string[] = []

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'nigao-page-'))
    server = await startServer(
      parseConfig({ NIGAO_DATA_DIR: join(directory, 'data'), PORT: '0' }),
      () => undefined,
    )
    browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS })
    page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' })
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text())
    })
    page.on('pageerror', (error) => faults.push(error.message))
    page.on('request', (request) => {
      if (!request.url().startsWith(server.url) && !request.url().startsWith('data:'))
        strangers.push(request.url())
    })
    await page.goto(server.url)
  })
  afterAll(async () => {
    await browser.close()
    await server.close()
    await rm(directory, { recursive: true, force: true })
  })

  it('shows the sample sheet and says that no model is configured', async () => {
    await page.getByText('澜川市教育局').first().waitFor()
    await page.getByText('未配置模型').first().waitFor()
  })

  it('fits a screen of 1366 × 768 without scrolling sideways', async () => {
    expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true)
  })

  it('drafts the document while one watches, to its signature', async () => {
    await page.getByRole('button', { name: '开始拟稿' }).click()
    await page.getByRole('heading', { name: '澜川市教育局2025年工作总结和2026年工作计划' }).waitFor()
    await page.getByText('2026年1月6日').first().waitFor({ timeout: 60_000 })
  })

  it('shows the facts of a sentence', async () => {
    await page.locator('[data-sentence-class="F"], [data-sentence-class="D"]').first().click()
    await page.getByText('所依据的台账条目').waitFor()
    await page.getByText('来源').first().waitFor()
  })

  it('hands over the Word file', async () => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page
        .getByRole('link', { name: /Word/ })
        .or(page.getByRole('button', { name: /Word/ }))
        .first()
        .click(),
    ])
    expect(download.suggestedFilename()).toBe('澜川市教育局2025年工作总结和2026年工作计划.docx')
  })

  it('makes no fault and asks no other host', () => {
    expect({ faults, strangers }).toEqual({ faults: [], strangers: [] })
  })
})
