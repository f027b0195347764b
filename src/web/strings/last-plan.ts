import type { PlanFigure } from '../transport/last-plan.ts'
import type { Answer } from '../views/last-plan-view.ts'

export const LAST_PLAN = {
  lastPlan: {
    note: '上年说要做的事，今年逐条有交代。完成情况由您定，有依据的会写进总结。',
    answers: {
      open: '待答复',
      完成: '完成',
      推进: '部分完成',
      未完成: '未完成',
      取消: '取消',
    } satisfies Record<Answer, string>,
    all: '全部',
    filterLabel: '只看',
    answerLabel: (label: string) => `“${label}”的完成情况`,
    suggested: (answer: string) => `按台账数据看：${answer}`,
    figure: {
      reached: '达到',
      missed: '未达到',
      open: '待补实际数',
      unknown: '台账中没有实际数',
    } satisfies Record<PlanFigure['state'], string>,
    planned: (raw: string) => `计划 ${raw}`,
    actual: (value: string) => `实际 ${value}`,
    evidence: '依据',
    mayBe: '可能的依据，点一下采用',
    take: (label: string) => `以“${label}”为依据`,
    drop: (label: string) => `不以“${label}”为依据`,
    reason: '原因',
    reasonHint: '写明原因，回车保存',
    missing: (parts: string) => `还缺：${parts}`,
    told: '正文中',
    notTold: '正文中还没有交代',
    fresh: '台账中还没有',
    takeAll: (count: number) => `把 ${count} 条都列入台账`,
    reading: '正在逐条对照…',
    from: '上年计划取自',
    sources: { sheet: '台账', document: '书架上的材料', file: '上传的文件' },
    choose: '选书架上的材料',
    upload: '上传文件',
    emptyTitle: '还没有上年计划',
    empty:
      '给一份上年的总结和计划，或上年的任务分解表，这里就逐条列出当时要做的事，与今年台账对照：哪些完成了，哪些还没有交代，依据是哪一条。',
    steps: [
      '选书架上的材料，或上传 Word、PDF、表格',
      '逐条点“完成”“部分完成”“未完成”',
      '采用列出的依据，或写明原因',
    ],
    noDocuments: '书架上还没有材料，可先在“素材”中添加，或直接上传文件。',
  },
} as const
