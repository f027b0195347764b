import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { factSheetSchema } from '../../src/domain/fact-sheet.ts'
import { violationsInBothColors } from '../support/axe.ts'
import { draftIdOf, type OpenedPage, openPage, writeDraft } from '../support/open-page.ts'

describe('the sheet beside the document', () => {
  let opened: OpenedPage
  beforeAll(async () => {
    opened = await openPage()
    opened.page.setDefaultTimeout(15_000)
    await writeDraft(opened.page)
    await opened.page.getByRole('tab', { name: '台账', exact: true }).click()
  })
  afterAll(() => opened.close())

  const panel = () => opened.page.locator('.panel-body')
  const row = (label: string) => panel().locator('.fact-row', { hasText: label }).first()
  const api = (path: string): string => `${opened.server().url.replace(/\/$/, '')}/api/v1/${path}`

  async function storedSheet() {
    const draft = (await (await fetch(api(`drafts/${draftIdOf(opened.page)}`))).json()) as {
      factSheetId: string
    }
    const answer = await fetch(api(`fact-sheets/${draft.factSheetId}`))
    const { id, revision, sheet } = (await answer.json()) as { id: string; revision: number; sheet: unknown }
    return { id, revision, sheet: factSheetSchema.parse(sheet) }
  }

  it('shows the musts first, and only what is looked for', async () => {
    expect(await panel().locator('.theme-group h3').first().innerText()).toMatch(/^必写/)
    const all = await panel().locator('.fact-row').count()
    await panel().getByRole('button', { name: /^必写/ }).click()
    expect(await panel().locator('.fact-row').count()).toBeLessThan(all)
    await panel().getByRole('button', { name: /^全部/ }).click()
    await panel().getByLabel('按名称筛选').fill('公办幼儿园')
    await row('公办幼儿园在园幼儿占比').waitFor()
    await panel().getByLabel('按名称筛选').fill('')
  })

  it('says at the field what is wrong, and changes a fact in place', async () => {
    await row('公办幼儿园在园幼儿占比').click()
    const editor = panel().locator('.fact-editor')
    await editor.getByLabel('数值', { exact: true }).fill('很多')
    await editor.getByRole('button', { name: '保存' }).click()
    await editor.locator('.field-fault').waitFor()
    expect(await editor.getByLabel('数值', { exact: true }).getAttribute('aria-invalid')).toBe('true')
    expect(await violationsInBothColors(opened.page)).toEqual([])
    await editor.getByLabel('数值', { exact: true }).fill('58.7')
    await editor.getByRole('button', { name: '保存' }).click()
    await row('公办幼儿园在园幼儿占比').getByText('58.7%').waitFor()
    const { sheet } = await storedSheet()
    expect(sheet.facts.some((fact) => fact.kind === 'indicator' && fact.value === '58.7')).toBe(true)
  })

  it('tells which sentences the change has left behind, and brings them up to date where the writer agrees', async () => {
    const { page } = opened
    const strip = page.locator('.desk > .outdated-strip')
    await strip.getByText(/正文有 \d+ 句已经过时/).waitFor()
    await strip.getByRole('button', { name: '看是哪些' }).click()
    await strip.getByText('数据已变').first().waitFor()
    const sentence = await strip.locator('.outdated-list .finding-link span').first().innerText()
    const marked = page.locator('.ProseMirror [data-sentence]', { hasText: sentence.slice(0, 8) }).first()
    expect(await marked.evaluate('(node) => getComputedStyle(node).boxShadow')).not.toBe('none')
    expect(await violationsInBothColors(page)).toEqual([])
    await strip.getByRole('button', { name: '更新数据' }).click()
    await page.locator('.ProseMirror ins.comes').first().waitFor()
    await page.getByRole('button', { name: '全部采纳' }).click()
    await page.locator('.ProseMirror', { hasText: '58.7%' }).waitFor()
    await strip.waitFor({ state: 'detached' })
  })

  it('offers to write an outdated section anew, from the panel as well', async () => {
    const { page } = opened
    await panel().locator('.last-change').getByRole('button', { name: '撤销' }).click()
    const strip = panel().locator('.outdated-strip')
    await strip.getByRole('button', { name: '看是哪些' }).click()
    await strip.getByRole('button', { name: '重写本节' }).first().click()
    await page.locator('.suggestion-strip', { hasText: /修改建议|没有/ }).waitFor()
    await page.getByRole('button', { name: '全部采纳' }).click()
    await page.locator('.desk > .outdated-strip').waitFor({ state: 'detached' })
  })

  it('adds a fact, removes it, and brings it back under its own number', async () => {
    await panel().getByRole('button', { name: '添加条目' }).click()
    const form = panel().locator('.new-fact')
    await form.getByRole('textbox', { name: '名称' }).fill('招聘教师')
    await form.getByLabel('数值', { exact: true }).fill('212')
    await form.getByLabel('单位', { exact: true }).fill('人')
    expect(await violationsInBothColors(opened.page)).toEqual([])
    await form.getByRole('button', { name: '保存' }).click()
    await panel().getByText('已添加“招聘教师”').waitFor()
    await panel().getByRole('button', { name: /^未用/ }).click()
    await row('招聘教师').getByText('212人').waitFor()
    const before = (await storedSheet()).sheet.facts
    await row('招聘教师').click()
    await panel().locator('.fact-editor').getByRole('button', { name: '删除' }).click()
    await panel().getByText('已删除“招聘教师”').waitFor()
    await row('招聘教师').waitFor({ state: 'detached' })
    await panel().locator('.last-change').getByRole('button', { name: '撤销' }).click()
    await row('招聘教师').waitFor()
    expect((await storedSheet()).sheet.facts).toEqual(before)
    await panel().getByRole('button', { name: /^全部/ }).click()
  })

  it('lets the writer decide between sources that say different things', async () => {
    const { page } = opened
    const { id, revision, sheet } = await storedSheet()
    const fact = sheet.facts.find(({ kind }) => kind === 'indicator')
    if (fact?.kind !== 'indicator') throw new Error('the sample sheet has an indicator')
    const claims = [
      { origin: '基教科', fact: { ...fact, value: '61.1' } },
      { origin: '学前办', fact: { ...fact, value: '62.2' } },
    ]
    const disputes = [{ id: 'd1', about: 'value', facts: [fact.id], fields: ['value'], claims }]
    await fetch(api(`fact-sheets/${id}`), {
      method: 'PUT',
      headers: { 'content-type': 'application/json', 'if-match': `"${revision}"` },
      body: JSON.stringify({ ...sheet, disputes }),
    })
    await page.reload()
    await page.locator('.phase.is-done').waitFor()
    await page.getByRole('tab', { name: '台账', exact: true }).click()
    await panel().getByText('来源不一致，1 处待定').waitFor()
    expect(await violationsInBothColors(page)).toEqual([])
    const claim = panel().locator('.dispute li', { hasText: '学前办' })
    await claim.getByRole('button', { name: '采用' }).click()
    await panel().getByText('来源不一致（均已定）').waitFor()
    const decided = (await storedSheet()).sheet.facts.find((other) => other.id === fact.id)
    expect(decided).toMatchObject({ value: '62.2' })
  })

  it('does all of it without a complaint of the browser or a word to another host', () => {
    // A fact that is wrong is refused, which the browser writes to its console.
    const others = opened.faults.filter((fault) => !fault.startsWith('Failed to load resource'))
    expect({ others, strangers: opened.strangers }).toEqual({ others: [], strangers: [] })
  })
})
