import type { DraftKind } from '../../domain/document.ts'
import type { Writer } from '../../domain/draft.ts'
import type { Saving } from '../events/edit-events.ts'
import type { ColorTheme } from '../events/session-events.ts'
import type { ExportFormat } from '../transport/drafts.ts'

export const COMMON = {
  product: '拟稿',
  reminder: 'AI 辅助起草，须人工审核',
  close: '关闭',
  model: {
    configured: (name: string) => `已配置模型 ${name}`,
    none: '未配置模型，由内置引擎拟稿',
    unknown: '正在连接服务…',
  },
  shelf: (documents: number, passages: number) => `材料库 ${documents} 篇 · ${passages} 段`,
  kindLabel: '文种',
  kinds: {
    annual: '年度总结和计划',
    'half-year': '半年总结和计划',
    'key-points': '工作要点',
    outlook: '工作思路',
  } satisfies Record<DraftKind, string>,
  writerLabel: '执笔',
  writers: { model: '模型', engine: '内置引擎' } satisfies Record<Writer, string>,
  formats: { docx: 'Word', md: 'Markdown', txt: '文本' } satisfies Record<ExportFormat, string>,
  failures: {
    unreachable: '连不上服务',
    unreachableDetail: '请确认拟稿服务正在运行，再刷新本页；已写内容保存在服务中，不会丢失。',
    unreadable: '文件无法读取',
    export: '导出没有成功',
  },
  draftsLabel: '全部稿件',
  themeLabel: '外观',
  themes: { system: '跟随系统', light: '浅色', dark: '深色' } satisfies Record<ColorTheme, string>,
  saving: {
    conflict: '有一节与他人的修改冲突',
    unsaved: '还没有存到服务中，文字已留在本机',
    saving: '正在保存…',
    saved: '已保存',
    untouched: '',
    again: '再试',
  } satisfies Record<Saving, string> & { again: string },
} as const
