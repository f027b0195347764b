import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenedPage, openPage, writeDraft } from '../support/open-page.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

type Violation = { id: string; impact: string; nodes: { html: string }[] }

describe('the conversation beside the document', () => {
  let opened: OpenedPage
  beforeAll(async () => {
    opened = await openPage()
    await writeDraft(opened.page)
  })
  afterAll(() => opened.close())

  const input = (): Locator => opened.page.getByLabel('对这份稿件提要求')
  const answers = (): Locator => opened.page.locator('.chat-answer')
  const lastAnswer = (): Locator => answers().last()
  async function ask(text: string): Promise<Locator> {
    const before = await answers().count()
    await input().fill(text)
    await input().press('Enter')
    const answer = answers().nth(before)
    await opened.page.locator('.chat-answer.is-answered').nth(before).waitFor()
    return answer
  }
  /** Forgets what the browser says of refused requests, which these tests bring about; nothing else is forgiven. */
  function takeRefusals(): void {
    const others = opened.faults.filter((fault) => !fault.startsWith('Failed to load resource'))
    opened.faults.length = 0
    expect(others).toEqual([])
  }
  async function scan(): Promise<string[]> {
    await opened.page.evaluate(AXE)
    const violations = (await opened.page.evaluate(
      "axe.run('.chat-column').then(({ violations }) => violations)",
    )) as Violation[]
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
  }

  it('teaches with five requests while nothing was said, and says what is done without a model', async () => {
    const examples = opened.page.locator('.chat-example')
    await examples.first().waitFor()
    expect(await examples.count()).toBe(5)
    await opened.page.getByText('未配置模型，按规则和命令回答').waitFor()
    await examples.first().click()
    expect(await input().inputValue()).toContain('是哪来的')
    expect(await answers().count()).toBe(0)
    expect(await scan()).toEqual([])
    await input().fill('')
  })

  it('never sends while an input method composes, and breaks lines with Shift+Enter', async () => {
    const { page } = opened
    await input().focus()
    const cdp = await page.context().newCDPSession(page)
    await cdp.send('Input.imeSetComposition', { text: 'hai', selectionStart: 3, selectionEnd: 3 })
    await page.keyboard.press('Enter')
    expect(await page.locator('.chat-request').count()).toBe(0)
    await cdp.send('Input.insertText', { text: '还缺什么' })
    await page.keyboard.press('Shift+Enter')
    expect(await input().inputValue()).toContain('还缺什么\n')
    expect(await page.locator('.chat-request').count()).toBe(0)
    await page.keyboard.press('Backspace')
    await page.keyboard.press('Enter')
    await opened.page.locator('.chat-answer.is-answered').waitFor()
  })

  it('completes commands and sections by keys', async () => {
    const { page } = opened
    await input().fill('/润')
    const options = page.locator('.completions [role=option]')
    expect(await options.count()).toBe(1)
    await input().press('Enter')
    expect(await input().inputValue()).toBe('/润色 ')
    expect(await options.count()).toBeGreaterThan(3)
    await input().press('ArrowDown')
    expect(await input().getAttribute('aria-activedescendant')).toBe('completions-1')
    expect(await scan()).toEqual([])
    await input().press('Escape')
    expect(await options.count()).toBe(0)
    await input().fill('')
  })

  it('shows a fact as read, says at the field what is wrong, and enters it on confirmation only', async () => {
    const { page } = opened
    const answer = await ask('公办园占比改成58.6%')
    const card = answer.locator('.fact-proposal')
    await card.getByText('58.6%').first().waitFor()
    await card.getByRole('button', { name: '修改' }).click()
    const value = card.getByLabel('数值')
    await value.fill('很多')
    await card.getByRole('button', { name: '按修改后的录入' }).click()
    await card.locator('.field-fault').waitFor()
    expect(await value.getAttribute('aria-invalid')).toBe('true')
    expect(await scan()).toEqual([])
    await value.fill('58.7')
    await card.getByRole('button', { name: '按修改后的录入' }).click()
    await card.getByText('已录入台账').waitFor()
    await page
      .locator('.desk')
      .getByText(/正文有 \d+ 句已经过时/)
      .waitFor()
  })

  it('offers today’s figures word by word, and takes them into the text one by one', async () => {
    const { page } = opened
    await ask('按新的台账更新正文')
    const change = page.locator('.word-changes li').first()
    await change.locator('ins').first().waitFor()
    expect(await change.locator('ins').allInnerTexts()).not.toEqual([])
    for (;;) {
      const accept = page.locator('.word-changes').getByRole('button', { name: '采纳', exact: true })
      const left = await accept.count()
      if (left === 0) break
      await accept.first().click()
      await expect.poll(() => accept.count(), { timeout: 20_000 }).toBeLessThan(left)
    }
    await page.locator('.paper').getByText('58.7%').first().waitFor()
    await page.locator('.outdated-strip').waitFor({ state: 'detached' })
  })

  it('tells who changed the sheet meanwhile, and loses nothing', async () => {
    const answer = await ask('公办园占比改成58.8%')
    const card = answer.locator('.fact-proposal')
    const base = `${opened.server().url.replace(/\/$/, '')}/api/v1/fact-sheets`
    const { items } = (await (await fetch(base)).json()) as { items: { id: string }[] }
    for (const { id } of items) {
      const { revision, sheet } = (await (await fetch(`${base}/${id}`)).json()) as {
        revision: number
        sheet: object
      }
      const headers = { 'content-type': 'application/json', 'if-match': `"${revision}"` }
      await fetch(`${base}/${id}`, {
        method: 'PUT',
        headers,
        body: JSON.stringify({ ...sheet, title: '改名' }),
      })
    }
    await card.getByRole('button', { name: '确认录入' }).click()
    await card.getByRole('alert').waitFor()
    await card.getByText('请核对后再确认一次').waitFor()
    await card.getByRole('button', { name: '确认录入' }).click()
    await card.getByText('已录入台账').waitFor()
  })

  it('leads from a figure of an answer to its sentence', async () => {
    const answer = await ask('和去年比怎么样')
    await answer.locator('.fact-figure').first().click()
    await opened.page.getByText('所依据的台账条目').waitFor()
  })

  it('shows passages covered, with the original beside when asked for', async () => {
    const answer = await ask('找双减课后服务的材料')
    const passage = answer.locator('.exemplar').first()
    expect(await passage.locator('mark').count()).toBeGreaterThan(0)
    expect(await passage.locator('.is-original').count()).toBe(0)
    await passage.getByRole('button', { name: '看原文' }).click()
    await passage.locator('.is-original').waitFor()
  })

  it('answers two requests in a row in their order', async () => {
    const before = await answers().count()
    for (const text of ['检查一遍', '导出 Word']) {
      await input().fill(text)
      await input().press('Enter')
    }
    await opened.page
      .locator('.chat-answer.is-answered')
      .nth(before + 1)
      .waitFor()
    expect((await opened.page.locator('.chat-request').allInnerTexts()).slice(-2).join()).toMatch(
      /检查一遍.*导出 Word/s,
    )
    expect(
      await answers()
        .nth(before + 1)
        .getByRole('link', { name: '下载' })
        .getAttribute('href'),
    ).toContain('/export')
  })

  it('keeps the conversation over loading anew, and over a service that was killed', async () => {
    const { page } = opened
    const before = await answers().count()
    await page.reload()
    await expect.poll(() => answers().count(), { timeout: 20_000 }).toBe(before)
    takeRefusals()
    await opened.stopServer()
    await input().fill('还缺什么')
    await input().press('Enter')
    await page.getByText('连接中断，正在重新连接').waitFor()
    await opened.startServer()
    // The request never arrived: it is said so, and asked again at a click.
    await page.getByText('回答没有成功').waitFor({ timeout: 30_000 })
    await page.locator('.chat-failure').getByRole('button', { name: '再试' }).click()
    await page.locator('.chat-answer.is-answered').nth(before).waitFor()
    takeRefusals()
  })

  it('goes on with an answer whose connection was dropped', async () => {
    const { page } = opened
    const before = await answers().count()
    let isCut = false
    await page.route('**/messages', async (route) => {
      if (isCut || route.request().method() !== 'POST') return route.continue()
      isCut = true
      const response = await route.fetch()
      const body = await response.text()
      await route.fulfill({ response, body: body.slice(0, body.indexOf('event: card')) })
    })
    await ask('检查一遍')
    await answers().nth(before).locator('.chat-card').waitFor()
    expect(isCut).toBe(true)
    expect(await answers().nth(before).locator('.chat-card').count()).toBe(1)
    expect(await answers().count()).toBe(before + 1)
    await page.unroute('**/messages')
  })

  it('folds away, and remembers it for this draft', async () => {
    const { page } = opened
    await page.getByRole('button', { name: '收起对话' }).click()
    await page.reload()
    const unfold = page.getByRole('button', { name: '对话', exact: true })
    await unfold.click()
    await lastAnswer().waitFor()
  })

  it('is readable in light and dark, fits the screen, and asks no stranger', async () => {
    const { page } = opened
    for (const theme of ['light', 'dark']) {
      await page.getByLabel('外观').selectOption(theme)
      expect(await scan()).toEqual([])
    }
    expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true)
    expect(
      await page.evaluate(
        "(() => { const c = document.querySelector('.chat-scroll'); return c.scrollWidth <= c.clientWidth })()",
      ),
    ).toBe(true)
    expect(opened.faults).toEqual([])
    expect(opened.strangers).toEqual([])
  })
})
