import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { beginDraft, draftIdOf, type OpenedPage, openPage } from '../support/open-page.ts'
import { type ServedNigao, serveNigao } from '../support/serve-nigao.ts'

const firstSentence = (page: Page): Promise<void> => page.locator('.sentence').first().waitFor()
const written = (page: Page): Promise<void> => page.locator('.phase.is-done').waitFor({ timeout: 120_000 })

/** Every sentence that the service holds stands on the paper once, in its order. */
async function expectWhole(page: Page, url: string): Promise<void> {
  const { sections } = (await (await fetch(`${url}/api/v1/drafts/${draftIdOf(page)}`)).json()) as {
    sections: { sentences: { id: string }[] }[]
  }
  const held = sections.flatMap(({ sentences }) => sentences.map(({ id }) => id))
  const shown = await page
    .locator('[data-sentence]')
    .evaluateAll((spans) => spans.map((span) => span.getAttribute('data-sentence')))
  expect(held.length).toBeGreaterThan(30)
  expect([...new Set(shown)]).toEqual(held)
}

describe('drafting while one watches', () => {
  let opened: OpenedPage
  beforeAll(async () => {
    opened = await openPage()
  })
  afterAll(() => opened.close())
  afterEach(() => opened.page.goto(`${opened.server().url}/#/drafts`))

  it('tells the section at hand, how many are written and the time left', async () => {
    const { page } = opened
    // Whatever the strip says on the way is kept, however quick the engine is.
    await page.evaluate(`(() => {
      window.told = new Set()
      new MutationObserver(() => {
        for (const part of document.querySelectorAll('.phase, .writing-progress')) window.told.add(part.textContent)
      }).observe(document.body, { subtree: true, childList: true, characterData: true })
    })()`)
    await beginDraft(page)
    await written(page)
    const told = ((await page.evaluate('[...window.told]')) as string[]).join('\n')
    expect(told).toMatch(/正在拟稿：（?[一二三四五六七八九十]+/)
    expect(told).toMatch(/已写 [1-9]\d*\/\d+ 节，约剩 \d+ (秒|分钟)/)
    await expectWhole(page, opened.server().url)
  })

  it('stops, stays stopped over loading anew, and goes on where it was', async () => {
    const { page } = opened
    await beginDraft(page)
    await firstSentence(page)
    await page.getByRole('button', { name: '停止' }).click()
    await page.locator('.phase.is-paused').waitFor()
    const before = await page.locator('[data-sentence]').count()
    await page.reload()
    await page.locator('.phase.is-paused').waitFor()
    expect(await page.locator('.phase.is-done').count()).toBe(0)
    await page.getByRole('button', { name: '继续' }).click()
    await written(page)
    expect(await page.locator('[data-sentence]').count()).toBeGreaterThan(before)
    await expectWhole(page, opened.server().url)
  })

  it('goes on behind the last event it has read where the connection dropped', async () => {
    const { page } = opened
    const asked: string[] = []
    await page.route('**/events', async (route) => {
      asked.push((await route.request().headerValue('last-event-id')) ?? '')
      if (asked.length > 2) return route.continue()
      const response = await route.fetch()
      const body = await response.text()
      // In the middle of an event, and of a character.
      const cut = Buffer.from(body).subarray(0, Math.floor(Buffer.byteLength(body) * 0.4) + asked.length)
      await route.fulfill({ response, body: cut })
    })
    await beginDraft(page)
    await written(page)
    expect(asked.length).toBe(3)
    const [first, ...later] = asked.map(Number)
    expect(first).toBe(0)
    for (const after of later) expect(after).toBeGreaterThan(0)
    await expectWhole(page, opened.server().url)
    await page.unroute('**/events')
  })

  it('goes on where it was in a tab that was closed and is opened again', async () => {
    const tab = await opened.page.context().newPage()
    await tab.goto(opened.server().url)
    await beginDraft(tab)
    await firstSentence(tab)
    const address = tab.url()
    await tab.close()
    const again = await opened.page.context().newPage()
    await again.goto(address)
    await written(again)
    await expectWhole(again, opened.server().url)
    await again.close()
  })

  it('makes no fault and asks no other host', () => {
    expect({ faults: opened.faults, strangers: opened.strangers }).toEqual({ faults: [], strangers: [] })
  })
})

describe('drafting by a service that is killed', () => {
  let opened: OpenedPage
  let directory: string
  let served: ServedNigao
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'nigao-killed-'))
    served = await serveNigao({ NIGAO_DATA_DIR: join(directory, 'data'), PORT: '0' })
    opened = await openPage()
  })
  afterAll(async () => {
    await opened.close()
    await served.kill()
    await rm(directory, { recursive: true, force: true })
  })

  it('goes on by itself once the service is back, and tells nothing twice', async () => {
    const page = await opened.page.context().newPage()
    await page.goto(served.url)
    await beginDraft(page)
    await firstSentence(page)
    await served.kill()
    await page.locator('.phase.is-reconnecting').waitFor()
    await page.getByText('已写内容不会丢失').waitFor()
    const { port } = new URL(served.url)
    served = await serveNigao({ NIGAO_DATA_DIR: join(directory, 'data'), PORT: port })
    await written(page)
    await expectWhole(page, served.url)
    await page.close()
  })
})
