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
    emptyTitle: '第一份稿件，四步备好',
    steps: [
      { title: '文种和单位', text: '写年度总结还是半年总结、写给哪个单位、写哪段时间。' },
      { title: '台账', text: '数字、日期、名次和名称都从台账来：上传 Excel，或者在网页上填，也可以先空着。' },
      { title: '参考材料', text: '添上本单位去年的稿子，篇章和写法就照着它来。' },
      { title: '提纲', text: '篇章先定好，再逐句写出；每一句都先经过核对才会显示，指到数字就看得到出处。' },
    ],
  },
} as const
