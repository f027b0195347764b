import { gridOf } from './grid-of.ts'
import type { OfficeTable } from './office-table.ts'

/** Lists of projects, awards, events, problems, tasks and names of an invented bureau. */
export const RECORD_TABLES: readonly OfficeTable[] = [
  {
    name: 'projects with money, scale, dates and progress in words',
    grid: gridOf(
      [
        ['2024年教育基本建设项目进展情况表'],
        [
          '序号',
          '项目名称',
          '建设地点',
          '建设规模及内容',
          '总投资（万元）',
          '完成投资（万元）',
          '新增学位（个）',
          '开工时间',
          '竣工时间',
          '进展情况',
          '责任科室',
        ],
        [
          1,
          '澄溪市第九幼儿园',
          '河西新区',
          '12个班，建筑面积6800平方米',
          4200,
          4200,
          360,
          '2023年3月',
          202407,
          '已竣工验收，9月投入使用',
          '计划财务科',
        ],
        [
          2,
          '澄溪三中扩建工程',
          '老城区',
          '新建教学楼一栋',
          8650.5,
          3100,
          900,
          '2024.5',
          '/',
          '主体封顶，正在进行内外装修',
          '计划财务科',
        ],
        ['合计', null, null, null, 12850.5, 7300, 1260],
      ],
      { sheet: '项目', merges: ['A1:K1', 'A5:D5'] },
    ),
    facts: [
      {
        kind: 'project',
        label: '澄溪市第九幼儿园',
        status: '投用',
        site: '河西新区',
        money: [
          { label: '总投资', value: '4200', unit: '万元' },
          { label: '完成投资', value: '4200', unit: '万元' },
        ],
        figures: [{ label: '新增学位', value: '360', unit: '个' }],
        dates: { start: '2023-03', finish: '2024-07' },
        note: '责任科室：计划财务科',
      },
      { kind: 'project', label: '澄溪三中扩建工程', status: '在建', dates: { start: '2024-05' } },
    ],
  },
  {
    name: 'projects with a percentage of progress and dates as spreadsheet dates and serial numbers',
    grid: gridOf([
      ['项目名称', '总投资', '开工日期', '计划竣工时间', '形象进度', '备注'],
      ['东湖小学迁建', '1.2亿元', new Date('2024-03-15'), '2025年8月', [0.65, '65%'], '按计划推进'],
      ['实训楼', '2300万元', 45292, '2024年底', [1, '100%'], null],
      ['南苑中学', '待定', '—', '2026年', [0, '0%'], '正在征地'],
    ]),
    facts: [
      {
        kind: 'project',
        label: '东湖小学迁建',
        status: '在建',
        money: [{ label: '总投资', value: '1.2', unit: '亿元' }],
        dates: { start: '2024-03-15', due: '2025-08' },
        figures: [{ label: '形象进度', value: '65', unit: '%' }],
      },
      { kind: 'project', label: '实训楼', status: '完工', dates: { start: '2024-01-01', due: '2024' } },
      { kind: 'project', label: '南苑中学', status: '前期', dates: { due: '2026' } },
    ],
    asks: true,
  },
  {
    name: 'a project whose state nothing tells is refused with its cells, the others go in',
    grid: gridOf([
      ['项目名称', '建设地点', '总投资（万元）', '状态'],
      ['北门幼儿园', '北门街道', 1800, '在建'],
      ['城东学校', '城东', 5600, null],
    ]),
    facts: [{ kind: 'project', label: '北门幼儿园', status: '在建' }],
    refused: ['A3', 'B3', 'C3'],
  },
  {
    name: 'awards with level, giver, date and prize',
    grid: gridOf([
      ['荣誉名称', '级别', '授予单位', '获奖单位', '获奖时间', '等次'],
      ['教学成果奖', '省级', '省教育厅', '澄溪一中', '2024年11月', '一等奖'],
      ['全国青少年校园足球特色学校', '国家级', '教育部', '东湖小学', '2024.9', null],
    ]),
    facts: [
      {
        kind: 'award',
        label: '教学成果奖一等奖',
        level: '省级',
        by: '省教育厅',
        recipient: '澄溪一中',
        date: '2024-11',
      },
      { kind: 'award', label: '全国青少年校园足球特色学校', level: '国家级', by: '教育部', date: '2024-09' },
    ],
  },
  {
    name: 'awards without a column of levels: the giver tells',
    grid: gridOf([
      ['序号', '奖项名称', '颁奖单位', '时间', '备注'],
      [1, '绿色学校创建先进集体', '澄溪市人民政府', '20240520', null],
      [2, '课程改革优秀组织奖', '省教育科学研究院', '2024年6月30日', '第二次获得'],
    ]),
    facts: [
      { kind: 'award', label: '绿色学校创建先进集体', level: '市级', date: '2024-05-20' },
      { kind: 'award', label: '课程改革优秀组织奖', level: '省级', date: '2024-06-30', note: '第二次获得' },
    ],
    asks: true,
  },
  {
    name: 'activities with people and results',
    grid: gridOf([
      ['活动名称', '举办时间', '地点', '参加人数（人次）', '主要内容', '成效', '主办科室'],
      ['教师读书节', '2024年4月', '市图书馆', 1260, '组织教师共读教育经典', '评出书香校园12所', '人事科'],
      [
        '校园足球联赛',
        '2024年10月至11月',
        '各学校',
        '3,480',
        '开展小学、初中、高中三个组别的比赛',
        null,
        '体卫艺科',
      ],
    ]),
    facts: [
      {
        kind: 'event',
        label: '教师读书节',
        date: '2024-04',
        figures: [{ label: '参加人数', value: '1260', unit: '人次' }],
        what: '组织教师共读教育经典',
        result: '评出书香校园12所',
      },
      { kind: 'event', label: '校园足球联赛', figures: [{ label: '参加人数', value: '3480', unit: '人次' }] },
    ],
    refused: ['B3'],
  },
  {
    name: 'problems with causes and remedies',
    grid: gridOf([
      ['序号', '存在问题', '原因分析', '整改措施', '责任科室'],
      [1, '河西新区小学学位仍然偏紧，老城区部分学校生源不足', '人口流动快', '加快布局调整', '计划财务科'],
      [2, '骨干教师流失', '待遇差距', '完善激励机制', '人事科'],
    ]),
    facts: [
      {
        kind: 'problem',
        label: '河西新区小学学位仍然偏紧',
        text: '河西新区小学学位仍然偏紧，老城区部分学校生源不足',
        note: '原因分析：人口流动快；整改措施：加快布局调整；责任科室：计划财务科',
      },
      { kind: 'problem', label: '骨干教师流失', text: '骨干教师流失' },
    ],
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
