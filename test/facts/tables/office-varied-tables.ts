import { gridOf } from './grid-of.ts'
import type { OfficeTable } from './office-table.ts'

/** More tables of an invented bureau, each with a turn of its own in header or rows. */
export const VARIED_TABLES: readonly OfficeTable[] = [
  {
    name: 'plan and outcome under one year, growth with a bare percent sign',
    grid: gridOf(
      [
        ['指标名称', '计量单位', '2024年', null, '2023年', '增长%'],
        [null, null, '计划', '实际', '实际', null],
        ['新增学位', '个', 3500, 3600, 2400, 50],
      ],
      { merges: ['A1:A2', 'B1:B2', 'C1:D1', 'F1:F2'] },
    ),
    facts: [
      {
        label: '新增学位',
        value: '3600',
        target: { value: '3500' },
        previous: { value: '2400', basis: '上年' },
        given: { yoy: '50' },
      },
    ],
  },
  {
    name: 'schools with subtotals of their stage',
    grid: gridOf(
      [
        ['序号', '学段', '学校', '学生人数', '班级数（个）'],
        [1, '小学', '东湖小学', 1620, 36],
        [2, '小学', '西门小学', 1080, 24],
        ['小计', null, null, 2700, 60],
        [3, '初中', '澄溪二中', 1835, 38],
        ['合计', null, null, 4535, 98],
      ],
      { merges: ['A4:C4', 'A6:C6'] },
    ),
    facts: [
      { label: '东湖小学学生人数', value: '1620', unit: '人', theme: '义务' },
      { label: '小学学生人数', value: '2700', note: '合计' },
      { label: '学生人数', value: '4535', note: '合计' },
      { label: '班级数', value: '98', unit: '个' },
    ],
    count: 10,
  },
  {
    name: 'what was promised to the people, with share done',
    grid: gridOf([
      ['2024年民生实事项目完成情况表'],
      ['序号', '实事项目', '年度目标任务', '完成情况', '完成率', '责任单位'],
      [1, '新建公办幼儿园', '新建2所', '已建成2所并投入使用', '100%', '学前科'],
      [2, '教室照明改造', '改造500间', '完成改造480间', '96%', '装备站'],
    ]),
    facts: [
      { kind: 'last-plan', label: '新建公办幼儿园', status: '完成', target: { text: '新建2所', unit: '' } },
      { kind: 'last-plan', label: '教室照明改造', status: '推进', owner: '装备站' },
    ],
  },
  {
    name: 'three header rows with merged cells',
    grid: gridOf(
      [
        ['学校名称', '学生情况（人）', null, null, '教师情况（人）', null],
        [null, '总数', '其中', null, '总数', '高级职称'],
        [null, null, '男', '女', null, null],
        ['东湖小学', 1620, 820, 800, 98, 20],
      ],
      { merges: ['A1:A3', 'B1:D1', 'E1:F1', 'B2:B3', 'C2:D2', 'E2:E3', 'F2:F3'] },
    ),
    facts: [
      { label: '东湖小学学生总数', value: '1620', unit: '人' },
      { label: '东湖小学学生中女', value: '800', unit: '人' },
      { label: '东湖小学教师高级职称', value: '20', unit: '人' },
    ],
    count: 5,
  },
  {
    name: 'a first column without a header, units in the names',
    grid: gridOf([
      [null, '截至2023年12月底', '截至2024年12月底'],
      ['幼儿园数（所）', 210, 214],
      ['在园幼儿（万人）', 5.23, 5.12],
    ]),
    facts: [
      {
        label: '幼儿园数',
        value: '214',
        unit: '所',
        period: '2024-12',
        previous: { value: '210', basis: '上年同期' },
      },
      { label: '在园幼儿', value: '5.12', unit: '万人' },
    ],
  },
  {
    name: 'several columns of money of which one names the unit',
    grid: gridOf([
      ['项目名称', '建设单位', '计划总投资（万元）', '本年完成投资', '建设起止年限', '形象进度'],
      ['河西学校', '市教育局', '12,000', '4,800', '2023-2025', '主体完工，正在装修'],
    ]),
    facts: [
      {
        kind: 'project',
        label: '河西学校',
        status: '在建',
        money: [
          { label: '计划总投资', value: '12000', unit: '万元' },
          { label: '本年完成投资', value: '4800', unit: '万元' },
        ],
        note: '建设单位：市教育局；建设起止年限：2023-2025',
      },
    ],
    asks: true,
  },
  {
    name: 'a form with names and contents in turn is no table',
    grid: gridOf([
      ['单位名称', '澄溪一中', '建校时间', '1956年'],
      ['在校生数', '2410', '教师数', '196'],
    ]),
    facts: [],
    refused: ['A1', 'B1', 'C1', 'D1', 'A2', 'B2', 'C2', 'D2'],
  },
  {
    name: 'a ranking that does not say among whom',
    grid: gridOf([
      ['县区', '综合得分（分）', '排名'],
      ['澄东区', 95.2, 1],
      ['澄西县', 92.1, 2],
    ]),
    facts: [
      { label: '澄东区综合得分', value: '95.2', unit: '分' },
      { label: '澄西县综合得分', value: '92.1' },
    ],
    refused: ['C2', 'C3'],
  },
]
