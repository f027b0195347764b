import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { violationsInBothColors } from '../support/axe.ts'
import { type OpenedPage, openPage, writeDraft } from '../support/open-page.ts'

const LAST_YEAR = `# 市教育局2024年工作总结和2025年工作计划
## 一、2024年工作总结
今年以来，全局扎实做好各项工作。
## 二、2025年工作计划
（一）扩大学前教育资源。新建公办幼儿园3所，公办园占比达到57%以上。
（二）加强教师队伍建设。招聘教师200人。
`

describe('last year’s plan beside the document', () => {
  let opened: OpenedPage
  beforeAll(async () => {
    opened = await openPage()
    opened.page.setDefaultTimeout(15_000)
  })
  afterAll(() => opened.close())

  const api = (path: string): string => `${opened.server().url.replace(/\/$/, '')}/api/v1/${path}`
  const post = async <T>(path: string, body: unknown): Promise<T> => {
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch(api(path), { method: 'POST', headers, body: JSON.stringify(body) })
    return (await answer.json()) as T
  }
  const openTab = () => opened.page.getByRole('tab', { name: '上年计划' }).click()
  const items = () => opened.page.locator('.plan-item')

  it('shows what was done, partly done and left open, with the facts and sentences that answer it', async () => {
    const { page } = opened
    await writeDraft(page)
    await openTab()
    await items().first().locator('.plan-told').waitFor()
    const all = await items().count()
    await page
      .getByRole('button', { name: /^部分完成/ })
      .first()
      .click()
    expect(await items().count()).toBeLessThan(all)
    expect(await violationsInBothColors(page)).toEqual([])
    await page.getByRole('button', { name: /^全部/ }).click()
    await items().first().locator('.plan-told button').first().click()
    await page.getByRole('tab', { name: '来源', selected: true }).waitFor()
    await openTab()
  })

  it('takes another answer by hand, asks for what it lacks, and takes it back', async () => {
    const first = items().first()
    await first.getByRole('button', { name: '未完成' }).click()
    await first.getByText('还缺：原因').waitFor()
    await first.getByLabel('原因').fill('资金未到位')
    await first.getByRole('button', { name: '保存' }).click()
    await first.getByText('还缺：原因').waitFor({ state: 'detached' })
    await opened.page
      .locator('.desk')
      .getByText(/句已经过时/)
      .waitFor()
    await opened.page.locator('.last-change').getByRole('button', { name: '撤销' }).click()
    await first.getByText('还缺：原因').waitFor()
  })

  it('teaches how to give last year’s plan where there is none, and reads it from a file', async () => {
    const { page } = opened
    const facts = [
      { kind: 'indicator', id: 'i1', label: '公办园占比', value: '58.6', unit: '%', theme: '学前' },
      { kind: 'indicator', id: 'i2', label: '招聘教师', value: '212', unit: '人', theme: '队伍' },
    ]
    const sheet = await post<{ id: string }>('fact-sheets', {
      profile: { organ: '市教育局' },
      period: '2025',
      facts,
    })
    const draft = await post<{ id: string }>('drafts', { factSheetId: sheet.id })
    await page.goto(`${opened.server().url}/#/draft/${draft.id}`)
    await page.reload()
    await openTab()
    await page.getByText('还没有上年计划').waitFor()
    expect(await violationsInBothColors(page)).toEqual([])
    await page.locator('.plan-source input[type=file]').setInputFiles({
      name: '上年总结.md',
      mimeType: 'text/markdown',
      buffer: Buffer.from(LAST_YEAR),
    })
    await items().first().waitFor()
    expect(await items().count()).toBeGreaterThan(1)
    const item = items().filter({ hasText: '教师' }).first()
    await item.getByText('台账中还没有').waitFor()
    await item.getByRole('button', { name: '完成', exact: true }).click()
    await item.getByText('台账中还没有').waitFor({ state: 'detached' })
    await item
      .getByRole('button', { name: /为依据/ })
      .first()
      .click()
    await item.locator('.evidence-chip.is-taken').waitFor()
    const stored = await (await fetch(api(`fact-sheets/${sheet.id}`))).text()
    expect(stored).toContain('"last-plan"')
    expect(stored).toContain('"evidence":["i2"]')
  })

  it('does all of it without a complaint of the browser or a word to another host', () => {
    expect({ faults: opened.faults, strangers: opened.strangers }).toEqual({ faults: [], strangers: [] })
  })
})
