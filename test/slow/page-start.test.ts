import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeWorkbook } from '../../src/adapters/spreadsheet/write-workbook.ts'
import type { Draft } from '../../src/domain/draft.ts'
import type { FactSheet } from '../../src/domain/fact-sheet.ts'
import type { OutputSheet } from '../../src/domain/grid.ts'
import { violationsInBothColors } from '../support/axe.ts'
import { draftIdOf, type OpenedPage, openPage } from '../support/open-page.ts'

const SHOTS = process.env['NIGAO_START_SHOTS']
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A table of an office as it comes by mail; one figure is written in words. */
const ROWS = [
  ['指标名称', '单位', '2025年', '2024年'],
  ['公办园在园幼儿占比', '%', '55.20', '54.10'],
  ['普惠性幼儿园覆盖率', '%', '93.5', '92.1'],
  ['新增学位', '个', '三百多', '240'],
  ['公费师范生招聘', '人', '36', '30'],
  ['初中学业水平合格率', '%', '96.4', '95.8'],
]
const table = (rows: readonly (readonly string[])[]): OutputSheet => ({
  name: '指标',
  columns: (rows[0] ?? []).map(() => ({ width: 14 })),
  headerRows: 1,
  rows: rows.map((row) => row.map((text) => ({ text, kind: 'text' }))),
})

describe('a new draft in four steps', () => {
  let opened: OpenedPage
  beforeAll(async () => {
    opened = await openPage()
  })
  afterAll(() => opened.close())

  const shot = async (page: Page, name: string): Promise<void> => {
    if (!SHOTS) return
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await page.screenshot({ path: `${SHOTS}/${name}-${colorScheme}.png` })
    }
  }
  const hasNoViolations = async (page: Page): Promise<void> =>
    expect(await violationsInBothColors(page)).toEqual([])

  it('asks first for kind, bureau and time, and says at the field what is missing', async () => {
    const { page } = opened
    await page.getByRole('button', { name: '新建稿件' }).click()
    await shot(page, '1-kind-old')
    await page.getByLabel('另建一份台账').check()
    await page.getByLabel('单位全称').fill('')
    await page.getByRole('button', { name: '下一步' }).click()
    await page.getByText('请写明单位全称').waitFor()
    await page.getByLabel('单位全称').fill('澄江县教育局')
    await page.getByLabel('年份').fill('2025')
    await page.getByLabel('层级').selectOption('county')
    await page.getByLabel('上级机关').fill('县委、县政府')
    await shot(page, '1-kind')
    await hasNoViolations(page)
    // A double click goes one step on, not two.
    await page.getByRole('button', { name: '下一步' }).dblclick()
    await page.getByRole('heading', { name: '上传表格' }).waitFor()
    await shot(page, '2-ways')
    await hasNoViolations(page)
  })

  it('tells of a file that cannot be read and of wrong entries in JSON, and loses nothing', async () => {
    const { page } = opened
    const input = page.locator('.sheet-way input[type=file]')
    await input.setInputFiles({
      name: '坏.xlsx',
      mimeType: XLSX,
      buffer: Buffer.from('PK\u0003\u0004 no workbook'),
    })
    await page.getByText('“坏.xlsx”没有导入').waitFor()
    const sheet = {
      profile: { organ: '澄江县教育局' },
      period: '2025',
      facts: [{ kind: 'indicator', id: 'i1', label: '新增学位', value: '三百多', unit: '个' }],
    }
    await input.setInputFiles({
      name: '台账.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(sheet)),
    })
    await page.locator('.refused-file td.is-refused', { hasText: '三百多' }).waitFor()
    await shot(page, '2-refused')
    await page.getByRole('heading', { name: '上传表格' }).waitFor()
  })

  it('shows a workbook with its faults at the cell before it is brought in', async () => {
    const { page } = opened
    const buffer = Buffer.from(await writeWorkbook([table(ROWS)]))
    await page
      .locator('.sheet-way input[type=file]')
      .setInputFiles({ name: '2025年指标.xlsx', mimeType: XLSX, buffer })
    const cell = page.locator('.import-table td.is-refused')
    await cell.waitFor()
    expect(await cell.textContent()).toContain('三百多')
    await shot(page, '2-preview')
    await hasNoViolations(page)
    await page.getByRole('button', { name: '其余的先导入' }).click()
    await page.getByText('已导入，台账现有 5 条').waitFor()
    await shot(page, '2-table')
  })

  it('is filled by hand where it stands, each fault at its cell, and keeps what was typed over a reload', async () => {
    const { page } = opened
    const value = page.getByLabel('新增学位 数值')
    await value.fill('三百多')
    await value.press('Enter')
    await page.locator('.field-cell.is-refused', { has: value }).getByText('应为数字').waitFor()
    expect(await value.inputValue()).toBe('三百多')
    await value.fill('312')
    await value.press('Enter')
    await page.locator('.field-cell.is-refused').waitFor({ state: 'detached' })
    await page.getByLabel('新的一行 名称').fill('校园安全培训')
    await page.reload()
    await page.getByLabel('新的一行 数值').fill('12')
    await page.getByLabel('新的一行 单位').fill('场次')
    await shot(page, '2-hand')
    await page.getByLabel('新的一行 单位').press('Enter')
    await page.getByLabel('校园安全培训 数值').waitFor()
    expect(await value.inputValue()).toBe('312')
    await hasNoViolations(page)
  })

  it('takes a document to lean on, telling how far it has come, and proposes last year’s', async () => {
    const { page } = opened
    await page.getByRole('button', { name: '下一步' }).click()
    const text = [
      '澄江县教育局2024年工作总结和2025年工作计划',
      '2024年，全县教育系统坚持立德树人，各项工作稳步推进。',
      '一、2024年工作总结',
      '（一）学前教育普及普惠',
      '新建公办幼儿园2所，公办园在园幼儿占比达54.10%。',
      '二、2025年工作计划',
      '（一）推进学前教育优质发展',
      '推进幼儿园建设，扩大公办学位供给。',
      '澄江县教育局',
      '2025年1月8日',
    ].join('\n')
    await page.locator('.add-references input[type=file]').setInputFiles([
      { name: '澄江县教育局2024年工作总结.txt', mimeType: 'text/plain', buffer: Buffer.from(text) },
      { name: '坏.docx', mimeType: 'application/msword', buffer: Buffer.from('PK\u0003\u0004 broken') },
    ])
    await page.getByText('已添加“澄江县教育局2024年工作总结和2025年工作计划”').waitFor()
    await page.getByText(/^坏\.docx：/).waitFor()
    await page.locator('.reference.is-chosen', { hasText: '像是上年的' }).waitFor()
    await shot(page, '3-references')
    await hasNoViolations(page)
  })

  it('proposes an outline that is left and come back to as it was arranged', async () => {
    const { page } = opened
    await page.getByRole('button', { name: '下一步' }).click()
    await page.locator('.outline-row').first().waitFor()
    await shot(page, '4-outline')
    await hasNoViolations(page)
    const headings = (): Promise<string[]> =>
      page.evaluate('[...document.querySelectorAll(".outline-heading")].map((one) => one.value)')
    const rows = page.locator('.outline-row.is-level-2')
    const [first = '', second = ''] = [
      await rows.nth(0).locator('.outline-heading').inputValue(),
      await rows.nth(1).locator('.outline-heading').inputValue(),
    ]
    // By keys.
    await rows.nth(0).locator('.outline-heading').focus()
    await page.keyboard.press('Alt+ArrowDown')
    await expect.poll(() => rows.nth(0).locator('.outline-heading').inputValue()).toBe(second)
    // By dragging: back again.
    await rows.nth(1).locator('.outline-grip').dragTo(rows.nth(0))
    await expect.poll(() => rows.nth(0).locator('.outline-heading').inputValue()).toBe(first)
    // A name that claims what no fact bears out is marked at once.
    const heading = rows.nth(0).locator('.outline-heading')
    await heading.fill('新建学校99所')
    await heading.press('Tab')
    await page.locator('.outline-fault').waitFor()
    await shot(page, '4-fault')
    await heading.fill('扩大公办学位')
    await heading.press('Tab')
    await page.locator('.outline-fault').waitFor({ state: 'detached' })
    await rows.nth(0).locator('.outline-length').fill('300')
    await page.keyboard.press('Tab')
    await page.getByRole('button', { name: '全部稿件' }).click()
    await page.getByText('有一份稿件还没有准备完').waitFor()
    await shot(page, '0-list')
    await page.reload()
    await page.getByRole('button', { name: '接着准备' }).click()
    await page.locator('.outline-row').first().waitFor()
    expect(await headings()).toContain('扩大公办学位')
    expect(await rows.nth(0).locator('.outline-length').inputValue()).toBe('300')
  })

  it('moves facts between sections by mouse and by keys, and begins the draft as arranged', async () => {
    const { page } = opened
    const rows = page.locator('.outline-row.is-level-2')
    const chip = rows.nth(0).locator('.fact-chip').first()
    const label = (await chip.locator('.fact-chip-label').textContent()) ?? ''
    await chip.dragTo(rows.nth(1))
    await rows.nth(1).getByText(label).waitFor()
    const other = rows.nth(1).locator('.fact-chip', { hasText: label })
    await other.getByRole('button').focus()
    await page.keyboard.press('Enter')
    await page.getByLabel(`“${label}”移到`).selectOption({ label: '扩大公办学位' })
    await rows.nth(0).getByText(label).waitFor()
    await rows.nth(0).locator('.fact-chip', { hasText: label }).dragTo(rows.nth(1))
    await rows.nth(1).getByText(label).waitFor()
    await shot(page, '4-arranged')
    await page.getByRole('button', { name: '把“扩大公办学位”下移' }).click()
    await rows.nth(1).getByRole('button', { name: '把“扩大公办学位”上移' }).waitFor()
    const asking = page.waitForRequest(
      (request) => request.method() === 'POST' && request.url().endsWith('/api/v1/drafts'),
    )
    await page.getByRole('button', { name: '开始拟稿' }).click()
    expect((await asking).postData()).toContain('"length":300')
    await page.locator('.phase.is-done').waitFor({ timeout: 60_000 })
    const answer = await page.request.get(`${opened.server().url}/api/v1/drafts/${draftIdOf(page)}`)
    const draft = (await answer.json()) as Draft
    const [first, second] = draft.plan.sections.filter(({ level }) => level === 2)
    const sheet = await page.request.get(`${opened.server().url}/api/v1/fact-sheets/${draft.factSheetId}`)
    const { facts } = ((await sheet.json()) as { sheet: FactSheet }).sheet
    const moved = facts.find((fact) => fact.label === label)?.id
    expect(second).toMatchObject({ heading: '扩大公办学位', number: '（二）' })
    expect(first?.paragraphs.flatMap((paragraph) => paragraph.facts)).toContain(moved)
    await page.getByRole('button', { name: '全部稿件' }).click()
    await page.getByRole('heading', { name: '稿件' }).waitFor()
    expect(await page.getByText('有一份稿件还没有准备完').count()).toBe(0)
  })

  it('makes no fault that was not asked for, and asks no other host', () => {
    // What the service refuses with 4xx is written to the browser's console.
    expect(opened.faults.filter((fault) => !/40[09]|422|status of 4/.test(fault))).toEqual([])
    expect(opened.strangers).toEqual([])
  })
})
