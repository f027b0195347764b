import type { Severity } from '../../domain/finding.ts'
import type { PanelName } from '../events/panel-events.ts'

export const PANELS_WORDS = {
  sheet: {
    title: '台账',
    none: '还没有台账',
    facts: (count: number) => `${count} 条`,
    used: (used: number, all: number) => `已用 ${used}/${all} 条`,
    mustUsed: (used: number, all: number) => `必写 ${used}/${all} 条`,
    must: '必写',
    mustMark: '必',
    usedMark: '已写入稿件',
    awaited: '待补',
    faults: (errors: number, warnings: number) =>
      [errors > 0 ? `${errors} 处错误` : '', warnings > 0 ? `${warnings} 处提醒` : '']
        .filter((part) => part !== '')
        .join('、'),
    faultsTitle: '核对发现',
    noFaults: '核对未发现问题',
    wholeSheet: '整份台账',
    errors: { error: '错误', warning: '提醒' },
  },
  summary: {
    title: '全文核对',
    unfinished: '全文写完以后，这里列出必写条目、待补之处和需要核对的句子。',
    must: '必写条目',
    mustAll: '全部写入',
    mustMissing: (count: number) => `有 ${count} 条未写入`,
    gaps: '待补之处',
    gapCount: (count: number) => (count === 0 ? '没有' : `${count} 处`),
    unused: '未用条目',
    unusedCount: (count: number) => (count === 0 ? '没有' : `${count} 条`),
    findings: '核对发现',
    noFindings: '没有发现问题',
    showSentence: '看这一句',
    notices: '拟稿说明',
    severities: { error: '错误', warning: '提醒', hint: '提示' } satisfies Record<Severity, string>,
  },

  panels: {
    label: '稿件旁的各栏',
    fold: '收起这一栏',
    unfold: '各栏',
    names: {
      source: '来源',
      facts: '台账',
      shelf: '素材',
      review: '审校',
      'last-plan': '上年计划',
      versions: '版本',
      export: '导出',
    } satisfies Record<PanelName, string>,
  },
} as const
