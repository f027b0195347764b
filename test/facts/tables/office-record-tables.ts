import { gridOf } from './grid-of.ts'
import type { OfficeTable } from './office-table.ts'

/** Lists of projects, awards, events and problems of an invented bureau. */
export const RECORD_TABLES: readonly OfficeTable[] = [
  {
    name: 'a state among the days of completion, and money spent over two header rows',
    grid: gridOf(
      [
        ['工程名称', '投资（万元）', null, '建成时间'],
        [null, '计划', '完成', null],
        ['澄溪河东段治理', '1,200', '1,080.5', '2024.10'],
        ['青山水库加固', '1.2亿元', '5600万元', '在建'],
        ['柳河治理', 800, 50, null],
      ],
      { merges: ['A1:A2', 'B1:C1', 'D1:D2'], sheet: '工程' },
    ),
    facts: [
      {
        kind: 'project',
        label: '澄溪河东段治理',
        status: '完工',
        money: [
          { label: '投资计划', value: '1200', unit: '万元' },
          { label: '投资完成', value: '1080.5', unit: '万元' },
        ],
        dates: { finish: '2024-10' },
      },
      {
        kind: 'project',
        label: '青山水库加固',
        status: '在建',
        money: [
          { label: '投资计划', value: '1.2', unit: '亿元' },
          { label: '投资完成', value: '5600', unit: '万元' },
        ],
      },
      { kind: 'project', label: '柳河治理', status: '在建' },
    ],
    count: 3,
    asks: true,
  },
  {
    name: 'projects of the year to come',
    grid: gridOf([
      ['澄溪市交通运输局2025年重点项目计划表'],
      ['项目名称', '建设规模', '总投资（亿元）', '2025年工作目标', '责任单位'],
      ['环城高速', '全长45公里', 85.6, '路基完成70%', '市交投集团'],
    ]),
    facts: [
      { kind: 'plan', label: '环城高速', target: { unit: '', text: '路基完成70%' }, owner: '市交投集团' },
    ],
    count: 1,
  },
  {
    name: 'projects that were given up in several words',
    grid: gridOf(
      [
        ['项目名称', '项目状态', '总投资（万元）', '进展情况'],
        ['西环线二期', '取消', 3400, '因规划调整不再实施'],
        ['客运北站', '撤销', 800, null],
        ['城南停车场', '终止', 500, null],
        ['滨河绿道', '合并', 300, '并入城市绿道工程'],
        ['南门大桥', '完工', 9000, '与引桥合并验收'],
      ],
      { sheet: '项目' },
    ),
    facts: [
      { kind: 'project', label: '西环线二期', status: '取消', detail: '因规划调整不再实施' },
      { kind: 'project', label: '客运北站', status: '取消', note: '项目状态：撤销' },
      { kind: 'project', label: '城南停车场', status: '取消' },
      { kind: 'project', label: '滨河绿道', status: '取消', detail: '并入城市绿道工程' },
      { kind: 'project', label: '南门大桥', status: '完工' },
    ],
    count: 5,
  },
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
]
