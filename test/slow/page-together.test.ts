import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { caretAtEnd, type OpenedPage, openPage, waitForSaved, writeDraft } from '../support/open-page.ts'

describe('two people at one draft', () => {
  let opened: OpenedPage
  let li: Page
  let wang: Page
  beforeAll(async () => {
    opened = await openPage()
    li = opened.page
    await writeDraft(li)
    wang = await opened.another()
    await wang.goto(li.url())
    // Only the address behind # is another.
    await wang.reload()
    await wang.locator('.phase.is-done').waitFor()
  })
  afterAll(() => opened.close())

  const sectionOn = (page: Page, id: string) => page.locator(`.paper-section[data-section="${id}"]`)

  it('are asked for a name once, and the other one is shown by it', async () => {
    for (const [page, name] of [
      [li, '李明'],
      [wang, '王芳'],
    ] as const) {
      await page.getByLabel('别人怎样称呼您').fill(name)
      await page.getByRole('button', { name: '记住' }).click()
    }
    await wang.locator('.person', { hasText: '李明' }).waitFor()
    await li.locator('.person', { hasText: '王芳' }).waitFor()
    await wang.reload()
    await wang.getByRole('button', { name: '我：王芳' }).waitFor()
  })

  it('see each other’s saves with the caret where it was, and who is changing a section', async () => {
    const own = await caretAtEnd(wang, 2)
    const changed = await caretAtEnd(li, 1)
    await li.keyboard.insertText('李明补写的一句。')
    await waitForSaved(li)
    await sectionOn(wang, changed).getByText('李明补写的一句。').waitFor()
    await wang.locator(`[data-section="${changed}"][data-others="李明 正在修改"]`).waitFor()
    await wang.locator('.person.is-editing', { hasText: '李明' }).waitFor()
    await wang.keyboard.insertText('王芳接着写。')
    await waitForSaved(wang)
    expect(await sectionOn(wang, own).innerText()).toContain('王芳接着写。')
    await sectionOn(li, own).getByText('王芳接着写。').waitFor()
  })

  it('are named in the history of a section', async () => {
    await caretAtEnd(wang, 1)
    await wang.getByRole('tab', { name: '版本', exact: true }).click()
    await wang.locator('.version-list', { hasText: '李明' }).waitFor()
  })

  it('see what the other one changed in the sheet', async () => {
    for (const page of [li, wang]) await page.getByRole('tab', { name: '台账', exact: true }).click()
    await li.locator('.fact-row').first().click()
    const editor = li.locator('.fact-editor')
    await editor.getByLabel('名称', { exact: true }).fill('李明改过的名称')
    await editor.getByRole('button', { name: '保存' }).click()
    await wang.locator('.fact-row', { hasText: '李明改过的名称' }).waitFor()
  })

  it('see a lock that the other one set', async () => {
    const section = wang.locator('.paper-section:has(p)').nth(4)
    await section.hover()
    await section.locator('.lock-button').click()
    await li.locator('.paper-section.is-locked').waitFor()
    await section.locator('.lock-button').click()
    await li.locator('.paper-section.is-locked').waitFor({ state: 'detached' })
  })

  it('lose no word of either where both change one section at once', async () => {
    const section = await caretAtEnd(li, 3)
    await caretAtEnd(wang, 3)
    await Promise.all([li.keyboard.insertText('李明同时写的。'), wang.keyboard.insertText('王芳同时写的。')])
    const conflict = Promise.race(
      [li, wang].map(async (page) => {
        await page.locator('.conflict').waitFor()
        return page
      }),
    )
    const later = await conflict
    const text = await later.locator('.conflict').innerText()
    expect([text.includes('李明同时写的。'), text.includes('王芳同时写的。')]).toEqual([true, true])
    await later.getByRole('button', { name: '两稿都留下' }).click()
    await waitForSaved(later)
    for (const page of [li, wang]) {
      await sectionOn(page, section).getByText('李明同时写的。').first().waitFor()
      await sectionOn(page, section).getByText('王芳同时写的。').first().waitFor()
    }
  })

  it('makes no fault but the one refused save, and asks no other host', () => {
    expect(opened.strangers).toEqual([])
    expect(opened.faults.filter((fault) => !/412/.test(fault))).toEqual([])
  })
})
