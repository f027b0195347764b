export const CHAT = {
  chat: {
    title: '对话',
    fold: '收起对话',
    emptyTitle: '就这份稿件提要求',
    emptyNote: '补一条数据、重写一节、查一个数字的出处，都可以在这里说。',
  },
} as const
