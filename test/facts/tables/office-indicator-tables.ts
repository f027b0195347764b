import { gridOf } from './grid-of.ts'
import type { OfficeTable } from './office-table.ts'

/** Tables of indicators as divisions of an invented bureau send them in. */
export const INDICATOR_TABLES: readonly OfficeTable[] = [
  {
    name: 'one indicator a row, with unit, this period, last year, target, division and note',
    grid: gridOf(
      [
        ['澄溪市教育局2024年主要指标完成情况表'],
        ['填报单位：计划财务科', null, null, null, null, null, '填报日期：2025年1月10日'],
        ['序号', '指标名称', '计量单位', '本年实际', '上年实际', '年度目标', '责任科室', '备注'],
        [1, '公办园在园幼儿占比', '%', 58.2, 55.1, 58, '学前教育科', '含附设班'],
        [2, '义务教育巩固率', '%', 99.96, 99.94, '≥99.9', '基础教育科', null],
        [3, '新增学位', '个', 3600, 2400, 3500, '计划财务科', '/'],
        [4, '教育经费投入', '万元', '128,560.5', '119,830', null, '计划财务科', null],
        ['填表人：周文静', null, null, '审核人：李大同'],
      ],
      { sheet: '主要指标', merges: ['A1:H1'] },
    ),
    facts: [
      {
        label: '公办园在园幼儿占比',
        value: '58.2',
        unit: '%',
        previous: { value: '55.1', basis: '上年' },
        target: { value: '58' },
        note: '责任科室：学前教育科；含附设班',
      },
      { label: '义务教育巩固率', value: '99.96', target: { value: '99.9', sense: '不低于' } },
      {
        label: '新增学位',
        value: '3600',
        unit: '个',
        basis: 'new',
        previous: { value: '2400', basis: '上年' },
      },
      {
        label: '教育经费投入',
        value: '128560.5',
        unit: '万元',
        previous: { value: '119830', basis: '上年' },
      },
    ],
  },
  {
    name: 'years across the columns, the newest being the year of the report',
    grid: gridOf(
      [
        ['教育事业发展主要数据'],
        ['指标', '单位', 2022, 2023, 2024],
        ['在校生总数', '人', 182340, 184020, 185566],
        ['专任教师', '人', 11820, 12010, 12268],
        ['高中阶段毛入学率', '%', 95.2, 95.8, 96.3],
      ],
      { sheet: '数据', merges: ['A1:E1'] },
    ),
    facts: [
      {
        label: '在校生总数',
        value: '185566',
        unit: '人',
        previous: { value: '184020', basis: '上年' },
        series: [{ period: '2022', value: '182340' }],
      },
      { label: '专任教师', value: '12268', previous: { value: '12010', basis: '上年' } },
      { label: '高中阶段毛入学率', value: '96.3', unit: '%' },
    ],
    count: 3,
  },
  {
    name: 'schools down the side and metrics with units across, with a total',
    grid: gridOf(
      [
        ['2024学年初中学校基本情况'],
        ['学校名称', '在校生数（人）', '班级数（个）', '专任教师（人）', '校舍面积（㎡）'],
        ['澄溪一中', 2410, 48, 196, 41200],
        ['澄溪二中', 1835, 38, 152, '33,650'],
        ['合计', 4245, 86, 348, 74850],
      ],
      { sheet: '初中' },
    ),
    facts: [
      { label: '澄溪一中在校生数', value: '2410', unit: '人' },
      { label: '澄溪二中校舍面积', value: '33650', unit: '㎡' },
      { label: '在校生数', value: '4245', unit: '人', note: '合计' },
      { label: '专任教师', value: '348', unit: '人' },
    ],
    count: 12,
  },
  {
    name: 'two header rows, a metric over two years each',
    grid: gridOf(
      [
        ['县（市、区）', '普惠性幼儿园覆盖率（%）', null, '公办园（所）', null],
        [null, '2023年', '2024年', '2023年', '2024年'],
        ['澄东区', 91.2, 93.4, 36, 38],
        ['澄西县', 88.5, 90.1, 22, 25],
      ],
      { merges: ['A1:A2', 'B1:C1', 'D1:E1'] },
    ),
    facts: [
      {
        label: '澄东区普惠性幼儿园覆盖率',
        value: '93.4',
        unit: '%',
        previous: { value: '91.2', basis: '上年' },
      },
      { label: '澄西县公办园', value: '25', unit: '所', previous: { value: '22', basis: '上年' } },
    ],
    count: 4,
  },
  {
    name: 'percentages kept as parts of one in plain cells',
    grid: gridOf([
      ['指标名称', '本期', '上年同期'],
      ['公办园在园幼儿占比', 0.5496, 0.5312],
      ['课后服务参与率', 0.978, 0.969],
    ]),
    facts: [
      {
        label: '公办园在园幼儿占比',
        value: '54.96',
        unit: '%',
        previous: { value: '53.12', basis: '上年同期' },
      },
      { label: '课后服务参与率', value: '97.8', unit: '%' },
    ],
    asks: true,
  },
  {
    name: 'percentages shown by the format of the cell',
    grid: gridOf([
      ['指标', '单位', '本期数', '同期数'],
      ['近视率', '%', [0.4213, '42.13%'], [0.4387, '43.87%']],
      ['体质健康优良率', '%', [0.612345, '61.23%'], [0.6, '60.00%']],
    ]),
    facts: [
      { label: '近视率', value: '42.13', unit: '%', previous: { value: '43.87', basis: '上年同期' } },
      { label: '体质健康优良率', value: '61.23', previous: { value: '60.00', basis: '上年同期' } },
    ],
    asks: true,
  },
  {
    name: 'ten-thousands of yuan beside yuan, full-width digits, figures with their unit in the cell',
    grid: gridOf([
      ['项目', '单位', '金额'],
      ['生均公用经费', '元', '１，２５０'],
      ['学生资助资金', '万元', '3860.25'],
      ['基建投入', '', '1.2亿元'],
      ['捐赠收入', '元', '85万'],
    ]),
    facts: [
      { label: '生均公用经费', value: '1250', unit: '元' },
      { label: '学生资助资金', value: '3860.25', unit: '万元' },
      { label: '基建投入', value: '1.2', unit: '亿元' },
      { label: '捐赠收入', value: '85', unit: '万元' },
    ],
  },
  {
    name: 'groups in merged cells at the left and dashes for no figure',
    grid: gridOf(
      [
        ['类别', '指标', '单位', '2023年', '2024年', '口径'],
        ['学前教育', '幼儿园数', '所', 210, 214, '含民办'],
        [null, '在园幼儿', '人', 52310, 51206, null],
        ['义务教育', '小学数', '所', 96, 95, '不含教学点'],
        [null, '随迁子女公办就读率', '%', '—', 95.6, null],
      ],
      { merges: ['A2:A3', 'A4:A5'] },
    ),
    facts: [
      { label: '幼儿园数', theme: '学前', value: '214', scope: '含民办' },
      { label: '在园幼儿', theme: '学前', value: '51206', previous: { value: '52310', basis: '上年' } },
      { label: '小学数', theme: '义务', scope: '不含教学点' },
      { label: '随迁子女公办就读率', value: '95.6', unit: '%', theme: '义务' },
    ],
    count: 4,
  },
  {
    name: 'headings between the rows, of-which rows and a subtotal',
    grid: gridOf([
      ['指标名称', '单位', '数值'],
      ['一、教师队伍'],
      ['专任教师', '人', 12268],
      ['其中：女教师', '人', 8420],
      ['二、校外培训机构'],
      ['学科类机构', '家', 12],
      ['非学科类机构', '家', 188],
      ['小计', '家', 200],
    ]),
    facts: [
      { label: '专任教师', value: '12268' },
      { label: '专任教师中女教师', value: '8420' },
      { label: '校外培训机构小计', value: '200', unit: '家', note: '合计' },
    ],
    count: 5,
  },
  {
    name: 'growth, points, completion and rank as the bureau works them out',
    grid: gridOf([
      ['指标', '单位', '目标值', '完成值', '完成率', '同比增长（%）', '增减百分点', '全省排名'],
      ['新增公办幼儿园', '所', 10, 12, '120%', '20', null, 3],
      ['普惠率', '%', 92, 93.5, [1.016, '101.6%'], null, 1.5, '2/11'],
    ]),
    facts: [
      {
        label: '新增公办幼儿园',
        value: '12',
        target: { value: '10' },
        given: { rate: '120', yoy: '20' },
        rank: { n: 3, scope: '全省', tie: false },
      },
      {
        label: '普惠率',
        given: { rate: '101.6', points: '1.5' },
        rank: { n: 2, of: 11, scope: '全省', tie: false },
      },
    ],
  },
  {
    name: 'years down the side',
    grid: gridOf([
      ['年份', '毕业生数（人）', '就业率（%）'],
      ['2022年', 4120, 94.1],
      ['2023年', 4306, 95.0],
      ['2024年', 4388, 96.2],
    ]),
    facts: [
      {
        label: '毕业生数',
        value: '4388',
        unit: '人',
        previous: { value: '4306', basis: '上年' },
        series: [{ period: '2022', value: '4120' }],
      },
      { label: '就业率', value: '96.2', unit: '%' },
    ],
    count: 2,
  },
  {
    name: 'years across the columns that end before the year of the report: its own figures are awaited',
    grid: gridOf([
      ['指标', '单位', '2021年', '2022年', '2023年'],
      ['水土流失治理面积', '平方公里', 120, 131, 142],
    ]),
    facts: [
      {
        label: '水土流失治理面积',
        value: null,
        unit: '平方公里',
        previous: { value: '142', basis: '上年' },
        series: [
          { period: '2021', value: '120' },
          { period: '2022', value: '131' },
        ],
      },
    ],
    count: 1,
  },
  {
    name: 'a year to come beside the year of the report',
    grid: gridOf([
      ['指标', '单位', '2023年', '2024年', '2025年'],
      ['农村自来水普及率', '%', '92.3', '94.0', '95.0'],
    ]),
    facts: [
      { label: '农村自来水普及率', value: '94.0', previous: { value: '92.3', basis: '上年' } },
      {
        kind: 'plan',
        label: '农村自来水普及率',
        due: '2025',
        target: { label: '农村自来水普及率', value: '95.0', unit: '%' },
      },
    ],
    count: 2,
    asks: true,
  },
  {
    name: 'parts in columns of their own beside their total, and some picked out behind theirs',
    grid: gridOf(
      [
        ['机构名称', '床位数（张）', null, null, '诊疗人次（万人次）', '其中：急诊（万人次）'],
        [null, '合计', '内科', '外科', null, null],
        ['市一院', 800, 300, 500, 120.5, 12.3],
      ],
      { merges: ['A1:A2', 'B1:D1', 'E1:E2', 'F1:F2'] },
    ),
    facts: [
      { label: '市一院床位数', value: '800', unit: '张' },
      { label: '市一院床位数（内科）', value: '300', unit: '张' },
      { label: '市一院床位数（外科）', value: '500', unit: '张' },
      { label: '市一院诊疗人次', value: '120.5', unit: '万人次' },
      { label: '市一院诊疗人次中急诊', value: '12.3', unit: '万人次' },
    ],
    count: 5,
  },
  {
    name: 'parts in columns beside the total of each indicator',
    grid: gridOf([
      ['指标', '单位', '总数', '城区', '农村'],
      ['新建公厕', '座', 10, 6, 4],
    ]),
    facts: [
      { label: '新建公厕', value: '10', unit: '座' },
      { label: '新建公厕（城区）', value: '6', unit: '座' },
      { label: '新建公厕（农村）', value: '4', unit: '座' },
    ],
    count: 3,
  },
  {
    name: 'the months from January on against those of the year before',
    grid: gridOf([
      ['项目', '2024年1—10月', '同比±%', '2023年1—10月', '全年目标'],
      ['新设经营主体（户）', '23,456', '+12.3', '20,887', 28000],
      ['其中：个体工商户', '18,234', '9.8', null, null],
    ]),
    facts: [
      {
        label: '新设经营主体',
        value: '23456',
        unit: '户',
        asOf: '2024-10',
        previous: { value: '20887', basis: '上年同期' },
        given: { yoy: '12.3' },
        target: { value: '28000' },
      },
      { label: '新设经营主体中个体工商户', value: '18234', unit: '户', given: { yoy: '9.8' } },
    ],
    count: 2,
  },
  {
    name: 'a title that names the months up to which all figures are told',
    grid: gridOf([
      ['澄溪市2024年1至11月民政事业数据'],
      ['指标', '单位', '数值'],
      ['城乡低保对象', '人', 12460],
    ]),
    facts: [{ label: '城乡低保对象', value: '12460', unit: '人', asOf: '2024-11' }],
    count: 1,
  },
  {
    name: 'a total in the middle and one at the end',
    grid: gridOf([
      ['县区', '养老机构数（个）'],
      ['东城区', 12],
      ['西城区', 9],
      ['合计', 21],
      ['南湖县', 7],
      ['总计', 28],
    ]),
    facts: [
      { label: '东城区、西城区养老机构数', value: '21', note: '合计' },
      { label: '养老机构数', value: '28', note: '合计' },
    ],
    count: 5,
  },
  {
    name: 'a number of things beside their area, and a growth told as none',
    grid: gridOf([
      ['名称', '数量', '面积（平方米）', '同比'],
      ['公共图书馆', 5, 42000, '持平'],
    ]),
    facts: [
      { label: '公共图书馆', value: '5' },
      { label: '公共图书馆面积', value: '42000', unit: '平方米' },
    ],
    asks: true,
    count: 2,
  },
  {
    name: 'names with an ordinal or the year of the report in front',
    grid: gridOf([
      ['指标', '单位', '数值'],
      ['一是2024年接待游客', '万人次', 420],
      ['2024级新生', '人', 1200],
    ]),
    facts: [
      { label: '接待游客', value: '420' },
      { label: '2024级新生', value: '1200' },
    ],
    count: 2,
  },
  {
    name: 'a narrow table repeated to fill the paper',
    grid: gridOf([
      ['指标', '单位', '数值', '指标', '单位', '数值'],
      ['图书总量', '万册', 620.5, '计算机', '台', 21860],
      ['多媒体教室', '间', 4210, '运动场面积', '平方米', 861200],
    ]),
    facts: [
      { label: '图书总量', value: '620.5', unit: '万册' },
      { label: '多媒体教室', value: '4210' },
      { label: '计算机', value: '21860', unit: '台' },
      { label: '运动场面积', value: '861200', unit: '平方米' },
    ],
    count: 4,
  },
  {
    name: 'one unit for the whole table, said above it, with a cut-off date',
    grid: gridOf(
      [
        ['2024年教育经费支出情况表'],
        ['（截至2024年12月31日）', null, null, '单位：万元'],
        ['支出项目', '本年', '上年', '增减额'],
        ['人员经费', 86210.4, 82115, 4095.4],
        ['公用经费', 12480, 11920.6, 559.4],
        ['合计', 98690.4, 94035.6, 4654.8],
      ],
      { merges: ['A1:D1'] },
    ),
    facts: [
      {
        label: '人员经费',
        value: '86210.4',
        unit: '万元',
        asOf: '2024-12-31',
        previous: { value: '82115', basis: '上年' },
        note: '增减额：4095.4',
      },
      { label: '教育经费支出合计', value: '98690.4', unit: '万元' },
    ],
    count: 3,
    asks: true,
  },
  {
    name: 'targets for the year to come are plans',
    grid: gridOf([
      ['指标名称', '单位', '2023年实际', '2024年实际', '2025年目标'],
      ['公办园占比', '%', 55.1, 58.2, '≥60'],
      ['骨干教师', '人', 820, 905, 1000],
    ]),
    facts: [
      { label: '公办园占比', value: '58.2', previous: { value: '55.1', basis: '上年' } },
      {
        kind: 'plan',
        label: '公办园占比',
        target: { label: '公办园占比', value: '60', unit: '%', sense: '不低于' },
        due: '2025',
      },
      {
        kind: 'plan',
        label: '骨干教师',
        target: { label: '骨干教师', value: '1000', unit: '人' },
        due: '2025',
      },
    ],
    count: 4,
  },
]
