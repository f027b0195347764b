import type { FindingsState } from '../state/findings-state.ts'

export const PROOFREADING = {
  proofreading: {
    title: '文字审校',
    hint: '查标点、数字用法、序号、日期、提法和前后一致。规则依据写在每条后面。',
    start: '开始审校',
    again: '重新审校',
    states: {
      none: '',
      reading: '正在审校…',
      read: '',
      stale: '稿件已有改动，以下是改动前的结果',
      missed: '没有审校成功，请再试一次',
    } satisfies Record<FindingsState['status'], string>,
    clean: '没有发现问题',
    counts: (errors: number, warnings: number, hints: number) =>
      `错误 ${errors} · 提醒 ${warnings} · 提示 ${hints}`,
    show: '看这一处',
    places: (count: number) => `共 ${count} 处`,
    instead: '改为',
    remove: '删去',
    apply: '采用',
    ignore: '忽略',
    reason: '忽略的理由（可不填）',
    confirm: '确定',
    cancel: '取消',
    ignored: (count: number) => `已忽略 ${count} 条`,
    heed: '恢复',
    notApplied: '这一条没有改成',
    changedSince: '这句话在审校以后改过，请重新审校。',
    locked: '这一节已锁定，解除锁定后再改。',
  },
} as const
