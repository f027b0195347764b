export const TOGETHER = {
  together: {
    nobody: '同事',
    here: '同在这份稿件',
    more: (count: number) => `等 ${count} 人`,
    changing: (name: string, heading: string) =>
      heading === '' ? `${name} 正在修改` : `${name} 正在修改“${heading}”`,
    editing: (names: string) => `${names} 正在修改`,
    ownName: (name: string) => `我：${name}`,
    ask: '别人怎样称呼您',
    keep: '记住',
  },
} as const
