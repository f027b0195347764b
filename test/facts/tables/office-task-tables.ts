import { gridOf } from './grid-of.ts'
import type { OfficeTable } from './office-table.ts'

/** Lists of tasks and names of an invented bureau. */
export const TASK_TABLES: readonly OfficeTable[] = [
  {
    name: 'the work of the very year of the report with what came of it',
    grid: gridOf([
      ['澄溪市民政局2024年重点工作完成情况'],
      ['序号', '工作事项', '工作内容', '完成情况', '责任科室'],
      [1, '养老服务', '新建街道养老服务中心3个', '已建成3个并投入运营', '养老科'],
      [2, '社会救助', '开展低保动态核查', '核查12460人，清退231人', '救助科'],
    ]),
    facts: [
      { kind: 'event', label: '新建街道养老服务中心3个', result: '已建成3个并投入运营' },
      { kind: 'event', label: '开展低保动态核查', result: '核查12460人，清退231人' },
    ],
    count: 2,
  },
  {
    name: 'the work of the year of the report of which something was left undone',
    grid: gridOf([
      ['2024年重点工作完成情况'],
      ['序号', '工作内容', '完成情况', '责任科室'],
      [1, '新建街道养老服务中心3个', '已全部建成', '养老科'],
      [2, '编制殡葬设施规划', '未完成', '社会事务科'],
    ]),
    facts: [
      { kind: 'last-plan', label: '新建街道养老服务中心3个', status: '完成' },
      { kind: 'last-plan', label: '编制殡葬设施规划', status: '未完成' },
    ],
    count: 2,
  },
  {
    name: 'tasks of the year to come with targets, lead, partners and limits',
    grid: gridOf(
      [
        ['2025年教育重点工作任务分解表'],
        ['序号', '类别', '重点任务', '具体措施', '工作目标', '牵头科室', '配合科室', '完成时限'],
        [
          1,
          '学前教育',
          '提高公办园占比',
          '新建公办幼儿园2所',
          '60%以上',
          '学前教育科',
          '计划财务科、人事科',
          '2025年12月',
        ],
        [2, null, '创建普及普惠县', '开展自评整改', '通过省级评估', '督导室', '各科室', '9月底前'],
        [3, '教师队伍', '实施名师培养工程', '遴选培养对象', '50名', '人事科', null, '长期坚持'],
      ],
      { sheet: '任务分解', merges: ['A1:H1', 'B3:B4'] },
    ),
    facts: [
      {
        kind: 'plan',
        label: '提高公办园占比',
        theme: '学前',
        measure: '新建公办幼儿园2所',
        target: { value: '60', unit: '%', sense: '不低于' },
        owner: '学前教育科',
        partners: ['计划财务科', '人事科'],
        due: '2025-12',
      },
      {
        kind: 'plan',
        label: '创建普及普惠县',
        theme: '学前',
        target: { text: '通过省级评估', unit: '' },
        due: '2025-09',
      },
      {
        kind: 'plan',
        label: '实施名师培养工程',
        theme: '队伍',
        target: { value: '50', unit: '名' },
        note: '完成时限：长期坚持',
      },
    ],
  },
  {
    name: 'last year’s tasks with what became of them',
    grid: gridOf(
      [
        ['2024年重点工作任务完成情况'],
        ['序号', '工作任务', '年度目标', '责任单位', '完成时限', '进展情况'],
        [1, '建成第九幼儿园', '建成投用', '计划财务科', '2024年9月', '已完成，9月投入使用'],
        [2, '新增学位3500个', '3500个', '计划财务科', '2024年12月', '正在推进，已新增3100个'],
        [3, '出台教师轮岗办法', '出台文件', '人事科', '2024年6月', '未启动，待上级政策明确'],
        [4, '创建省级示范高中', '通过评估', '基础教育科', '2024年12月', null],
      ],
      { sheet: 'Sheet2' },
    ),
    facts: [
      {
        kind: 'last-plan',
        label: '建成第九幼儿园',
        status: '完成',
        target: { text: '建成投用', unit: '' },
        owner: '计划财务科',
        due: '2024-09',
        note: '进展情况：已完成，9月投入使用',
      },
      { kind: 'last-plan', label: '新增学位3500个', status: '推进', target: { value: '3500', unit: '个' } },
      { kind: 'last-plan', label: '出台教师轮岗办法', status: '未完成', reason: '未启动，待上级政策明确' },
      { kind: 'last-plan', label: '创建省级示范高中', target: { text: '通过评估', unit: '' } },
    ],
  },
  {
    name: 'one task over several rows of measures',
    grid: gridOf(
      [
        ['重点任务', '工作举措', '牵头单位', '时限'],
        ['推进集团化办学', '组建教育集团3个', '基础教育科', '2025年6月'],
        [null, '完善集团章程', null, null],
        ['规范校外培训', '开展专项检查4次', '综合执法科', '全年'],
      ],
      { sheet: '2025年计划', merges: ['A2:A3', 'C2:C3', 'D2:D3'] },
    ),
    facts: [
      {
        kind: 'plan',
        label: '推进集团化办学',
        measure: '组建教育集团3个；完善集团章程',
        owner: '基础教育科',
        due: '2025-06',
      },
      { kind: 'plan', label: '规范校外培训', measure: '开展专项检查4次', note: '时限：全年' },
    ],
  },
  {
    name: 'a task that is a whole sentence',
    grid: gridOf(
      [
        ['任务内容', '责任科室', '完成时限'],
        [
          '加快推进河西新区教育资源布局，完成河西实验学校前期手续并在年底前开工建设，力争后年秋季投入使用。',
          '计划财务科',
          '2025-12-31',
        ],
        ['开展师德师风专项教育', '人事科', '2025年上半年'],
      ],
      { sheet: '2025年任务' },
    ),
    facts: [
      {
        kind: 'plan',
        label: '加快推进河西新区教育资源布局',
        measure:
          '加快推进河西新区教育资源布局，完成河西实验学校前期手续并在年底前开工建设，力争后年秋季投入使用。',
        due: '2025-12-31',
      },
      { kind: 'plan', label: '开展师德师风专项教育', due: '2025-H1' },
    ],
  },
  {
    name: 'a list of names',
    grid: gridOf([
      ['序号', '学校名称', '简称'],
      [1, '澄溪市第一中学', '澄溪一中'],
      [2, '澄溪市一二九小学', '一二九小学、一二九'],
    ]),
    facts: [
      { kind: 'own-name', label: '澄溪市第一中学', aliases: ['澄溪一中'] },
      { kind: 'own-name', label: '澄溪市一二九小学', aliases: ['一二九小学', '一二九'] },
    ],
  },
]
