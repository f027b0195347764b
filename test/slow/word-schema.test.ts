import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { annotateDocx } from '../../src/adapters/docx/annotate-docx.ts'
import { writeDocx } from '../../src/adapters/docx/write-docx.ts'
import { wordLayoutSchema } from '../../src/domain/word-layout.ts'
import { type Block, draftBlocks } from '../../src/export/blocks.ts'
import { sourceTable } from '../../src/export/source-table.ts'
import { trackedBlocks } from '../../src/export/tracked-blocks.ts'
import { parseSheet } from '../../src/facts/parse-sheet.ts'
import { sheetTemplate } from '../../src/facts/template.ts'
import { proofread } from '../../src/proofreading/proofread.ts'
import { engineDraft } from '../support/written-draft.ts'

/** Printed by `test/adapters/docx/validator/install.sh`. */
const validator = process.env['TEST_WORD_VALIDATOR'] ?? ''

const HEAD = {
  mark: '青石县水务局文件',
  number: '青水〔2026〕1号',
  recipient: '县政府',
  copies: '县委办公室，县政府办公室。',
  printedBy: '青石县水务局办公室',
  printedOn: '2026年1月6日',
}

describe.skipIf(validator === '')(
  'Word files against the schemas of Office Open XML (TEST_WORD_VALIDATOR)',
  () => {
    let folder: string
    let blocks: Block[]
    let changed: Block[]
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'nigao-schema-'))
      const sheet = parseSheet(sheetTemplate())
      const draft = await engineDraft(sheet)
      blocks = [
        ...draftBlocks({ ...draft.plan, sections: draft.sections }),
        sourceTable(draft.sections, sheet),
      ]
      const fewer = draft.sections.map((section) => ({ ...section, sentences: section.sentences.slice(1) }))
      changed = trackedBlocks(draftBlocks({ ...draft.plan, sections: fewer }), blocks)
    })
    afterAll(() => rm(folder, { recursive: true, force: true }))

    async function faultsOf(file: Uint8Array): Promise<unknown> {
      const path = join(folder, 'file.docx')
      await writeFile(path, file)
      // It says what is wrong on its output and by its status.
      const { stdout } = await promisify(execFile)(validator, [path]).catch((error: { stdout?: string }) => ({
        stdout: error.stdout ?? '',
      }))
      return JSON.parse(stdout)
    }
    const VALID = expect.objectContaining({ ok: true, errors: [] })

    for (const layout of [
      {},
      { fonts: 'GBK', digits: 'times', bold: true, pageNumbers: 'centred' },
      { profile: 'attached', pageNumbers: 'none' },
      { profile: 'formal', head: HEAD },
    ])
      it(`are valid in the layout ${JSON.stringify(layout).slice(0, 60)}`, async () =>
        expect(await faultsOf(await writeDocx(blocks, { layout: wordLayoutSchema.parse(layout) }))).toEqual(
          VALID,
        ))

    it('are valid with tracked changes', async () =>
      expect(await faultsOf(await writeDocx(changed))).toEqual(VALID))

    it('are valid with the marks of the proofreader', async () => {
      const lines = ['全年工作总结', '新建二所学校，培训教师3百余人,招聘教师81充实队伍。']
      const plain = await writeDocx(lines.map((text) => ({ kind: 'paragraph', text })))
      const marked = annotateDocx(plain, lines, proofread(lines.join('\n')).findings)
      expect(await faultsOf(marked)).toEqual(VALID)
    })
  },
)
