import type { DraftStatus } from '../../domain/draft.ts'

export const DRAFTS = {
  list: {
    title: '稿件',
    begin: '新建稿件',
    loading: '正在读取…',
    statuses: { planned: '未动笔', writing: '未写完', done: '已写完' } satisfies Record<DraftStatus, string>,
    remove: '删除',
    removeLabel: (title: string) => `删除“${title}”`,
    removeQuestion: '连同各版本一起删除？',
    keep: '保留',
    emptyTitle: '第一份稿件，三步写成',
    steps: [
      { title: '备好台账', text: '本单位的数字、日期、名次和名称都写在台账里，稿件只用台账里有的。' },
      { title: '新建稿件', text: '选好文种和台账，整篇稿件逐句写出，每一句都先经过核对才会显示。' },
      { title: '在纸上改定', text: '像平常一样打字修改；指到任何一个数字，都看得到它的出处。' },
    ],
  },
} as const
