import { gridOf } from './grid-of.ts'
import type { OfficeTable } from './office-table.ts'

/** Tables with what makes tables hard: bad cells, hidden parts, notes, several tables on a sheet. */
export const ODD_TABLES: readonly OfficeTable[] = [
  {
    name: 'cells that are no certain figure are refused one by one, the rest goes in',
    grid: gridOf([
      ['指标名称', '单位', '本期数', '上期数'],
      ['培训教师', '人次', '约3000', 2800],
      ['招聘教师', '人', '2**', 200],
      ['督导检查', '次', '10-12', 9],
      ['整改隐患', '处', '近百', '146处'],
      ['安全演练', '次', '一百二十次', 110],
    ]),
    facts: [
      { label: '培训教师', value: null, unit: '人次', previous: { value: '2800', basis: '上期' } },
      { label: '招聘教师', value: null },
      { label: '督导检查', value: null },
      { label: '整改隐患', value: null, previous: { value: '146', basis: '上期' } },
      { label: '安全演练', value: '120', unit: '次' },
    ],
    refused: ['C2', 'C3', 'C4', 'C5'],
  },
  {
    name: 'hidden rows and columns are left out and named',
    grid: gridOf(
      [
        ['指标', '单位', '数值', '内部数'],
        ['幼儿园', '所', 214, 999],
        ['小学', '所', 95, 888],
      ],
      { hiddenRows: [3], hiddenColumns: [4] },
    ),
    facts: [{ label: '幼儿园', value: '214', unit: '所' }],
    refused: ['D1', 'D2', 'A3', 'B3', 'C3', 'D3'],
  },
  {
    name: 'formulas gone wrong',
    grid: {
      ...gridOf([
        ['指标', '单位', '数值'],
        ['小学', '所', 95],
      ]),
      cells: [
        ...gridOf([
          ['指标', '单位', '数值'],
          ['小学', '所', 95],
        ]).cells,
        { row: 3, column: 1, type: 'text', raw: '初中', text: '初中' },
        { row: 3, column: 2, type: 'text', raw: '所', text: '所' },
        { row: 3, column: 3, type: 'error', raw: '#REF!', text: '#REF!' },
      ],
    },
    facts: [
      { label: '小学', value: '95' },
      { label: '初中', value: null, unit: '所' },
    ],
    refused: ['C3'],
  },
  {
    name: 'two tables on one sheet, of different kinds, with notes below',
    grid: gridOf([
      ['一、主要指标'],
      ['指标', '单位', '2023年', '2024年'],
      ['在园幼儿', '人', 52310, 51206],
      ['注：数据截至2024年12月。'],
      [],
      ['二、荣誉'],
      ['荣誉名称', '级别', '授予单位'],
      ['教育工作先进县', '省级', '省人民政府'],
      ['说明：仅列省级以上荣誉。'],
    ]),
    facts: [
      { label: '在园幼儿', value: '51206', previous: { value: '52310', basis: '上年' } },
      { kind: 'award', label: '教育工作先进县', level: '省级', by: '省人民政府' },
    ],
  },
  {
    name: 'a row of column numbers, a repeated header, a row of units',
    grid: gridOf([
      ['地区', '小学', '初中', '高中'],
      ['单位', '所', '所', '所'],
      ['甲', 1, 2, 3],
      ['澄东区', 31, 12, 4],
      ['地区', '小学', '初中', '高中'],
      ['澄西县', 28, 10, 3],
      ['全市合计', 59, 22, 7],
    ]),
    facts: [
      { label: '澄东区小学', value: '31', unit: '所' },
      { label: '澄西县高中', value: '3', unit: '所' },
      { label: '小学', value: '59', note: '合计' },
    ],
    count: 9,
  },
  {
    name: 'months across the columns with a running total',
    grid: gridOf(
      [
        ['2024年信访受理情况'],
        ['指标', '单位', '1月', '2月', '3月', '累计'],
        ['受理件数', '件', 31, 28, 35, 94],
      ],
      { sheet: '信访' },
    ),
    facts: [
      {
        label: '受理件数',
        value: '94',
        unit: '件',
        series: [
          { period: '2024-01', value: '31' },
          { period: '2024-02', value: '28' },
          { period: '2024-03', value: '35' },
        ],
      },
    ],
  },
  {
    name: 'the half-year against the same half of the year before',
    grid: gridOf([
      ['指标', '单位', '2024年1-6月', '2023年1-6月'],
      ['接待来访', '批次', 120, 138],
    ]),
    facts: [
      { label: '接待来访', value: '120', period: '2024-H1', previous: { value: '138', basis: '上年同期' } },
    ],
    asks: true,
  },
  {
    name: 'units that differ between this year and last are converted, others refused',
    grid: gridOf([
      ['指标', '本年', '上年'],
      ['教育投入', '1.25亿元', '11800万元'],
      ['图书', '12万册', '800箱'],
    ]),
    facts: [
      { label: '教育投入', value: '1.25', unit: '亿元', previous: { value: '1.18', basis: '上年' } },
      { label: '图书', value: '12', unit: '万册' },
    ],
    refused: ['C3'],
  },
  {
    name: 'a sheet without any table',
    grid: gridOf([['关于报送年度数据的说明'], ['请各科室于12月20日前报送。']]),
    facts: [],
    refused: ['A1', 'A2'],
  },
  {
    name: 'first-level, second-level and third-level indicators in merged cells',
    grid: gridOf(
      [
        ['一级指标', '二级指标', '三级指标', '单位', '目标值', '完成值'],
        ['普及水平', '学前教育', '毛入园率', '%', 98, 98.6],
        [null, null, '普惠率', '%', 92, 93.5],
        [null, '义务教育', '巩固率', '%', 99, 99.96],
        ['师资水平', '教师队伍', '研究生学历占比', '%', 12, 12.8],
      ],
      { merges: ['A2:A4', 'B2:B3'] },
    ),
    facts: [
      { label: '毛入园率', theme: '学前', value: '98.6', target: { value: '98' } },
      { label: '普惠率', theme: '学前' },
      { label: '巩固率', theme: '义务', value: '99.96' },
      { label: '研究生学历占比', theme: '队伍', value: '12.8' },
    ],
  },
  {
    name: 'the same metric in two groups is told apart by its group',
    grid: gridOf([
      ['学段', '指标', '单位', '数值'],
      ['小学', '在校生', '人', 98210],
      ['小学', '专任教师', '人', 5420],
      ['初中', '在校生', '人', 46520],
      ['初中', '专任教师', '人', 3810],
    ]),
    facts: [
      { label: '小学在校生', value: '98210' },
      { label: '小学专任教师', value: '5420' },
      { label: '初中在校生', value: '46520' },
      { label: '初中专任教师', value: '3810' },
    ],
  },
  {
    name: 'two lines of text in a header, unit after a slash, full-width digits and signs',
    grid: gridOf([
      ['指标\n名称', '２０２３年\n实际／万元', '２０２４年\n实际／万元'],
      ['教师培训经费', '１，２００．５０', '１，３６０．００'],
    ]),
    facts: [
      {
        label: '教师培训经费',
        value: '1360.00',
        unit: '万元',
        previous: { value: '1200.50', basis: '上年' },
      },
    ],
  },
  {
    name: 'ranks beside years down the side belong to their own year',
    grid: gridOf([
      ['年份', '就业率（%）', '全省排名'],
      ['2024年', 96.2, 3],
      ['2023年', 95.1, 5],
    ]),
    facts: [
      {
        label: '就业率',
        value: '96.2',
        previous: { value: '95.1', basis: '上年' },
        rank: { n: 3, scope: '全省', tie: false },
      },
    ],
    refused: ['C3'],
  },
  {
    name: 'one task over two rows with two limits',
    grid: gridOf(
      [
        ['重点任务', '具体措施', '完成时限'],
        ['推进集团化办学', '组建教育集团3个', '2025年6月'],
        [null, '完善集团章程', '2025年9月'],
      ],
      { merges: ['A2:A3'], sheet: '2025年任务' },
    ),
    facts: [
      { kind: 'plan', label: '推进集团化办学', measure: '组建教育集团3个；完善集团章程', due: '2025-06' },
    ],
    refused: ['C3'],
  },
]
