import { type FactKind, projectStatusSchema, targetSenseSchema } from '../../domain/fact-sheet.ts'
import { THEMES } from '../../domain/theme.ts'

/** How a value is written in a cell and read back. A choice gives the words of each stored value. */
export type TemplateForm =
  | 'text'
  | 'decimal'
  | 'whole'
  | 'period'
  | 'flag'
  | 'list'
  | 'figures'
  | 'series'
  | { readonly names: Readonly<Record<string, string>> }

/** A column of the template. */
export type TemplateField = {
  readonly header: string
  /** Where the value stands in the fact. */
  readonly path: readonly string[]
  readonly form: TemplateForm
  readonly help: string
  readonly example: string
}

const field = (
  header: string,
  path: string,
  form: TemplateForm,
  help: string,
  example = '',
): TemplateField => ({
  header,
  path: path.split('.'),
  form,
  help,
  example,
})
const oneOf = (values: readonly string[]): TemplateForm => ({
  names: Object.fromEntries(values.map((value) => [value, value])),
})

export const ID_HEADER = '编号'
export const LABEL_HEADER = '名称'
export const EXAMPLE_MARK = '示例'
const EXAMPLE_ID = `${EXAMPLE_MARK}，导入时忽略`
const SENSE = oneOf(targetSenseSchema.options)

const first = (label: string): TemplateField[] => [
  field(ID_HEADER, 'id', 'text', '可以不填，程序自动编号；填了可供别处引用', EXAMPLE_ID),
  field(LABEL_HEADER, 'label', 'text', '必填', label),
  field('领域', 'theme', oneOf(THEMES), '从列表中选；不填为综合', '学前'),
  field('必写', 'must', 'flag', '填“是”的一定写进稿件', '是'),
]
const last: readonly TemplateField[] = [
  field('别名', 'aliases', 'list', '同一件事的其他叫法，多个用“；”隔开'),
  field('期间', 'period', 'period', '与整份台账的期间不同时才填，如 2023年、2024年上半年'),
  field('备注', 'note', 'text', '不写进稿件'),
  field('来源文件', 'source.file', 'text', '数据从哪里来，可以不填'),
  field('来源位置', 'source.cell', 'text', '可以不填'),
]
const FIGURES_HELP = '写作“新增学位：360 个”，多项用“；”隔开'

const planFields: readonly TemplateField[] = [
  field('措施', 'measure', 'text', '怎么做', '新建公办幼儿园2所'),
  field('目标数', 'target.value', 'decimal', '', '60'),
  field('目标单位', 'target.unit', 'text', '', '%'),
  field('目标方向', 'target.sense', SENSE, '目标数是下限、上限还是定数', '不低于'),
  field('目标名称', 'target.label', 'text', '目标数说的是什么；与名称相同可以不填', '公办园在园幼儿占比'),
  field('目标对应指标', 'target.indicator', 'text', '“指标”表中的编号'),
  field('目标内容', 'target.text', 'text', '没有数的目标，如“出台实施细则”'),
  field('时限', 'due', 'period', '如 2025年12月、2025年9月30日', '2025年12月'),
  field('牵头单位', 'owner', 'text', '', '学前教育科'),
  field('配合单位', 'partners', 'list', '多个用“；”隔开', '计划财务科'),
  field('承诺程度', 'commitment', oneOf(['确保', '力争', '探索']), '稿件不会改变承诺的轻重', '力争'),
]

const BASES = { new: '本期新增', cumulative: '累计', stock: '期末存量' }
const BETTER = { up: '越高越好', down: '越低越好', none: '不分' }

/** The columns of each sheet of facts. */
export const TEMPLATE_FIELDS: Readonly<Record<FactKind, readonly TemplateField[]>> = {
  indicator: [
    ...first('公办园在园幼儿占比'),
    field('本期数', 'value', 'decimal', '还没有数时空着', '58.2'),
    field('单位', 'unit', 'text', '如 %、人、万元；纯数不填', '%'),
    field('上期数', 'previous.value', 'decimal', '', '55.1'),
    field(
      '上期指',
      'previous.basis',
      oneOf(['上年', '上年同期', '上期', '基期']),
      '上期数是哪一期的',
      '上年',
    ),
    field('上期说明', 'previous.label', 'text', '上期数另有名称时填'),
    field('其他各期', 'series', 'series', '写作“2022年：12.3；2023年：12.1”，单位与本期数相同；不写进稿件'),
    field('目标', 'target.value', 'decimal', '', '58'),
    field('目标方向', 'target.sense', SENSE, '目标是下限、上限还是定数', '不低于'),
    field('口径', 'scope', 'text', '数里包括什么', '含附设班'),
    field('截止日期', 'asOf', 'period', '数统计到哪一天', '2024年12月31日'),
    field('统计方式', 'basis', { names: BASES }, '不填为期末存量', '期末存量'),
    field('自报同比（%）', 'given.yoy', 'decimal', '程序会算；单位自己算好的才填'),
    field('自报增减百分点', 'given.points', 'decimal', '同上'),
    field('自报完成率（%）', 'given.rate', 'decimal', '同上'),
    field('向好方向', 'better', { names: BETTER }, '不填为不分', '越高越好'),
    field('可以相加', 'additive', 'flag', '各期或各部分的数可以相加时填“是”'),
    field('排名', 'rank.n', 'whole', '', '3'),
    field('参评总数', 'rank.of', 'whole', '', '11'),
    field('排名范围', 'rank.scope', 'text', '填了排名就要写，如 全省各市', '全省各市'),
    field('排名并列', 'rank.tie', 'flag', ''),
    ...last,
  ],
  project: [
    ...first('澄溪市第九幼儿园'),
    field('状态', 'status', oneOf(projectStatusSchema.options), '必填', '投用'),
    field('地点', 'site', 'text', '', '河西新区'),
    field('资金', 'money', 'figures', '写作“总投资：4200 万元”，多项用“；”隔开', '总投资：4200 万元'),
    field('数量', 'figures', 'figures', FIGURES_HELP, '新增学位：360 个'),
    field('开工时间', 'dates.start', 'period', '', '2023年3月'),
    field('完工时间', 'dates.finish', 'period', '', '2024年7月'),
    field('投用时间', 'dates.inUse', 'period', '', '2024年9月'),
    field('预计完工', 'dates.due', 'period', '还没有完工的才填'),
    field('进展', 'detail', 'text', '如 主体封顶，正在进行内外装修'),
    ...last,
  ],
  award: [
    ...first('省级智慧教育示范区'),
    field('级别', 'level', oneOf(['国家级', '省级', '市级', '县级', '其他']), '必填', '省级'),
    field('授予单位', 'by', 'text', '', '省教育厅'),
    field('获得者', 'recipient', 'text', '', '澄溪市'),
    field('日期', 'date', 'period', '', '2024年11月'),
    field('数量', 'figures', 'figures', FIGURES_HELP),
    field('首个', 'first', 'flag', '首次或唯一获得时填“是”'),
    field('首个范围', 'first.scope', 'text', '在什么范围内是首个，如 全省'),
    ...last,
  ],
  event: [
    ...first('校园安全隐患排查'),
    field('日期', 'date', 'period', '', '2024年9月'),
    field('内容', 'what', 'text', '从动词写起', '开展校园安全隐患排查，做到问题、责任、整改三张清单逐项对账'),
    field('数量', 'figures', 'figures', FIGURES_HELP, '整改隐患：146 处'),
    field('成效', 'result', 'text', '', '整改率达100%'),
    ...last,
  ],
  problem: [
    ...first('学位供给不均衡'),
    field('内容', 'text', 'text', '必填；只有写在这里的问题才会进入稿件', '河西新区小学学位仍然偏紧'),
    ...last,
  ],
  plan: [...first('提高公办园占比'), ...planFields, ...last],
  'last-plan': [
    ...first('第九幼儿园建设'),
    ...planFields,
    field('完成情况', 'status', oneOf(['完成', '推进', '未完成', '取消']), '还没有答复时空着', '完成'),
    field('依据', 'evidence', 'list', '作为依据的条目编号，多个用“；”隔开', 'p1'),
    field('原因', 'reason', 'text', '未完成或取消的原因'),
    ...last,
  ],
  'own-name': [...first('“1+3”教研共同体'), ...last],
}

/** The names of the sheets of facts, in their order. */
export const TEMPLATE_SHEETS: Readonly<Record<FactKind, string>> = {
  indicator: '指标',
  project: '项目',
  award: '荣誉',
  event: '活动',
  problem: '问题',
  plan: '计划',
  'last-plan': '上年计划',
  'own-name': '名称',
}

export const PROFILE_SHEET = '单位信息'
export const NOTES_SHEET = '填写说明'

const LEVELS = { province: '省', city: '市', county: '县', division: '科室' }
const KINDS = {
  annual: '年度总结和计划',
  'half-year': '半年总结和计划',
  'key-points': '工作要点',
  outlook: '工作思路',
}

/** The rows of the sheet that tells of the bureau and the document. */
export const PROFILE_FIELDS: readonly TemplateField[] = [
  field('单位名称', 'profile.organ', 'text', '必填', '澄溪市教育局'),
  field('单位简称', 'profile.shortNames', 'list', '多个用“；”隔开', '市教育局'),
  field('地区', 'profile.region', 'text', '', '澄溪市'),
  field('层级', 'profile.level', { names: LEVELS }, '省、市、县或科室', '市'),
  field('上级单位', 'profile.superiors', 'list', '多个用“；”隔开', '省教育厅；澄溪市人民政府'),
  field('范围用语', 'profile.scopeWord', 'text', '如 全市；不填由程序判断'),
  field(
    '文种',
    'kind',
    { names: KINDS },
    '年度总结和计划、半年总结和计划、工作要点或工作思路',
    '年度总结和计划',
  ),
  field('期间', 'period', 'period', '必填，如 2024年、2024年上半年', '2024年'),
  field('计划期间', 'planPeriod', 'period', '不填为下一期', '2025年'),
  field('标题', 'title', 'text', '不填由程序拟'),
  field('成文日期', 'date', 'period', '如 2024年12月20日'),
]
