import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { violationsInBothColors } from '../support/axe.ts'
import { draftIdOf, type OpenedPage, openPage, takeUpCaret, writeDraft } from '../support/open-page.ts'

describe('the headings on the paper', () => {
  let opened: OpenedPage
  beforeAll(async () => {
    opened = await openPage()
    opened.page.setDefaultTimeout(15_000)
    await writeDraft(opened.page)
  })
  afterAll(() => opened.close())

  const paper = () => opened.page.locator('.ProseMirror')
  const heading = () => paper().locator('h3.level-2').first()
  const form = () => opened.page.locator('.heading-form')
  async function stored(): Promise<string> {
    const address = `${opened.server().url.replace(/\/$/, '')}/api/v1/drafts/${draftIdOf(opened.page)}`
    return (await fetch(address)).text()
  }

  it('are worded anew at a double click, and a figure that no fact bears out is refused with the reason', async () => {
    const { page } = opened
    await heading().dblclick()
    const field = form().getByRole('textbox')
    await field.fill('新增学位98765个')
    await page.keyboard.press('Enter')
    await form().getByRole('alert').waitFor()
    expect(await violationsInBothColors(page)).toEqual([])
    await field.fill('办好家门口的学校')
    await page.keyboard.press('Enter')
    await paper().getByText('（一）办好家门口的学校').waitFor()
    await form().waitFor({ state: 'detached' })
    expect(await stored()).toContain('"heading":"办好家门口的学校"')
  })

  it('are undone and redone by keys like any other change, in the service as well', async () => {
    const { page } = opened
    await paper().press('Control+z')
    await paper().getByText('（一）办好家门口的学校').waitFor({ state: 'detached' })
    await expect.poll(stored).not.toContain('办好家门口的学校')
    await paper().press('Control+y')
    await paper().getByText('（一）办好家门口的学校').waitFor()
    await expect.poll(stored).toContain('办好家门口的学校')
    await page.reload()
    await paper().getByText('（一）办好家门口的学校').waitFor()
  })

  it('are reached by F2 from the text, and by the margin of their section', async () => {
    const { page } = opened
    const section = page.locator('.paper-section:has(h3.level-2):has(p)').first()
    await section.locator('p').first().click()
    await takeUpCaret(page)
    await page.keyboard.press('F2')
    await form().waitFor()
    await page.keyboard.press('Escape')
    await form().waitFor({ state: 'detached' })
    await section.hover()
    await section.locator('.rename-button').click()
    await form().waitFor()
    await page.keyboard.press('Escape')
  })

  it('stay as they are while their section is locked', async () => {
    const { page } = opened
    const section = page.locator('.paper-section:has(h3.level-2):has(p)').first()
    await section.hover()
    await section.locator('.lock-button').click()
    await page.locator('.paper-section.is-locked').waitFor()
    expect(await section.locator('.rename-button').isVisible()).toBe(false)
    await section.locator('h3').dblclick()
    expect(await form().count()).toBe(0)
    await section.locator('.lock-button').click()
  })

  it('offer to have their section written anew, as proposals in the text', async () => {
    const { page } = opened
    const section = page.locator('.paper-section:has(h3.level-2):has(p)').nth(1)
    await section.hover()
    await section.locator('.rewrite-button').click()
    await page.locator('.suggestion-strip', { hasText: /处修改建议|没有/ }).waitFor()
  })

  it('make no fault and ask no other host', () => {
    const others = opened.faults.filter((fault) => !fault.startsWith('Failed to load resource'))
    expect({ others, strangers: opened.strangers }).toEqual({ others: [], strangers: [] })
  })
})
