import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { violationsInBothColors } from '../support/axe.ts'
import { draftIdOf, type OpenedPage, openPage, takeUpCaret, writeDraft } from '../support/open-page.ts'

type Stored = {
  sections: {
    id: string
    heading: string
    sentences: { text: string; paragraph: number; facts: { id: string; attr: string }[] }[]
  }[]
}

describe('other words for chosen text', () => {
  let opened: OpenedPage
  /** The paragraph that tells most of how figures moved: that can be said in several ways. */
  let id: string
  let nth: number
  beforeAll(async () => {
    opened = await openPage()
    opened.page.setDefaultTimeout(15_000)
    await writeDraft(opened.page)
    const moving = (await stored()).sections.flatMap((each) =>
      [...Map.groupBy(each.sentences, ({ paragraph }) => paragraph).values()].map((told, nth) => ({
        id: each.id,
        nth,
        count: told.filter(({ facts }) => facts.some(({ attr }) => attr === '变化')).length,
      })),
    )
    const most = moving.toSorted((one, other) => other.count - one.count)[0]
    if (!most || most.count < 2) throw new Error('no paragraph tells of figures that moved')
    id = most.id
    nth = most.nth
  })
  afterAll(() => opened.close())

  const bar = () => opened.page.getByRole('toolbar', { name: '修改选中的文字' })
  const strip = () => opened.page.locator('.suggestion-strip')
  const section = () => opened.page.locator(`.paper-section[data-section="${id}"]`)
  const coming = () => opened.page.locator('.ProseMirror ins.comes')
  const accept = () => opened.page.locator('.ProseMirror .decide .is-accept')
  async function stored(): Promise<Stored> {
    const base = opened.server().url.replace(/\/$/, '')
    return (await fetch(`${base}/api/v1/drafts/${draftIdOf(opened.page)}`)).json() as Promise<Stored>
  }
  const paragraph = () => section().locator('p').nth(nth)
  const sentences = async () => (await stored()).sections.find((each) => each.id === id)?.sentences ?? []
  const text = async (): Promise<string> => (await sentences()).map((sentence) => sentence.text).join('')
  const facts = async (): Promise<string[]> =>
    [...new Set((await sentences()).flatMap((sentence) => sentence.facts.map((fact) => fact.id)))].toSorted()
  /** Chooses all words of the paragraph, as three clicks do. */
  async function choose(): Promise<void> {
    await paragraph().scrollIntoViewIfNeeded()
    // What is chosen already is let go first, so that each choice begins from none.
    await paragraph().click({ position: { x: 240, y: 12 } })
    await takeUpCaret(opened.page)
    await paragraph().click({ clickCount: 3, position: { x: 60, y: 12 } })
    await takeUpCaret(opened.page)
  }
  const ask = (name: string): Promise<void> => bar().getByRole('button', { name, exact: true }).click()
  const decideAll = (name: string): Promise<void> =>
    strip().getByRole('button', { name, exact: true }).click()

  it('offers what can be asked for, parallel headings and free words among it', async () => {
    await choose()
    await bar().waitFor()
    expect(await bar().getByRole('button').allInnerTexts()).toEqual([
      '润色',
      '扩写',
      '缩写',
      '改写',
      '续写',
      '规范',
      '对仗标题',
    ])
    expect(await bar().getByRole('textbox', { name: '或写明怎样改，回车' }).count()).toBe(1)
    expect(await violationsInBothColors(opened.page)).toEqual([])
  })

  it('stand in the text as deletions and insertions, and are rejected all at once', async () => {
    const before = await text()
    await choose()
    await ask('改写')
    await coming().first().waitFor()
    expect(await opened.page.locator('.ProseMirror .goes').count()).toBeGreaterThan(0)
    expect(await violationsInBothColors(opened.page)).toEqual([])
    await decideAll('全部不用')
    await expect.poll(() => coming().count()).toBe(0)
    expect(await text()).toBe(before)
  })

  it('are accepted and rejected one by one, and every fact is told as before', async () => {
    const [before, told] = [await text(), await facts()]
    await choose()
    await ask('改写')
    await accept().first().waitFor()
    const open = await accept().count()
    expect(open).toBeGreaterThan(1)
    await opened.page.getByRole('button', { name: '不用', exact: true }).first().click()
    await expect.poll(() => accept().count()).toBe(open - 1)
    expect(await text()).toBe(before)
    await accept().first().click()
    await expect.poll(() => accept().count()).toBe(open - 2)
    await expect.poll(text).not.toBe(before)
    expect(await facts()).toEqual(told)
    if (open > 2) await decideAll('全部不用')
  })

  it('are accepted all at once, and stand on the paper as they are stored', async () => {
    const [before, told] = [await text(), await facts()]
    await choose()
    await ask('改写')
    await accept().first().waitFor()
    await decideAll('全部采纳')
    await expect.poll(() => accept().count()).toBe(0)
    await expect.poll(text).not.toBe(before)
    expect(await facts()).toEqual(told)
    const paragraphs = Map.groupBy(await sentences(), (one) => one.paragraph)
    const words = [...paragraphs.values()][nth]?.map((one) => one.text).join('') ?? ''
    await expect.poll(() => paragraph().innerText()).toContain(words)
  })

  it('say without a model that free words are beyond them', async () => {
    const before = await text()
    await choose()
    await bar().getByRole('textbox').fill('写得更有气势')
    await opened.page.keyboard.press('Enter')
    await strip().getByText('没有可用的模型服务').waitFor()
    await strip().getByRole('button', { name: '关闭' }).click()
    expect(await text()).toBe(before)
  })

  it('propose parallel headings beside the text, which stand once they are accepted', async () => {
    await choose()
    await ask('对仗标题')
    const proposed = strip().locator('.heading-change')
    await proposed.first().waitFor()
    expect(await proposed.count()).toBeGreaterThan(1)
    const after = (await proposed.allInnerTexts()).map((words) => /改为“([^”]+)”/.exec(words)?.[1] ?? '')
    await decideAll('全部采纳')
    await expect.poll(() => proposed.count()).toBe(0)
    await expect
      .poll(async () => (await stored()).sections.map(({ heading }) => heading))
      .toEqual(expect.arrayContaining(after))
    for (const heading of after) await opened.page.locator('.ProseMirror', { hasText: heading }).waitFor()
  })

  it('are not offered in a locked section, and the reason stands in their place', async () => {
    const lock = (name: string): Promise<void> => section().getByRole('button', { name }).click()
    await section().hover()
    await lock('锁定这一节')
    await opened.page.locator('.paper-section.is-locked').waitFor()
    await choose()
    const reason = opened.page.getByRole('status').getByText('本节已锁定，解除锁定后才能修改')
    await reason.waitFor()
    expect(await bar().count()).toBe(0)
    expect(await violationsInBothColors(opened.page)).toEqual([])
    await lock('解除锁定')
    await opened.page.locator('.paper-section.is-locked').waitFor({ state: 'detached' })
    await choose()
    await bar().waitFor()
    expect(await reason.count()).toBe(0)
  })

  it('make no fault and ask no other host', () => {
    const others = opened.faults.filter((fault) => !fault.startsWith('Failed to load resource'))
    expect({ others, strangers: opened.strangers }).toEqual({ others: [], strangers: [] })
  })
})
