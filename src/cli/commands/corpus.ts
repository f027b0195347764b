import { createThreadedParser } from '../../adapters/formats/create-threaded-parser.ts'
import { createThreadedReader } from '../../adapters/formats/create-threaded-reader.ts'
import {
  type AddFilesOptions,
  type AddReport,
  addPortions,
  type FileContent,
} from '../../corpus/add-files.ts'
import { rereadDocuments } from '../../corpus/reread-documents.ts'
import { AppError } from '../../domain/errors.ts'
import type { Shelf, ShelfProgress } from '../../domain/shelf.ts'
import { changesWords, countRepairs } from '../changes-words.ts'
import type { Command, ExitStatus } from '../command.ts'
import { identifyFile, type ListedFiles, listFiles, readInput, shortName } from '../files.ts'
import { createProgress } from '../progress.ts'
import { withServices } from '../with-services.ts'

/** What a kill in the middle can cost: the reading of twice as many files. */
const BATCH = 20

const documentMissing = (id: string): AppError => new AppError('not_found', `没有编号为 ${id} 的材料`)

async function* readPortions(
  paths: readonly string[],
  refused: AddReport['refused'],
): AsyncGenerator<FileContent[], void> {
  for (let start = 0; start < paths.length; start += BATCH) {
    const files: FileContent[] = []
    for (const file of paths.slice(start, start + BATCH)) {
      try {
        files.push({ file: await identifyFile(file), bytes: await readInput(file) })
      } catch (error) {
        if (!(error instanceof AppError)) throw error
        refused.push({ file, code: error.code, message: error.detail.replace(`${file}：`, '') })
      }
    }
    yield files
  }
}

async function addListed(
  shelf: Shelf | null,
  { files, refused: unlisted }: ListedFiles,
  options: AddFilesOptions,
  tell: (progress: ShelfProgress) => void,
): Promise<AddReport> {
  const total: AddReport = { documents: [], refused: [...unlisted] }
  let done = 0
  for await (const { documents, refused } of addPortions(
    shelf,
    readPortions(files, total.refused),
    options,
  )) {
    total.documents.push(...documents)
    total.refused.push(...refused)
    done = Math.min(done + BATCH, files.length)
    tell({ stage: 'documents', done, total: files.length })
  }
  return total
}

const MOST_TITLES = 3

/** How many passages nearly repeat others, and whose. */
function alikeWords(alike: AddReport['documents'][number]['alike']): string {
  if (alike.length === 0) return ''
  const passages = new Set(alike.map(({ passageId }) => passageId)).size
  const titles = [...new Set(alike.map(({ other }) => `《${other.title}》`))]
  const more = titles.length > MOST_TITLES ? `等 ${titles.length} 份` : ''
  return `${passages} 段与${titles.slice(0, MOST_TITLES).join('')}${more}大同小异`
}

function documentWords(document: AddReport['documents'][number]): string {
  const { title, passages, repairs, removedLines, duplicateOf, unchanged, replaced, alike } = document
  const notes = [
    unchanged ? '未变，未重读' : duplicateOf ? '已有相同材料' : '',
    unchanged ? '' : alikeWords(alike),
    replaced.length > 0 ? `替换旧稿 ${replaced.length} 份` : '',
    removedLines.length > 0 ? `去除 ${removedLines.length} 行` : '',
    countRepairs(repairs) > 0 ? `修复 ${countRepairs(repairs)} 处` : '',
  ]
  return [`  ${title}：${passages} 段`, ...notes.filter((note) => note)].join('，')
}

const reportWords = ({ documents, refused }: AddReport): string =>
  [
    `读入 ${documents.length} 份，未读入 ${refused.length} 份`,
    ...documents.flatMap((document) => [
      documentWords(document),
      ...document.notices.map((notice) => `    请留意：${notice}`),
    ]),
    ...refused.map(({ file, message }) => `  未读入 ${shortName(file)}：${message}`),
  ].join('\n')

const add: Command = {
  name: 'corpus add',
  usage: 'corpus add 路径… [--dry-run]',
  summary: '将文件或文件夹中的材料加入素材库；--dry-run 只读不存；有文件未读入时退出码为 2，其余照常入库',
  options: { 'dry-run': { type: 'boolean' } },
  words: [1, 1000],
  async run(invocation) {
    const { positionals, flag, print, say } = invocation
    const listed = await listFiles(positionals)
    const tell = createProgress(say)
    const finish = (report: AddReport): ExitStatus => {
      print(report, () => reportWords(report))
      // What could be read is on the shelf; a script must see that not all of it is.
      return report.refused.length > 0 ? 2 : 0
    }
    if (flag('dry-run')) {
      const readText = createThreadedReader()
      return finish(await addListed(null, listed, { readText }, tell))
    }
    return withServices(invocation, async ({ shelf, readText }) => {
      const parseDocument = createThreadedParser()
      const options = { readText, parseDocument, replace: true, deferVectors: true }
      const report = await addListed(shelf, listed, options, tell)
      await shelf.reindex({ onProgress: tell })
      return finish(report)
    })
  },
}

const list: Command = {
  name: 'corpus list',
  usage: 'corpus list',
  summary: '列出素材库中的材料',
  run: (invocation) =>
    withServices(invocation, async ({ shelf }) => {
      const documents = await shelf.list()
      invocation.print({ documents }, () =>
        documents.map(({ id, title, passages }) => `${id}  ${title}（${passages} 段）`).join('\n'),
      )
      return 0
    }),
}

const show: Command = {
  name: 'corpus show',
  usage: 'corpus show 编号 [--changes]',
  summary: '查看一份材料；--changes 列出读入时去除的行和修复之处',
  options: { changes: { type: 'boolean' } },
  words: [1, 1],
  run: (invocation) =>
    withServices(invocation, async ({ shelf }) => {
      const [id = ''] = invocation.positionals
      const document = await shelf.get(id)
      if (!document) throw documentMissing(id)
      const alike = (await shelf.alike([id])).map(({ passageId, ordinal, other }) => ({
        passageId,
        ordinal,
        other,
      }))
      invocation.print({ ...document, alike }, () =>
        invocation.flag('changes') ? changesWords(document) : document.clean,
      )
      return 0
    }),
}

const remove: Command = {
  name: 'corpus remove',
  usage: 'corpus remove 编号',
  summary: '从素材库中移除一份材料',
  words: [1, 1],
  run: (invocation) =>
    withServices(invocation, async ({ shelf }) => {
      const [id = ''] = invocation.positionals
      if (!(await shelf.remove(id))) throw documentMissing(id)
      invocation.print({ removed: id }, () => '已移除')
      return 0
    }),
}

const reindex: Command = {
  name: 'corpus reindex',
  usage: 'corpus reindex',
  summary: '重建检索索引；由旧版程序读入的材料先按现行规则重读',
  run: (invocation) =>
    withServices(invocation, async ({ shelf }) => {
      const onProgress = createProgress(invocation.say)
      const { reread, refused } = await rereadDocuments(shelf, { onProgress })
      const result = await shelf.reindex({ onProgress })
      invocation.print({ ...result, reread, refused }, () =>
        [
          `已重建 ${result.passages} 段的索引（${result.embedder}）${reread > 0 ? `，按现行规则重读 ${reread} 份` : ''}`,
          ...refused.map(({ title, message }) => `  未重读，维持原样 ${title}：${message}`),
        ].join('\n'),
      )
      return 0
    }),
}

export const corpusCommands: readonly Command[] = [add, list, show, remove, reindex]
