import type { DraftKind } from '../domain/document.ts'
import type { Author, SentenceClass, Writer } from '../domain/draft.ts'
import type { FactKind } from '../domain/fact-sheet.ts'
import type { Severity } from '../domain/finding.ts'
import type { ExportFormat } from './transport.ts'

/** Every word that the page says. */
export const STRINGS = {
  product: '拟稿',
  tagline: '工作总结和计划',
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
  draftLabel: '稿件',
  earlierDrafts: '以前的稿件',

  start: '开始拟稿',
  restart: '重新拟稿',
  stop: '停止',
  resume: '继续',
  exportLabel: '导出',
  formats: { docx: 'Word', md: 'Markdown', txt: '文本' } satisfies Record<ExportFormat, string>,

  phases: {
    idle: '',
    starting: '正在准备…',
    writing: '正在拟稿',
    reconnecting: '连接中断，正在重新连接，已写内容不会丢失…',
    paused: '已停笔，点“继续”接着写',
    done: '已完成',
  },
  writingSection: (heading: string) => `正在拟稿：${heading}`,
  characters: (count: number) => `${count} 字`,

  sheet: {
    title: '台账',
    choose: '选择台账',
    import: '导入台账',
    importHint: '选择 JSON 格式的台账文件',
    tooLarge: '文件超过 5 MB，请确认选择的是台账文件',
    none: '还没有台账',
    noneHint:
      '台账是稿件里一切数字、日期、名次和名称的唯一来源。先导入一份 JSON 格式的台账；用命令 nigao facts template 可以得到一份示例。',
    facts: (count: number) => `${count} 条`,
    used: (used: number, all: number) => `已用 ${used}/${all} 条`,
    mustUsed: (used: number, all: number) => `必写 ${used}/${all} 条`,
    must: '必写',
    mustMark: '必',
    usedMark: '已写入稿件',
    awaited: '待补',
    faults: (errors: number, warnings: number) =>
      [errors > 0 ? `${errors} 处错误` : '', warnings > 0 ? `${warnings} 处提醒` : '']
        .filter((part) => part !== '')
        .join('、'),
    faultsTitle: '核对发现',
    noFaults: '核对未发现问题',
    wholeSheet: '整份台账',
    errors: { error: '错误', warning: '提醒' },
  },

  paper: {
    label: '稿件正文',
    emptyTitle: '这里将写出整篇稿件',
    steps: [
      { title: '核对台账', text: '左侧是本单位提供的数据，带“必”字的条目一定写入。' },
      { title: '点“开始拟稿”', text: '稿件逐句写出，每一句都先经过核对才会显示。' },
      { title: '点任意一句看出处', text: '右侧列出它用到的台账条目、推算方法和参考的写法。' },
    ],
  },

  edit: {
    start: '编辑',
    startLabel: (heading: string) => (heading === '' ? '编辑这一节' : `编辑“${heading}”`),
    label: (heading: string) => (heading === '' ? '正文' : `“${heading}”的正文`),
    hint: '一行为一段。Ctrl+Enter 保存，Esc 取消。',
    note: '改动的句子记为自行撰写，其中的数字、日期、名次和名称会与台账核对。',
    save: '保存',
    saving: '正在保存…',
    cancel: '取消',
    discard: '放弃修改',
    unsaved: '有未保存的修改，再按一次则放弃。',
    saveMine: '仍保存我的这一稿',
    takeTheirs: '改用已保存的那一稿',
    conflict: '这一节刚被他人改过',
    conflictNote:
      '两稿都在这里：上面是您的，还可以再改；下面是已保存的。保存您的这一稿后，那一稿仍留在修订记录中。',
    theirs: '已保存的那一稿',
    emptyTheirs: '（没有正文）',
    failed: '保存没有成功，您的文字还在这里。',
    busy: '请先保存或取消正在编辑的一节',
  },

  classes: {
    F: '据台账',
    D: '含推算',
    P: '计划',
    G: '一般表述',
    U: '自行撰写',
    '?': '存疑',
    gap: '待补',
  } satisfies Record<SentenceClass, string>,
  classMeanings: {
    F: '其中的数字、日期、名次和名称都来自台账。',
    D: '其中有由台账数据推算得出的数字，算法见下。',
    P: '讲的是计划安排，依据台账中的计划条目。',
    G: '一般性表述，不含需要核实的数据。',
    U: '由撰稿人自行写入，请自行核实。',
    '?': '一般性表述，但有核对未通过之处，请逐项确认。',
    gap: '台账缺少这里所需的数据，请补充后再定稿。',
  } satisfies Record<SentenceClass, string>,
  refused: '其中有与台账对不上的内容，见核对结果；请改正，或先在台账中补充。',
  legend: '句子标记',

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

  summary: {
    title: '全文核对',
    must: '必写条目',
    mustAll: '全部写入',
    mustMissing: (count: number) => `有 ${count} 条未写入`,
    gaps: '待补之处',
    gapCount: (count: number) => (count === 0 ? '没有' : `${count} 处`),
    unused: '未用条目',
    unusedCount: (count: number) => (count === 0 ? '没有' : `${count} 条`),
    findings: '核对发现',
    noFindings: '没有发现问题',
    showSentence: '看这一句',
    notices: '拟稿说明',
    severities: { error: '错误', warning: '提醒', hint: '提示' } satisfies Record<Severity, string>,
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

  failures: {
    unreachable: '连不上服务',
    unreachableDetail: '请确认拟稿服务正在运行，再刷新本页；已写内容保存在服务中，不会丢失。',
    unreadable: '文件无法读取',
    export: '导出没有成功',
  },
} as const
