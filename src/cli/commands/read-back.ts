import { AppError } from '../../domain/errors.ts'
import { type ReturnedDraft, readBack } from '../../editing/read-back.ts'
import { storeReturned } from '../../editing/take-back.ts'
import type { Command } from '../command.ts'
import { readInput } from '../files.ts'
import { withServices } from '../with-services.ts'

export const readBackCommand: Command = {
  name: 'read-back',
  usage: 'read-back 稿件编号 改回.docx [--apply]',
  summary: '读回在 Word 里改过的稿件：对齐到各节，没改的句子保留出处；--apply 存为新版本',
  options: { apply: { type: 'boolean' } },
  words: [2, 2],
  async run(invocation) {
    const { positionals, flag, say, print } = invocation
    const [id = '', file = ''] = positionals
    const bytes = await readInput(file)
    return withServices(invocation, async ({ drafts, sheets, newId, readReturnedFile }) => {
      const draft = await drafts.get(id)
      if (!draft) throw new AppError('not_found', `没有编号为 ${id} 的稿件`)
      if (draft.status !== 'done') throw new AppError('draft_busy', '稿件还没有写完，请等写完后再读回')
      const { paragraphs, comments } = readReturnedFile(bytes)
      const returned = readBack(draft, paragraphs)
      if (flag('apply')) {
        const stored = await sheets.get(draft.factSheetId)
        if (!stored) throw new AppError('not_found', '这份稿件的台账已经不在')
        await storeReturned(drafts, draft, returned, stored.sheet, newId)
        say('已存为新版本，原来的版本都还在')
      }
      const headings = new Map(draft.sections.map(({ id: key, number, heading }) => [key, number + heading]))
      print({ applied: flag('apply'), ...returned, comments }, () =>
        [
          ...returnedLines(returned, headings),
          ...comments.map(({ author, text, quote }) => `批注  ${author}：“${quote}” ${text}`),
        ].join('\n'),
      )
      return 0
    })
  },
}

const STATUS = {
  changed: '有改动',
  missing: '文件中没有，未改动',
  locked: '有改动，但该节已锁定',
  unchanged: '',
} as const

function returnedLines(
  { sections, addedHeadings, unplaced, title }: ReturnedDraft,
  headings: ReadonlyMap<string, string>,
): string[] {
  const told = sections.filter(({ status }) => status !== 'unchanged')
  return [
    told.length === 0 ? '各节都没有改动' : `共 ${sections.length} 节，${told.length} 节与原稿不同`,
    ...told.map(({ id, status, heading }) => {
      const name = headings.get(id) || '（开头一段）'
      return `${name}：${STATUS[status]}${heading === null ? '' : `，标题改为“${heading}”`}`
    }),
    ...addedHeadings.map((heading) => `新增标题“${heading}”，其内容归入前一节`),
    ...unplaced.map((text) => `不在任何一节之内，没有读入：“${text}”`),
    ...(title === null ? [] : [`总标题改为“${title}”，请在稿件中确认`]),
  ]
}
