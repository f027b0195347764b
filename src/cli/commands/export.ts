import { readFile } from 'node:fs/promises'
import { AppError } from '../../domain/errors.ts'
import { type ExportRequest, exportRequestSchema } from '../../export/export-request.ts'
import { type Command, type Invocation, wrongUsage } from '../command.ts'
import { draftContent, draftFormat, draftReport } from '../draft-file.ts'
import { writeOutput } from '../files.ts'
import { withServices } from '../with-services.ts'

export const exportCommand: Command = {
  name: 'export',
  usage:
    'export 稿件编号 -o 总结.docx|.pdf|.md|.txt|.json [--profile internal|attached|formal] [--head 红头.json] [--fonts GB2312|GBK] [--digits same|times] [--bold] [--page-numbers standard|centred|none] [--since first|时间] [--sources] [--final]',
  summary: '将已保存的稿件写成文件',
  options: {
    output: { type: 'string', short: 'o' },
    profile: { type: 'string' },
    head: { type: 'string' },
    fonts: { type: 'string' },
    digits: { type: 'string' },
    bold: { type: 'boolean' },
    'page-numbers': { type: 'string' },
    since: { type: 'string' },
    sources: { type: 'boolean' },
    final: { type: 'boolean' },
  },
  words: [1, 1],
  async run(invocation) {
    const [id = ''] = invocation.positionals
    const file = invocation.text('output')
    if (!file) throw wrongUsage(exportCommand)
    const format = draftFormat(file)
    const wanted = await readWishes(invocation)
    return withServices(invocation, async (services) => {
      const draft = await services.drafts.get(id)
      if (!draft) throw new AppError('not_found', `没有编号为 ${id} 的稿件`)
      const end = (await services.drafts.eventsAfter(id, 0)).at(-1)?.event
      if (end?.type !== 'draft-end') invocation.say('提醒：这份稿件还没有写完')
      const report = draftReport(
        draft,
        end?.type === 'draft-end'
          ? end
          : { coverage: { must: { used: [], missing: [] }, unused: [] }, gaps: 0, findings: [] },
      )
      const stored = await services.sheets.get(draft.factSheetId)
      if (!stored) throw new AppError('not_found', '这份稿件的台账已经不在')
      await writeOutput(file, await draftContent(draft, stored.sheet, format, report, services, wanted))
      invocation.print({ file }, () => `已写入 ${file}`)
      return 0
    })
  },
}

/** The wishes in the arguments. Throws AppError `invalid_arguments`. */
async function readWishes({ text, flag }: Invocation): Promise<ExportRequest> {
  const head = text('head')
  const given = {
    profile: text('profile'),
    fonts: text('fonts'),
    digits: text('digits'),
    bold: flag('bold'),
    pageNumbers: text('page-numbers'),
    head: head === undefined ? undefined : await readHead(head),
  }
  const read = exportRequestSchema.safeParse({
    layout: given,
    since: text('since'),
    sources: flag('sources'),
    final: flag('final'),
  })
  if (read.success) return read.data
  const faults = read.error.issues.map(({ path, message }) => `${path.join('.')}：${message}`)
  throw new AppError('invalid_arguments', faults.join('；'))
}

async function readHead(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'))
  } catch (error) {
    throw new AppError('unreadable_file', `${file}：无法读取，或不是 JSON`, { cause: error })
  }
}
