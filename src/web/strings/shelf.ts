import type { Role } from '../../domain/document.ts'

export const SHELF = {
  shelfPanel: {
    query: '检索以往材料的写法',
    organ: '单位',
    year: '年份',
    role: '部分',
    anyRole: '不限',
    roles: {
      opening: '开头',
      summary: '工作总结',
      problems: '存在问题',
      plan: '工作计划',
      closing: '结尾',
    } satisfies Record<Role, string>,
    search: '检索',
    hint: '插入的只是写法：原文的数字、时间和名称都换成待补之处，由您填上本单位的。',
    insert: '插入写法',
    searching: '正在检索…',
    missed: '暂时检索不到，请稍后再试。',
    none: '没有找到相近的写法，可以换几个词再试。',
    documents: (count: number) => `书架上的材料（${count} 篇）`,
    add: '添加材料',
    adding: '正在读取…',
    empty: '书架上还没有材料。添加本单位以往的总结和计划，起草时就能沿用其中的写法。',
    passages: (count: number) => `${count} 段`,
    added: (title: string) => `已添加“${title}”`,
    twice: (title: string) => `“${title}”书架上已有，没有重复添加`,
    removals: (count: number) => `略去 ${count} 行（页眉、页脚、网页栏目等）`,
    repairs: (count: number) => `修正 ${count} 处`,
  },
} as const
