import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { caretAtEnd, type OpenedPage, openPage, writeDraft } from '../support/open-page.ts'

describe('the shelf beside the document', () => {
  let opened: OpenedPage
  beforeAll(async () => {
    opened = await openPage()
    await writeDraft(opened.page)
  })
  afterAll(() => opened.close())

  it('finds wordings, and puts one at the caret with its particulars as gaps', async () => {
    const { page } = opened
    await page.getByRole('tab', { name: '素材' }).click()
    await page.getByLabel('检索以往材料的写法').fill('新建学校 建成投用')
    await page.getByRole('button', { name: '检索', exact: true }).click()
    await page.locator('.shelf-hit').first().waitFor()
    await caretAtEnd(page, 1)
    const masked = page.locator('.shelf-hit', { has: page.locator('mark') }).first()
    await masked.getByRole('button', { name: '插入写法' }).click()
    await page.locator('.paper').getByText('【待补：').first().waitFor()
  })

  it('tells each document with what was left out and repaired, and complains of nothing', async () => {
    const { page } = opened
    await page.locator('.shelf-document summary').first().click()
    await page
      .getByText(/略去 \d+ 行/)
      .first()
      .waitFor()
    expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true)
    expect(opened.faults).toEqual([])
  })
})
