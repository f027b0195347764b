import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { violations } from '../support/axe.ts'
import { type OpenedPage, openPage, writeDraft } from '../support/open-page.ts'

describe('the looks of the page', () => {
  let opened: OpenedPage
  beforeAll(async () => {
    opened = await openPage()
  })
  afterAll(() => opened.close())

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`has nothing that axe reports in the list of drafts and a new draft, ${colorScheme}`, async () => {
      const { page } = opened
      await page.emulateMedia({ colorScheme })
      await page.goto(`${opened.server().url}/#/drafts`)
      await page.getByRole('button', { name: '新建稿件' }).waitFor()
      expect(await violations(page)).toEqual([])
    })
  }

  it('has nothing that axe reports in the document with its panels, light and dark', async () => {
    const { page } = opened
    await page.emulateMedia({ colorScheme: 'light' })
    await writeDraft(page)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.locator('.fact-mark').nth(3).click()
      for (const name of ['来源', '台账', '审校', '导出']) {
        await page.getByRole('tab', { name, exact: true }).click()
        expect(await violations(page), `${name} ${colorScheme}`).toEqual([])
      }
    }
  })

  it('fits screens from 1366 × 768 to 4K without scrolling sideways', async () => {
    const { page } = opened
    for (const [width, height] of [
      [1366, 768],
      [1920, 1080],
      [3840, 2160],
    ] as const) {
      await page.setViewportSize({ width, height })
      expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true)
    }
  })

  it('makes no fault and asks no other host', () => {
    expect({ faults: opened.faults, strangers: opened.strangers }).toEqual({ faults: [], strangers: [] })
  })
})
