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

describe('the sheet of paper under pointer and keyboard', () => {
  let opened: OpenedPage
  beforeAll(async () => {
    opened = await openPage()
    opened.page.setDefaultTimeout(20_000)
    await writeDraft(opened.page)
  })
  afterAll(() => opened.close())

  const bodyText = () => opened.page.locator('.ProseMirror').innerText()
  const card = () => opened.page.locator('.figure-card')
  async function storedText(section: string): Promise<string> {
    const address = `${opened.server().url}/api/v1/drafts/${draftIdOf(opened.page)}/sections/${section}`
    const { sentences } = (await (await fetch(address)).json()) as { sentences: { text: string }[] }
    return sentences.map(({ text }) => text).join('')
  }
  /** Whether every paragraph stands where it would if all of them flowed around the gaps. */
  const strayParagraphs = () =>
    opened.page.evaluate(`(() => {
      const places = () => [...document.querySelectorAll('.paper p')].map((p) => { const { top, bottom } = p.getBoundingClientRect(); return [Math.round(top), Math.round(bottom)].join() })
      const paper = document.querySelector('.paper')
      const here = places()
      paper.classList.add('all-flow')
      const flowing = places()
      paper.classList.remove('all-flow')
      return here.filter((place, index) => place !== flowing[index])
    })()`)

  it('tells of a figure under the pointer its fact, file and cell, and how it was derived', async () => {
    const { page } = opened
    await page.locator('.fact-mark[data-attr="值"]').first().hover()
    await card().getByText('2025年教育事业统计台账.xlsx').waitFor()
    expect(await card().innerText()).toMatch(/[A-Z]\d+/)
    expect(await card().locator('.figure-how').innerText()).toContain('照录')
    await page.mouse.move(4, 4)
    await card().waitFor({ state: 'detached' })
    await page.locator('.fact-mark[data-attr="变化"]').first().hover()
    await card().waitFor()
    const derived = await card().locator('.figure-how').innerText()
    expect(derived).not.toContain('照录')
    expect(derived).toMatch(/\d.*[-−÷=＝]/)
    await page.mouse.move(4, 4)
  })

  it('tells of a figure at the caret by a key', async () => {
    const { page } = opened
    const mark = page.locator('.fact-mark[data-attr="值"]').first()
    await mark.click()
    await takeUpCaret(page)
    await page.mouse.move(4, 4)
    await page.keyboard.press('Control+.')
    await card().getByText('2025年教育事业统计台账.xlsx').waitFor()
    await page.locator('.desk-scroll').evaluate((desk) => desk.scrollBy(0, 30))
    await card().waitFor({ state: 'detached' })
  })

  it('makes a figure typed by hand a fact at one click', async () => {
    const { page } = opened
    const section = await caretAtEnd(page, 1)
    await page.keyboard.press('Enter')
    await page.keyboard.insertText('全年新建校外实践基地4711个。')
    const fault = page.locator('.fault-mark', { hasText: '4711' })
    await fault.hover()
    await card().getByRole('button', { name: '记入台账' }).click()
    await fault.waitFor({ state: 'detached' })
    await page.locator('.fact-mark', { hasText: '4711' }).first().waitFor()
    await waitForSaved(page)
    expect(await storedText(section)).toContain('4711个')
  })

  it('takes a figure typed by hand back at one click', async () => {
    const { page } = opened
    const before = await bodyText()
    await caretAtEnd(page, 2)
    await page.keyboard.insertText('另建操场6823处。')
    await page.locator('.fault-mark', { hasText: '6823' }).hover()
    await card().getByRole('button', { name: '撤销' }).click()
    await page.locator('.fault-mark').waitFor({ state: 'detached' })
    expect(await bodyText()).toBe(before)
    await waitForSaved(page)
  })

  it('shows what it found in a pinned sentence as everywhere else', async () => {
    const { page } = opened
    await page.locator('.paper [data-sentence]', { hasText: '教师' }).first().click()
    await page.getByText('已固定').waitFor()
    await page.keyboard.press('Control+f')
    await page.keyboard.insertText('教师')
    await page.locator('.found.is-current').first().waitFor()
    const shades = await page.evaluate(
      '[...new Set([...document.querySelectorAll(".found")].map((one) => one.classList.contains("is-current") + getComputedStyle(one).backgroundColor))].length',
    )
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: '取消固定' }).click()
    expect(shades).toBe(2)
  })

  it('finds, steps, replaces one and all, and undoes it, by keys alone', async () => {
    const { page } = opened
    const before = await bodyText()
    const all = before.split('教师').length - 1
    expect(all).toBeGreaterThan(2)
    await page.keyboard.press('Control+f')
    await page.keyboard.insertText('教师')
    const count = page.locator('.find-count')
    const found = Number((await count.innerText()).split('/')[1])
    expect(found).toBeGreaterThan(1)
    const current = await count.innerText()
    await page.keyboard.press('Enter')
    expect(await count.innerText()).not.toBe(current)
    expect(await page.locator('.found').count()).toBeGreaterThanOrEqual(found)
    // Behind the field: previous, next, what it is replaced with, replace, replace all.
    for (let step = 0; step < 3; step++) await page.keyboard.press('Tab')
    await page.keyboard.insertText('老师')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    expect((await bodyText()).split('教师').length - 1).toBe(all - found)
    await page.keyboard.press('Escape')
    await page.locator('.find-bar').waitFor({ state: 'detached' })
    await page.keyboard.press('Control+z')
    await expect.poll(bodyText).toBe(before)
    await page.keyboard.press('Control+y')
    await expect.poll(async () => (await bodyText()).split('教师').length - 1).toBe(all - found)
    await page.keyboard.press('Control+z')
    await expect.poll(bodyText).toBe(before)
    await waitForSaved(page)
  })

  it('lets nothing into a locked section: no key, no paste, no replacing', async () => {
    const { page } = opened
    const section = await caretAtEnd(page, 3)
    const element = page.locator(`[data-section="${section}"]`)
    await element.locator('.lock-button').focus()
    await page.keyboard.press('Enter')
    await page.locator(`[data-section="${section}"].is-locked`).waitFor()
    const before = await element.innerText()
    const [word = ''] = (await element.locator('p').first().innerText()).match(/\p{Script=Han}{2}/u) ?? []
    await element.locator('p').last().click()
    await page.keyboard.insertText('混进来的字')
    await page.keyboard.press('Backspace')
    await page.keyboard.press('Control+f')
    await page.keyboard.insertText(word)
    await page.getByLabel('替换为').fill('别的')
    await page.getByRole('button', { name: '全部替换' }).click()
    await page.keyboard.press('Escape')
    expect(await element.innerText()).toBe(before)
    await page.keyboard.press('Control+z')
    await waitForSaved(page)
    await element.locator('.lock-button').click()
    await page.locator(`[data-section="${section}"].is-locked`).waitFor({ state: 'detached' })
  })

  it('takes WPS text without its looks, over several paragraphs, and undoes the paste as one', async () => {
    const { page } = opened
    const before = await bodyText()
    const section = await caretAtEnd(page, 4)
    await page.keyboard.press('Enter')
    await page.evaluate(`(() => {
      const data = new DataTransfer()
      data.setData('text/html', '<html><head><meta name=Generator content="Kingsoft WPS"><style>@font-face{font-family:"仿宋_GB2312"}p.MsoNormal{mso-style-name:正文}</style></head><body><!--StartFragment--><h2 style="mso-list:l0"><span style="font-family:黑体;color:#FF0000">办学条件持续改善</span></h2><p class=MsoNormal style="text-indent:32.0000pt"><span style="mso-spacerun:yes">　</span><font face="仿宋_GB2312">校园面貌</font><b>焕然一新</b>。</p><table><tr><td><p>学校</p></td><td><p>班级</p></td></tr></table><script>window.stranger = 1</script><img src="file:///C:/x.png"><!--EndFragment--></body></html>')
      data.setData('text/plain', 'x')
      document.querySelector('.ProseMirror').dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
    })()`)
    await waitForSaved(page)
    const stored = await storedText(section)
    expect(stored).toContain('办学条件持续改善')
    expect(stored).toContain('校园面貌焕然一新。')
    expect(stored).not.toMatch(/mso|font|window|file:/)
    expect(
      await page.locator('.paper font, .paper b, .paper table, .paper img, .paper [style*="color"]').count(),
    ).toBe(0)
    for (let step = 0; step < 3 && (await bodyText()) !== before; step++)
      await page.keyboard.press('Control+z')
    expect(await bodyText()).toBe(before)
    await waitForSaved(page)
  })

  it('keeps an input method’s words whole over the end of a sheet, and each line on its sheet', async () => {
    const { page } = opened
    await caretAtEnd(page, 5)
    const cdp = await page.context().newCDPSession(page)
    for (let round = 0; round < 12; round++) {
      for (const text of ['t', 'tui', 'tui jin']) {
        await cdp.send('Input.imeSetComposition', {
          text,
          selectionStart: text.length,
          selectionEnd: text.length,
        })
      }
      await cdp.send('Input.insertText', { text: '统筹推进各项工作落地见效，'.repeat(3) })
      if (round % 4 === 3) await page.keyboard.press('Enter')
      await takeUpCaret(page)
      expect(await strayParagraphs(), `after ${round + 1} inputs`).toEqual([])
    }
    expect(await bodyText()).not.toContain('tui')
    expect((await bodyText()).split('统筹推进各项工作落地见效，').length - 1).toBeGreaterThanOrEqual(36)
    expect(await page.locator('.paper p[data-flows]').count()).toBeGreaterThan(3)
    await waitForSaved(page)
  })

  it('breaks the sheets anew where the window becomes another', async () => {
    const { page } = opened
    for (const [width, height] of [
      [1366, 768],
      [1920, 1080],
      [2560, 1440],
      [3840, 2160],
    ] as const) {
      await page.setViewportSize({ width, height })
      await takeUpCaret(page)
      expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true)
      expect(await strayParagraphs()).toEqual([])
    }
    await page.setViewportSize({ width: 1366, height: 768 })
  })

  it('moves nothing where the system asks for less motion', async () => {
    const { page } = opened
    await page.emulateMedia({ reducedMotion: 'reduce' })
    const moving = await page.evaluate(`[...document.querySelectorAll('*')].filter((element) => {
      const { animationName, animationDuration, transitionDuration, scrollBehavior } = getComputedStyle(element)
      const lasts = (times) => times.split(',').some((time) => parseFloat(time) > 0.01)
      return (animationName !== 'none' && lasts(animationDuration)) || lasts(transitionDuration) || scrollBehavior === 'smooth'
    }).map((element) => element.className)`)
    expect(moving).toEqual([])
    await page.emulateMedia({ reducedMotion: 'no-preference' })
  })

  it('reaches every part by the keyboard, and shows where it is', async () => {
    const { page } = opened
    await page.reload()
    await page.locator('.sentence').first().waitFor()
    const reached = new Set<string>()
    const unseen: string[] = []
    for (let step = 0; step < 200; step++) {
      await page.keyboard.press('Tab')
      const told = (await page.evaluate(`(() => {
        const element = document.activeElement
        const part = element.closest('.top-bar, .chat-column, .desk, .side-panel, aside')
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element)
        const isSeen = (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none' || element.classList.contains('ProseMirror') || element === document.body
        return { part: part?.className.split(' ')[0] ?? '', isSeen, name: element.outerHTML.slice(0, 90) }
      })()`)) as { part: string; isSeen: boolean; name: string }
      reached.add(told.part)
      if (!told.isSeen) unseen.push(told.name)
    }
    expect([...reached]).toEqual(expect.arrayContaining(['top-bar', 'chat-column', 'desk']))
    expect([...reached].some((part) => part.includes('panel'))).toBe(true)
    expect(unseen).toEqual([])
  })

  it('wears the theme that is chosen, whatever the system wears', async () => {
    const { page } = opened
    const ground = () => page.evaluate('getComputedStyle(document.body).backgroundColor')
    await page.emulateMedia({ colorScheme: 'light' })
    const light = await ground()
    await page.emulateMedia({ colorScheme: 'dark' })
    const dark = await ground()
    expect(dark).not.toBe(light)
    await page.getByLabel('外观').selectOption('light')
    await expect.poll(ground).toBe(light)
    await page.emulateMedia({ colorScheme: 'light' })
    await page.getByLabel('外观').selectOption('dark')
    await expect.poll(ground).toBe(dark)
    await page.reload()
    await expect.poll(ground).toBe(dark)
    await page.getByLabel('外观').selectOption('system')
    await expect.poll(ground).toBe(light)
  })

  it('makes no fault and asks no other host', () => {
    expect({ faults: opened.faults, strangers: opened.strangers }).toEqual({ faults: [], strangers: [] })
  })
})
