import { AppError } from '../../domain/errors.ts'
import { offerUnfinished } from '../../facts/reconcile/offer-unfinished.ts'
import { type ReconciledItem, reconcilePlan } from '../../facts/reconcile/reconcile-plan.ts'
import type { Command } from '../command.ts'
import { wrongUsage } from '../command.ts'
import { isThere, writeOutput } from '../files.ts'
import { readLastPlan } from '../last-plan-file.ts'
import { readSheetFile } from '../sheet-file.ts'
import { sheetJson, writeProposals } from './facts-extract.ts'

const STATES = { reached: '已达到', missed: '未达到', open: '待填', unknown: '待核' } as const

function itemLines(item: ReconciledItem): string[] {
  const answered = item.status ?? '没有答复'
  return [
    `${item.id}  ${answered}  ${item.label}`,
    ...(item.reason === null ? [] : [`    原因：${item.reason}`]),
    ...(item.evidence.length === 0 ? [] : [`    依据：${item.evidence.join('、')}`]),
    ...item.figures
      .filter(({ fact }) => fact !== null)
      .map(
        ({ raw, metric, fact, actual, state }) =>
          `    ${metric} 计划 ${raw}，实际 ${actual ?? '待填'}（${fact}）：${STATES[state]}`,
      ),
    ...(item.missing.length === 0 ? [] : [`    还缺：${item.missing.join('；')}`]),
    ...(item.status !== null || item.proposals.length === 0
      ? []
      : [`    可作依据（请核对）：${item.proposals.map(({ id, label }) => `${id}${label}`).join('、')}`]),
    ...(item.suggested === null ? [] : [`    从数字看是“${item.suggested}”，请确认`]),
  ]
}

export const reconcile: Command = {
  name: 'reconcile',
  usage:
    'reconcile 上年总结.docx|任务分解表.xlsx|上年台账.json --facts 台账.json [-o 新台账.json] [--offer 提议.json]',
  summary: '逐项核对上年计划的完成情况，列出没有答复的和可作依据的条目',
  options: { facts: { type: 'string' }, output: { type: 'string', short: 'o' }, offer: { type: 'string' } },
  words: [1, 1],
  async run({ positionals: [file = ''], text, print, say }) {
    const factsFile = text('facts')
    if (!factsFile) throw wrongUsage(reconcile)
    const sheet = await readSheetFile(factsFile)
    const { items, counts, sheet: filled } = reconcilePlan(await readLastPlan(file, sheet, say), sheet)
    const [output, offer] = [text('output'), text('offer')]
    if (output !== undefined) {
      if (await isThere(output)) throw new AppError('file_exists', `${output}：文件已经存在，请换一个文件名`)
      await writeOutput(output, sheetJson(filled))
      say(`台账已写入 ${output}，其中上年计划各项的完成情况由您填写`)
    }
    const offers = offerUnfinished(filled)
    if (offer !== undefined) await writeProposals(offer, offers, say)
    print({ items, counts, offers }, () =>
      [
        `上年计划 ${items.length} 项：完成 ${counts.完成}，推进 ${counts.推进}，未完成 ${counts.未完成}，取消 ${counts.取消}，没有答复 ${counts.unanswered}`,
        ...items.flatMap(itemLines),
        ...offers.map(({ fact }) => `可列入${fact.kind === 'problem' ? '问题' : '下年计划'}  ${fact.label}`),
      ].join('\n'),
    )
    return counts.unanswered > 0 ? 1 : 0
  },
}
