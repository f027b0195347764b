import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenedPage, openPage, writeDraft } from '../support/open-page.ts'

describe('the page, from the first draft to its file', () => {
  let opened: OpenedPage
  beforeAll(async () => {
    opened = await openPage()
  })
  afterAll(() => opened.close())

  it('teaches how to begin while there is no draft, and says that no model is configured', async () => {
    await opened.page.getByText('第一份稿件').waitFor()
    await opened.page.getByText('未配置模型').first().waitFor()
  })

  it('shows the sample sheet where a new draft begins', async () => {
    await opened.page.getByRole('button', { name: '新建稿件' }).click()
    const organ = opened.page.getByLabel('单位全称')
    await organ.waitFor()
    expect(await organ.inputValue()).toBe('澜川市教育局')
    await opened.page.goBack()
  })

  it('drafts the document while one watches, to its signature', async () => {
    const { page } = opened
    await writeDraft(page)
    await page.getByRole('heading', { name: '澜川市教育局2025年工作总结和2026年工作计划' }).first().waitFor()
    await page.getByText('2026年1月6日').first().waitFor()
  })

  it('fits a screen of 1366 × 768 without scrolling sideways', async () => {
    expect(await opened.page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true)
  })

  it('shows the facts of a sentence', async () => {
    await opened.page.locator('[data-sentence-class="F"], [data-sentence-class="D"]').first().click()
    await opened.page.getByText('所依据的台账条目').waitFor()
    await opened.page.locator('.fact-card').getByText('来源').first().waitFor()
  })

  it('shows similar wordings of the shelf, covered, and said not to be used', async () => {
    const panel = opened.page.locator('.similar-passages')
    await panel.getByText('仅供参考，未用于本句').waitFor()
    const passages = panel.locator('.similar')
    expect(await passages.count()).toBeGreaterThan(0)
    expect(await passages.count()).toBeLessThanOrEqual(3)
    const first = passages.first()
    const covered = await first.locator('.exemplar-text').innerText()
    await first.getByRole('button', { name: '看原文' }).click()
    expect(await first.locator('.exemplar-text').innerText()).not.toBe(covered)
  })

  it('breaks the text into sheets of 22 lines with their numbers', async () => {
    const sheets = opened.page.locator('.sheet-back')
    expect(await sheets.count()).toBeGreaterThan(5)
    expect(await sheets.nth(1).innerText()).toBe('— 2 —')
    const overhanging = await opened.page.evaluate(`(() => {
      const [sheet] = document.querySelectorAll('.sheet-back')
      const top = document.querySelector('.type-area').getBoundingClientRect().top
      const row = parseFloat(getComputedStyle(document.querySelector('.sheets')).lineHeight)
      const pitch = sheet.getBoundingClientRect().height + 16
      return [...document.querySelectorAll('.paper p')].flatMap((p) => {
        const range = document.createRange()
        range.selectNodeContents(p)
        return [...range.getClientRects()].filter((rect) => {
          const middle = (rect.top + rect.bottom) / 2 - top
          return middle - Math.floor(middle / pitch) * pitch > 22 * row
        })
      }).length
    })()`)
    expect(overhanging).toBe(0)
  })

  it('hands over the Word file', async () => {
    await opened.page.getByRole('tab', { name: '导出' }).click()
    const [download] = await Promise.all([
      opened.page.waitForEvent('download'),
      opened.page.getByRole('button', { name: '导出文件' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('澜川市教育局2025年工作总结和2026年工作计划.docx')
  })

  it('lists the draft, and shows it again from its address', async () => {
    await opened.page.getByRole('button', { name: /全部稿件/ }).click()
    await opened.page.locator('.draft-row', { hasText: '已写完' }).waitFor()
    await opened.page.locator('.draft-open').first().click()
    await opened.page.reload()
    await opened.page.locator('[data-sentence-class="F"]').first().waitFor()
  })

  it('makes no fault and asks no other host', () => {
    expect({ faults: opened.faults, strangers: opened.strangers }).toEqual({ faults: [], strangers: [] })
  })
})
