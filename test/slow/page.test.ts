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

  it('shows similar wordings of the shelf, covered, and said not to be used', async () => {
    const panel = page.locator('.similar-passages')
    await panel.getByText('仅供参考，未用于本句').waitFor()
    const passages = panel.locator('.similar')
    expect(await passages.count()).toBeGreaterThan(0)
    expect(await passages.count()).toBeLessThanOrEqual(3)
    const first = passages.first()
    const covered = await first.locator('.exemplar-text').innerText()
    await first.getByRole('button', { name: '看原文' }).click()
    expect(await first.locator('.exemplar-text').innerText()).not.toBe(covered)
  })

  it('marks a figure that the writer invents, and says what is wrong with it', async () => {
    const section = page.locator('.paper > section', { hasText: '（三）' }).first()
    await section.hover()
    await section.getByRole('button', { name: /^编辑/ }).click()
    await page.getByRole('textbox').press('Control+End')
    await page.keyboard.press('Enter')
    await page.keyboard.insertText('全年新建公办幼儿园3737所。')
    await page.keyboard.press('Escape')
    await page.getByText('有未保存的修改').waitFor()
    await page.keyboard.press('Control+Enter')
    const marked = page.locator('.sentence.is-refused')
    await marked.waitFor()
    expect(await marked.innerText()).toBe('全年新建公办幼儿园3737所。')
    expect(await marked.getAttribute('data-sentence-class')).toBe('U')
    await page.locator('.source-panel .check-list', { hasText: '3737所' }).waitFor()
  })

  it('keeps an edit over loading the page anew', async () => {
    await page.reload()
    await page.locator('.sentence.is-refused').waitFor()
    await page.locator('.source-panel .finding-link', { hasText: '3737所' }).first().click()
    await page.getByText('撰稿人撰写').waitFor()
  })

  it('shows both versions where somebody else saved first, and loses neither', async () => {
    const section = page.locator('.paper > section', { hasText: '（四）' }).first()
    await section.hover()
    const button = section.getByRole('button', { name: /^编辑/ })
    const id = await button.getAttribute('data-edit')
    await button.click()
    await page.getByRole('textbox').press('Control+End')
    await page.keyboard.insertText('我的一句。')
    const address = `${server.url}/api/v1/drafts/${new URL(page.url()).hash.slice(1)}/sections/${id}`
    await fetch(address, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', 'if-match': '"1"' },
      body: JSON.stringify({ paragraphs: ['别人改过的一段。'] }),
    })
    await page.keyboard.press('Control+Enter')
    await page.locator('.their-version', { hasText: '别人改过的一段。' }).waitFor()
    expect(await page.getByRole('textbox').inputValue()).toContain('我的一句。')
    // The browser itself reports the refused request; that is the one fault that belongs here.
    expect(faults.splice(0)).toEqual([expect.stringContaining('412')])
    await page.getByRole('button', { name: '仍保存我的这一稿' }).click()
    await page.locator('.sentence', { hasText: '我的一句。' }).waitFor()
    const revisions = await (await fetch(`${address}/revisions`)).text()
    expect(revisions).toContain('别人改过的一段。')
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
