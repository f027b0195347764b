import { readFile } from 'node:fs/promises'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { violationsInBothColors } from '../support/axe.ts'
import { caretAtEnd, type OpenedPage, openPage, waitForSaved, writeDraft } from '../support/open-page.ts'

describe('the panels beside the document', () => {
  let opened: OpenedPage
  beforeAll(async () => {
    opened = await openPage()
    await writeDraft(opened.page)
  })
  afterAll(() => opened.close())

  const openTab = (name: string): Promise<void> => opened.page.getByRole('tab', { name, exact: true }).click()

  async function downloaded(): Promise<Uint8Array> {
    const waiting = opened.page.waitForEvent('download')
    await opened.page.getByRole('button', { name: '导出文件' }).click()
    const download = await waiting
    return readFile(await download.path())
  }

  it('names a version, shows what became of a section, and brings it back', async () => {
    const { page } = opened
    await openTab('版本')
    await page.getByLabel('版本名称').fill('送审稿')
    await page.getByRole('button', { name: '保存版本' }).click()
    await page.locator('.version-list').getByText('送审稿').waitFor()

    await caretAtEnd(page, 1)
    await page.keyboard.insertText('新建二所学校。')
    await waitForSaved(page)
    await page.getByRole('button', { name: '回到这里' }).click()
    await page.getByRole('button', { name: '再点一次' }).click()
    await page.locator('.ProseMirror', { hasText: '新建二所学校。' }).waitFor({ state: 'detached' })
  })

  it('puts the saves of one piece of work on one line that unfolds, compares them, and restores one', async () => {
    const { page } = opened
    const section = await caretAtEnd(page, 1)
    for (const words of ['先写一句。', '再写一句。']) {
      await page.keyboard.insertText(words)
      await page.locator('.saving-state.is-saving').waitFor()
      await waitForSaved(page)
    }
    await page.getByLabel('选择一节').selectOption(section)
    const run = page.locator('.version-list > li', { hasText: '现在' })
    await run.getByRole('button', { name: /^其间另存/ }).click()
    const earlier = run.locator('.is-inner > li').first()
    await earlier.getByRole('button', { name: '与现在比较' }).click()
    await earlier.locator('ins', { hasText: '再写一句。' }).waitFor()
    expect(await violationsInBothColors(page)).toEqual([])
    await earlier.getByRole('button', { name: '恢复这一版' }).click()
    await page.locator('.ProseMirror', { hasText: '再写一句。' }).waitFor({ state: 'detached' })
    await page.locator('.ProseMirror', { hasText: '先写一句。' }).waitFor()
    await page.locator('.ProseMirror').press('Control+z')
    await page.locator('.ProseMirror', { hasText: '再写一句。' }).waitFor()
    await waitForSaved(page)
  })

  it('proofreads the draft, applies what it suggests, and lets a finding stand with a reason', async () => {
    const { page } = opened
    await caretAtEnd(page, 1)
    await page.keyboard.insertText('新建二所学校。')
    await waitForSaved(page)
    await openTab('审校')
    await page.getByRole('button', { name: '开始审校' }).click()
    const finding = page.locator('.proofreading .finding-list > li', { hasText: '两' }).first()
    await finding.getByRole('button', { name: '采用' }).click()
    await page.locator('.ProseMirror', { hasText: '新建两所学校。' }).waitFor()
    await waitForSaved(page)
    await page.getByRole('button', { name: '重新审校' }).click()
    const other = page.locator('.proofreading .finding-list > li').first()
    await other.getByRole('button', { name: '忽略' }).click()
    await page.getByLabel('忽略的理由（可不填）').fill('本局习惯')
    await page.getByRole('button', { name: '确定' }).click()
    await page.getByText('已忽略 1 条').waitFor()
  })

  it('exports in another layout, and says what stands in the way of a final text', async () => {
    const { page } = opened
    await openTab('导出')
    await page.getByText('更多设置').click()
    await page
      .locator('.export-form label.choice', { hasText: '仿宋_GB2312' })
      .locator('select')
      .selectOption('GBK')
    const styles = strFromU8(unzipSync(await downloaded())['word/styles.xml'] ?? new Uint8Array())
    expect(styles).toContain('方正仿宋_GBK')
    await page.getByLabel('按定稿要求检查，不合要求不导出').check()
    await page.getByRole('button', { name: '导出文件' }).click()
    await page.getByText(/还不能定稿/).waitFor()
    await page.getByLabel('按定稿要求检查，不合要求不导出').uncheck()
  })

  it('takes back a Word file that somebody has worked on', async () => {
    const { page } = opened
    const parts = unzipSync(await downloaded())
    const body = strFromU8(parts['word/document.xml'] ?? new Uint8Array())
    const changed = zipSync({
      ...parts,
      'word/document.xml': strToU8(body.replace('新建两所学校。', '新建六所学校。')),
    })
    await page.locator('.file-button input').setInputFiles({
      name: '改回.docx',
      mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      buffer: Buffer.from(changed),
    })
    await page.locator('.finding-list > li', { hasText: '有改动' }).waitFor()
    await page.getByRole('button', { name: '存入稿件' }).click()
    await page.locator('.ProseMirror', { hasText: '新建六所学校。' }).waitFor()
  })

  it('does all of it without a complaint of the browser or a word to another host', () => {
    // A draft that is not final is refused with 409, which the browser writes to its console.
    expect(opened.faults.filter((fault) => !fault.includes('409'))).toEqual([])
    expect(opened.strangers).toEqual([])
  })
})
