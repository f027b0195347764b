import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  caretAtEnd,
  draftIdOf,
  type OpenedPage,
  openPage,
  takeUpCaret,
  waitForSaved,
  writeDraft,
} from '../support/open-page.ts'

describe('editing on the paper', () => {
  let opened: OpenedPage
  let draft: string
  beforeAll(async () => {
    opened = await openPage()
    draft = await writeDraft(opened.page)
  })
  afterAll(() => opened.close())

  const address = (section: string): string =>
    `${opened.server().url}/api/v1/drafts/${draft}/sections/${section}`

  it('marks a figure that the writer invents at once, before it is saved', async () => {
    const { page } = opened
    await caretAtEnd(page, 1)
    await page.keyboard.press('Enter')
    await page.keyboard.insertText('全年新建公办幼儿园3737所。')
    const marked = page.locator('.fault-mark')
    await marked.waitFor()
    expect(await marked.innerText()).toBe('3737所')
    await waitForSaved(page)
    const saved = page.locator('.sentence.is-refused[data-sentence]')
    await saved.first().waitFor()
    expect((await saved.allInnerTexts()).join('')).toBe('全年新建公办幼儿园3737所。')
    expect(await saved.first().getAttribute('data-sentence-class')).toBe('U')
  })

  it('says in the review what is wrong with it, and leads there', async () => {
    await opened.page.getByRole('tab', { name: '审校' }).click()
    await opened.page.locator('.finding-link', { hasText: '3737所' }).first().click()
    await opened.page.getByText('撰稿人撰写').waitFor()
  })

  it('keeps an edit over loading the page anew', async () => {
    await opened.page.reload()
    await opened.page.locator('.sentence.is-refused').first().waitFor()
  })

  it('takes words by an input method and disturbs nothing while it composes', async () => {
    const { page } = opened
    const section = await caretAtEnd(page, 2)
    const cdp = await page.context().newCDPSession(page)
    for (const text of ['m', 'ming', 'ming n', 'ming nian']) {
      await cdp.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      })
    }
    await cdp.send('Input.insertText', { text: '明年' })
    await page.keyboard.insertText('再接再厉。')
    await waitForSaved(page)
    const stored = await (await fetch(address(section))).text()
    expect(stored).toContain('明年再接再厉。')
    expect(stored).not.toContain('ming')
  })

  it('undoes and redoes over saves, and an undone sentence knows again where it came from', async () => {
    const { page } = opened
    const sentence = page.locator('[data-sentence-class="F"]').first()
    const id = await sentence.getAttribute('data-sentence')
    await sentence.click({ position: { x: 24, y: 8 } })
    await takeUpCaret(page)
    await page.keyboard.insertText('改')
    await page.locator('.saving-state.is-saving').waitFor()
    await waitForSaved(page)
    expect(await page.locator(`[data-sentence="${id}"]`).count()).toBe(0)
    await page.keyboard.press('Control+z')
    await page.locator(`[data-sentence="${id}"]`).first().waitFor()
    await waitForSaved(page)
    expect(await page.locator(`[data-sentence="${id}"]`).first().getAttribute('data-sentence-class')).toBe(
      'F',
    )
  })

  it('pastes from a word processor as clean paragraphs, with quotes and full-width marks kept', async () => {
    const { page } = opened
    const section = await caretAtEnd(page, 3)
    await page.keyboard.press('Enter')
    await page.evaluate(`(() => {
      const data = new DataTransfer()
      data.setData('text/html', '<html xmlns:o="urn:schemas-microsoft-com:office:office"><style>p{color:red}</style><p class=MsoNormal style="text-indent:32pt"><b>　　坚持“五育并举”，</b><span lang=EN-US>办好\\n学校。<o:p></o:p></span></p><p class=MsoNormal>落实《规划》（试行）。</p></html>')
      data.setData('text/plain', 'x')
      const target = document.querySelector('.ProseMirror')
      target.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
    })()`)
    await waitForSaved(page)
    const { sentences } = JSON.parse(await (await fetch(address(section))).text())
    const texts = sentences.map(({ text }: { text: string }) => text)
    expect(texts).toContain('坚持“五育并举”，办好学校。')
    expect(texts).toContain('落实《规划》（试行）。')
  })

  it('never types a heading away: a selection over sections loses only text', async () => {
    const { page } = opened
    const headings = await page.locator('.paper h3').allInnerTexts()
    await page.locator('.ProseMirror').press('Control+a')
    await page.keyboard.press('Delete')
    expect(await page.locator('.paper h3').allInnerTexts()).toEqual(headings)
    expect(await page.locator('.sentence').count()).toBe(0)
    await page.keyboard.press('Control+z')
    await page.locator('[data-sentence-class="F"]').first().waitFor()
    await waitForSaved(page)
  })

  it('shows both versions where somebody else saved first, and loses neither', async () => {
    const { page, faults } = opened
    const section = await caretAtEnd(page, 4)
    const { revision } = JSON.parse(await (await fetch(address(section))).text())
    await fetch(address(section), {
      method: 'PUT',
      headers: { 'content-type': 'application/json', 'if-match': `"${revision}"` },
      body: JSON.stringify({ paragraphs: ['别人改过的一段。'] }),
    })
    await page.keyboard.insertText('我的一句。')
    const conflict = page.locator('.conflict')
    await conflict.locator('.conflict-version', { hasText: '别人改过的一段。' }).waitFor()
    await conflict.locator('.conflict-version', { hasText: '我的一句。' }).waitFor()
    // The browser itself reports the refused request; that is the one fault that belongs here.
    expect(faults.splice(0)).toEqual([expect.stringContaining('412')])
    await page.getByRole('button', { name: '用我的这一稿' }).click()
    await waitForSaved(page)
    expect(await (await fetch(address(section))).text()).toContain('我的一句。')
    expect(await (await fetch(`${address(section)}/revisions`)).text()).toContain('别人改过的一段。')
  })

  it('loses nothing while the service is away, not even over closing the page', async () => {
    const { page, faults } = opened
    const section = await caretAtEnd(page, 2)
    await opened.stopServer()
    await page.keyboard.insertText('断线时写的一句。')
    await page.locator('.saving-state.is-unsaved').waitFor()
    await opened.startServer()
    await page.reload()
    await page.getByText('断线时写的一句。').waitFor()
    await waitForSaved(page)
    expect(await (await fetch(address(section))).text()).toContain('断线时写的一句。')
    expect(draftIdOf(page)).toBe(draft)
    // Only the requests that did not reach the service.
    expect(faults.splice(0).filter((fault) => !fault.includes('ERR_'))).toEqual([])
  })

  it('makes no fault and asks no other host', () => {
    expect({ faults: opened.faults, strangers: opened.strangers }).toEqual({ faults: [], strangers: [] })
  })
})
