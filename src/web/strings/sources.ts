import type { Author } from '../../domain/draft.ts'
import type { FactKind } from '../../domain/fact-sheet.ts'

export const SOURCES = {
  source: {
    title: '出处',
    hint: '把指针移到稿件的句子上，这里显示它的出处；点一下可以固定，再点一下取消。用方向键也可以逐句查看。写完以后，指到哪一节，哪一节就可以在原处编辑。',
    pinned: '已固定',
    unpin: '取消固定',
    author: { engine: '内置引擎撰写', model: '模型撰写', writer: '撰稿人撰写' } satisfies Record<
      Author,
      string
    >,
    facts: '所依据的台账条目',
    noFacts: '这一句没有用到台账数据。',
    missingFact: (id: string) => `台账中已没有条目 ${id}`,
    inSentence: '句中',
    how: '取法',
    origin: '来源',
    typed: '台账中录入',
    checks: '核对结果',
    exemplars: '参考的写法',
    noExemplars: '这一句没有参考以往材料。',
    exemplarNote: '起草时只看得到遮去具体内容的文字，原文仅供对照。',
    masked: '遮去具体内容',
    original: '原文',
    loading: '正在读取…',
    gone: '材料库中已没有这一段。',
    missed: '暂时读不到这一段，重新点选这一句可以再试。',
    similar: '材料库中相近的写法',
    similarNote: '仅供参考，未用于本句。',
    searching: '正在查找…',
    noSimilar: '材料库中没有找到相近的写法。',
    searchFailed: '暂时查不到相近的写法，重新点选这一句可以再试。',
    showOriginal: '看原文',
    showMasked: '遮去具体内容',
    prompt: (id: string, hash: string) => `提示词 ${id}（${hash.slice(0, 8)}）`,
  },
  factKinds: {
    indicator: '指标',
    project: '项目',
    award: '荣誉',
    event: '工作',
    problem: '问题',
    plan: '计划',
    'last-plan': '上年计划',
    'own-name': '名称',
  } satisfies Record<FactKind, string>,
} as const
