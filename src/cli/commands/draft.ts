import { readDocument } from '../../corpus/read-document.ts'
import { DRAFT_KINDS, type DraftKind, draftKindSchema } from '../../domain/document.ts'
import type { DraftEvent, DraftPlan, HouseStyle, Writer } from '../../domain/draft.ts'
import { writerSchema } from '../../domain/draft.ts'
import { AppError } from '../../domain/errors.ts'
import type { FactSheet } from '../../domain/fact-sheet.ts'
import { followDraft } from '../../drafting/follow-draft.ts'
import { proposeOrder } from '../../drafting/model-writer/propose-order.ts'
import { nonceOf } from '../../drafting/nonce.ts'
import { lengthNotice } from '../../drafting/pipeline.ts'
import { planDraft } from '../../drafting/plan/plan-draft.ts'
import { LENGTHS, planToLength } from '../../drafting/plan-to-length.ts'
import { reviewDraft } from '../../drafting/review-text.ts'
import { ownDocuments } from '../../drafting/style/own-documents.ts'
import { readHouseStyle } from '../../drafting/style/read-house-style.ts'
import { checkSheet } from '../../facts/check-sheet.ts'
import { indexSheet } from '../../facts/sheet-index.ts'
import type { Services } from '../../http/environment.ts'
import type { Command, Invocation } from '../command.ts'
import { draftContent, draftFormat, draftMarkdown, draftReport } from '../draft-file.ts'
import { writeOutput } from '../files.ts'
import { findingLine } from '../finding-line.ts'
import { likenessLines, omissionLines } from '../review-lines.ts'
import { faultLine, readSheetFile } from '../sheet-file.ts'
import { readTextFile } from '../text-file.ts'
import { withServices } from '../with-services.ts'

type DraftEnd = Extract<DraftEvent, { type: 'draft-end' }>

function readKind(text: string | undefined, sheet: FactSheet): DraftKind {
  if (text === undefined) return sheet.kind
  const kind = draftKindSchema.safeParse(text)
  if (!kind.success) throw new AppError('invalid_arguments', `--kind 应为 ${DRAFT_KINDS.join(' ')} 之一`)
  return kind.data
}

function readWriter(text: string | undefined, { model }: Services): Writer {
  if (text === undefined) return model ? 'model' : 'engine'
  const writer = writerSchema.safeParse(text)
  if (!writer.success) throw new AppError('invalid_arguments', '--writer 应为 engine 或 model')
  if (writer.data === 'model' && !model) {
    throw new AppError(
      'model_unavailable',
      '未配置模型；请设置 OPENAI_BASE_URL 和 NIGAO_MODEL，或用 --writer engine',
    )
  }
  return writer.data
}

/** Writes the draft to its end and tells of its progress. */
async function write(services: Services, draftId: string, say: (message: string) => void): Promise<DraftEnd> {
  const { signal } = new AbortController()
  let sections: readonly { id: string; heading: string; number: string }[] = []
  for await (const { event } of followDraft(
    { ...services, search: services.shelf.search },
    draftId,
    0,
    signal,
  )) {
    if (event.type === 'draft-start') sections = event.sections
    if (event.type === 'section-start') {
      const section = sections.find(({ id }) => id === event.sectionId)
      if (section) say(`  ${section.number}${section.heading}`)
    }
    if (event.type === 'notice') say(event.message)
    if (event.type === 'draft-end') return event
  }
  throw new AppError('unexpected', '稿件没有写完')
}

function readLength(words: string | undefined): number | undefined {
  if (words === undefined) return undefined
  const length = Number(words)
  if (!Number.isInteger(length) || length < LENGTHS.least || length > LENGTHS.most)
    throw new AppError(
      'invalid_arguments',
      `--length 应为 ${LENGTHS.least} 到 ${LENGTHS.most} 的字数，如 3000`,
    )
  return length
}

/** The style of a file, or of a document on the shelf by its id, with the wordings of the bureau's other documents. */
async function readStyle(
  words: string | undefined,
  sheet: FactSheet,
  { shelf }: Services,
): Promise<HouseStyle | undefined> {
  if (words === undefined) return undefined
  const stored = /^[0-9a-f-]{36}$/i.test(words) ? await shelf.get(words) : undefined
  const last = stored ?? readDocument(words, await readTextFile(words)).document
  return readHouseStyle(last, await ownDocuments(shelf, sheet, stored?.id))
}

async function planOf(
  { text, flag }: Invocation,
  sheet: FactSheet,
  writer: Writer,
  services: Services,
): Promise<DraftPlan> {
  const seed = text('seed')
  const length = readLength(text('length'))
  const style = await readStyle(text('style'), sheet, services)
  const options = { kind: readKind(text('kind'), sheet), style, ...(seed ? { seed } : {}) }
  const plan = length === undefined ? planDraft(sheet, options) : planToLength(sheet, length, options)
  if (!flag('propose-order')) return plan
  const { model, newId } = services
  if (!model || writer !== 'model')
    throw new AppError('invalid_arguments', '--propose-order 由模型安排写作次序，须配置模型并由模型起草')
  return proposeOrder(plan, indexSheet(sheet), model, nonceOf(newId), new AbortController().signal)
}

async function draftSheet(invocation: Invocation, sheet: FactSheet, services: Services): Promise<void> {
  const { text, say, print } = invocation
  const file = text('output')
  const format = file === undefined ? undefined : draftFormat(file)
  const writer = readWriter(text('writer'), services)
  const plan = await planOf(invocation, sheet, writer, services)
  const stored = await services.sheets.create(sheet)
  const { id } = await services.drafts.create({ factSheetId: stored.id, writer, plan })
  say(`正在拟稿：${plan.title}`)
  const end = await write(services, id, say)
  const draft = await services.drafts.get(id)
  if (!draft) throw new AppError('unexpected', '稿件没有保存下来')
  const against = text('against')
  const last = against === undefined ? null : await readTextFile(against)
  const review = reviewDraft(draft, sheet, last)
  const report = { ...draftReport(draft, end), ...review }
  if (file !== undefined && format !== undefined) {
    await writeOutput(file, await draftContent(draft, sheet, format, report, services))
    say(`已写入 ${file}`)
  }
  for (const finding of end.findings) say(findingLine(finding))
  const { used, missing } = end.coverage.must
  const shortfall = lengthNotice(draft.plan)
  if (shortfall) say(shortfall)
  say(`必写 ${used.length + missing.length} 条，已写 ${used.length} 条；待补待定 ${end.gaps} 处`)
  for (const line of review.omissions.flatMap(omissionLines)) say(line)
  for (const line of review.likeness ? likenessLines(review.likeness) : []) say(line)
  print(report, () => (file === undefined ? draftMarkdown(draft) : file))
}

export const draft: Command = {
  name: 'draft',
  usage:
    'draft 台账.json [--kind K] [--length 字数] [--seed S] [--style 上年总结.docx|材料编号] [--writer engine|model] [--propose-order] [--against 上年总结.docx] [-o 总结.docx|.md|.txt|.json]',
  summary: '依据台账起草一份完整的总结和计划，--propose-order 请模型安排每节的先后次序',
  options: {
    kind: { type: 'string' },
    writer: { type: 'string' },
    'propose-order': { type: 'boolean' },
    against: { type: 'string' },
    length: { type: 'string' },
    seed: { type: 'string' },
    style: { type: 'string' },
    output: { type: 'string', short: 'o' },
  },
  words: [1, 1],
  async run(invocation) {
    const [file = ''] = invocation.positionals
    const sheet = await readSheetFile(file, invocation.say)
    for (const fault of checkSheet(sheet)) invocation.say(faultLine(fault))
    return withServices(invocation, async (services) => {
      await draftSheet(invocation, sheet, services)
      return 0
    })
  },
}
