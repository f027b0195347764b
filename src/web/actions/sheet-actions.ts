import { STRINGS } from '../strings/strings.ts'
import type { ActionContext } from './context.ts'

const MAX_SHEET_BYTES = 5 * 1024 * 1024

export type SheetActions = { open(id: string): void; importFile(file: File): void }

export function createSheetActions({ tell, transport, attempt }: ActionContext): SheetActions {
  async function importFile(file: File): Promise<void> {
    if (file.size > MAX_SHEET_BYTES) {
      const banner = { key: 'sheet', title: STRINGS.failures.unreadable, details: [STRINGS.sheet.tooLarge] }
      tell({ type: 'banner-raised', banner })
      return
    }
    const sheet = await transport.sheets.create(await file.text())
    tell({ type: 'banner-closed', key: 'sheet' })
    tell({ type: 'sheet-opened', sheet })
    tell({ type: 'sheets-read', sheets: await transport.sheets.list() })
  }
  return {
    open: (id) =>
      attempt('sheet', async () => tell({ type: 'sheet-opened', sheet: await transport.sheets.open(id) })),
    importFile: (file) => attempt('sheet', () => importFile(file)),
  }
}
