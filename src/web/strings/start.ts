export const START = {
  start: {
    title: '新建稿件',
    begin: '开始拟稿',
    planning: '正在准备…',
  },
} as const
