import type { Author } from '../../domain/draft.ts'

export const VERSIONS = {
  versions: {
    named: '命名的版本',
    hint: '给现在的稿件起个名字，例如“送审稿”，以后可以整篇回到这里。',
    name: '版本名称',
    save: '保存版本',
    none: '还没有命名的版本',
    restore: '回到这里',
    confirm: '再点一次，各节回到当时的文字',
    drop: '删除名称',
    history: '各节的历史',
    section: '选择一节',
    chooseSection: '请选择',
    reading: '正在读取…',
    newest: '现在',
    revision: (revision: number) => `第 ${revision} 版`,
    authors: { engine: '内置引擎', model: '模型', writer: '撰稿人' } satisfies Record<Author, string>,
    sentences: (count: number) => `${count} 句`,
    compare: '与现在比较',
    restoreSection: '恢复这一版',
    same: '与现在的文字相同',
    compared: (revision: number) => `第 ${revision} 版到现在的变化`,
    locked: '这一节已锁定，解除锁定后才能恢复',
  },
} as const
