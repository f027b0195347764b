import { AppError } from '../../domain/errors.ts'
import { type Command, wrongUsage } from '../command.ts'
import { draftContent, draftFormat, draftReport } from '../draft-file.ts'
import { writeOutput } from '../files.ts'
import { withServices } from '../with-services.ts'

export const exportCommand: Command = {
  name: 'export',
  usage: 'export 稿件编号 -o 总结.docx|.md|.txt|.json',
  summary: '将已保存的稿件写成文件',
  options: { output: { type: 'string', short: 'o' } },
  words: [1, 1],
  run(invocation) {
    const [id = ''] = invocation.positionals
    const file = invocation.text('output')
    if (!file) throw wrongUsage(exportCommand)
    const format = draftFormat(file)
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
      await writeOutput(file, await draftContent(draft, format, report, services))
      invocation.print({ file }, () => `已写入 ${file}`)
      return 0
    })
  },
}
