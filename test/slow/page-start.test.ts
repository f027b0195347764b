import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeWorkbook } from '../../src/adapters/spreadsheet/write-workbook.ts'
import type { OutputSheet } from '../../src/domain/grid.ts'
import { axeViolations } from '../support/axe-violations.ts'
import { type OpenedPage, openPage } from '../support/open-page.ts'

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
  async function hasNoViolations(page: Page): Promise<void> {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      expect(await axeViolations(page), colorScheme).toEqual([])
    }
  }

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
    await page.getByRole('button', { name: '下一步' }).click()
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
})
