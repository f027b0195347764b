import { isDateLine } from '../../corpus/signature.ts'
import { unitNameAt } from '../../text/units.ts'
import {
  isInside,
  lineAround,
  NUMERAL_STANDARD,
  NUMERAL_USAGE,
  type PatternRow,
  patternRule,
  type Rule,
  textBefore,
  textBehind,
} from '../rule.ts'

/** The characters in which a name may hold digits: titles and quotations. */
const inName = (text: string, at: number): boolean =>
  isInside(text, at, '《', '》') || isInside(text, at, '“', '”')

const NUMBER = String.raw`\d{1,9}(?:\.\d{1,4})?`
const RANGE = '[—～~至-]'

const ROWS: readonly PatternRow[] = [
  {
    id: 'N-01',
    severity: 'hint',
    source: NUMERAL_STANDARD,
    most: 3,
    pattern: /百分之(?:[一二三四五六七八九十零〇]{1,3}(?:点[一二三四五六七八九零〇]{1,3})?)(?![几多余])/g,
    message: ({ 0: words }) => `统计数值标准规定一般用阿拉伯数字，“${words}”可写作百分数`,
    must: ['覆盖率达到百分之五十。'],
    mustNot: ['覆盖率达到50%。', '百分之百落实到位。'],
  },
  {
    id: 'N-02',
    severity: 'error',
    source: NUMERAL_STANDARD,
    pattern: new RegExp(String.raw`(?<![\d.%％])(${NUMBER})(${RANGE})(${NUMBER})[%％](?!个)`, 'g'),
    message: '标准规定百分数的范围前后都写百分号',
    suggest: ([, low = '', , high = '']) => `${low}%—${high}%`,
    unless: (match) => Number(match[1]) >= Number(match[3]) || match.input.charAt(match.index - 1) === '年',
    must: ['经费增长4—6%。', '占比为10至15%。'],
    mustNot: ['经费增长4%—6%。', '提高3至5个百分点。'],
  },
  {
    id: 'N-03',
    severity: 'error',
    source: NUMERAL_STANDARD,
    pattern: new RegExp(String.raw`(?<![\d.])(${NUMBER})(${RANGE})(${NUMBER})([万亿])`, 'g'),
    message: ([, , , , scale = '']) => `范围的两个数值都应写“${scale}”，否则第一个数值会误读`,
    suggest: ([, low = '', , high = '', scale = '']) => `${low}${scale}—${high}${scale}`,
    unless: (match) => Number(match[1]) >= Number(match[3]),
    must: ['惠及5-10万人。', '投入5—10亿元。'],
    mustNot: ['惠及5万—10万人。', '投入8000—1.2亿元。'],
  },
  {
    id: 'N-04',
    severity: 'error',
    source: NUMERAL_STANDARD,
    pattern:
      /(?<![\d.A-Za-z])(\d{1,3}(?:\.\d)?)([十百千])(?![米克瓦伏卡帕赫焦分姿秋古禧家户强兆字年载里吨亿])/g,
    message: ({ 0: words }) => `阿拉伯数字不与“十”“百”“千”混用，此处写作“${words}”`,
    suggest: ([, digits = '', scale = '']) =>
      digits.includes('.') ? null : `${digits}${'0'.repeat('十百千'.indexOf(scale) + 1)}`,
    unless: (match, text) => inName(text, match.index),
    must: ['培训教师3百余人。', '每校补助5千元。'],
    mustNot: ['培训教师300余人。', '全长5千米。', '装机5千瓦。', '提高5百分点。', '参加2.8万人次。'],
  },
  {
    id: 'N-05',
    severity: 'hint',
    source: NUMERAL_STANDARD,
    most: 2,
    pattern: /\d{1,6}亿\d{1,4}(?:\.\d{1,4})?万/g,
    message: '同一数值通常只用一个单位，可写作以“亿”为单位的小数',
    must: ['完成投资3亿4500万元。'],
    mustNot: ['完成投资3.45亿元。'],
  },
  {
    id: 'N-06',
    severity: 'error',
    source: NUMERAL_STANDARD,
    pattern:
      /(?<![\d.%第近过长达历余满共逾经约了整每这])[’'‘]?([0-4]\d|9\d)年(?=初(?![步心级中具见衷始])|底|末|[上下]半年|度(?!过)|\d{1,2}月(?!个)|[一二三四]季度|[春秋]季)/g,
    message: ([all]) => `年份标准规定用四位数字，不简写为“${all}”`,
    suggest: ([, year = '']) => `${Number(year) > 50 ? '19' : '20'}${year}年`,
    must: ['23年底全部完成。', '自22年9月起实施。'],
    mustNot: ['2023年底全部完成。', '改革开放40年来成就显著。', '用时10年初步建成。', '奋斗了20年底气更足。'],
  },
  {
    id: 'N-07',
    severity: 'error',
    source: NUMERAL_USAGE,
    pattern: /(?<=^|[。；，：、\s于至截在])(20[0-4]\d)(?=[\u4e00-\u9fff])/gm,
    message: ([all]) => `年份后应有“年”：“${all}”`,
    suggest: ([all]) => `${all}年`,
    unless: (match, text) =>
      /^[年届级版世多余左以强]/.test(textBehind(match, text, 1)) ||
      /^[个家]|大会|论坛|博览会|峰会|展|赛|节/.test(
        textBehind(match, text, /^[个家]/.test(textBehind(match, text, 1)) ? 1 : 16),
      ) ||
      unitNameAt(text, match.index + 4) !== '' ||
      inName(text, match.index),
    must: ['学校招生稳步推进。2022职中高三毕业生93名。'],
    mustNot: ['2022年毕业生93名。', '培训教师、2000多名学生。', '高2020级学生。', '全校2035名学生。'],
  },
  {
    id: 'N-08',
    severity: 'error',
    source: NUMERAL_STANDARD,
    pattern: /\d{1,2}月(\d{1,2})号(?![楼线院门馆文令车厅])/g,
    message: '日期用“日”，不用“号”',
    suggest: ([all]) => `${all.slice(0, -1)}日`,
    must: ['12月1号召开会议。'],
    mustNot: ['12月1日召开会议。', '乘1号线到达。'],
  },
  {
    id: 'N-08',
    severity: 'error',
    source: NUMERAL_STANDARD,
    pattern: /(?<=年)0(\d)月|(?<=月)0(\d)日|(?<![\d年])0(\d)月(?=\d{1,2}日)/g,
    message: '标准规定日期中的月、日不写前导零',
    suggest: ([all]) => all.slice(1),
    // The date of signature is ruled by another standard: E-11.
    unless: ({ index }, text) => isDateLine(lineAround(text, index)),
    must: ['2023年09月起实施。', '2023年9月05日印发。'],
    mustNot: ['2023年9月起实施。', '2023年10月20日印发。', '抓好落实，取得成效。\n2025年01月06日'],
  },
  {
    id: 'N-08',
    severity: 'error',
    source: NUMERAL_STANDARD,
    pattern:
      /\d{4}年[一二三四五六七八九十]{1,2}月(?:\d{1,2}日)?|[一二][〇○零一二三四五六七八九九]{3}年\d{1,2}月/g,
    message: '一个日期中不混用汉字数字和阿拉伯数字',
    must: ['2023年九月起实施。'],
    mustNot: ['2023年9月起实施。', '二〇二三年九月'],
  },
  {
    id: 'N-09',
    severity: 'hint',
    source: NUMERAL_USAGE,
    most: 2,
    pattern: /(?:\d{4}年)?\d{1,2}月份(?=\d{1,2}[日号])/g,
    message: '完整日期中用“月”，不用“月份”',
    suggest: ([all]) => all.slice(0, -1),
    must: ['2023年9月份5日召开会议。'],
    mustNot: ['9月份召开会议。'],
  },
  {
    id: 'N-11',
    severity: 'error',
    source: NUMERAL_USAGE,
    pattern: new RegExp(
      [
        String.raw`(?:约|大约|大概|近)${NUMBER}[万亿]?[\u4e00-\u9fff%％]{0,4}?(?:左右|上下)`,
        `(?:(?<![最附])近|(?<![合公节制契条特简预赴履违])(?:约|大约|大概)有?)${NUMBER}[余多](?![年天月日个])`,
        `(?:超过?|逾|突破)${NUMBER}[余多](?!年)`,
        String.raw`(?:至少|不低于|不少于|不下于|最少)[^，。；、：\d]{0,6}${NUMBER}[万亿]?[\u4e00-\u9fff%％]{0,4}?以上`,
        String.raw`(?:至多|不超过|不高于|最多)${NUMBER}[万亿]?[\u4e00-\u9fff%％]{0,4}?以[内下]`,
        `达到?${NUMBER}[%％]?及以上`,
      ].join('|'),
      'g',
    ),
    message: ([all]) => `“${all}”中表示约数或界限的词重复，只留一个`,
    unless: (match, text) =>
      /(?:左右|上下)$/.test(match[0]) && /^[岸手两侧翻]/.test(textBehind(match, text, 1)),
    must: [
      '约30所左右。',
      '近100余人参加。',
      '超过30多项。',
      '至少5人以上。',
      '每座至少配备2名以上巡查员。',
      '大约有20余座。',
      '占比达65%及以上。',
    ],
    mustNot: ['约30所。', '30所左右。', '近10年来。', '达到60%以上。', '最近30余名教师参训。'],
  },
  {
    id: 'N-12',
    severity: 'hint',
    source: NUMERAL_STANDARD,
    most: 3,
    pattern:
      /(?:率|占比|比例|比重)(?![^，。；]{0,12}增速)[^，。；\d]{0,12}?(?:提高|提升|上升|增长|增加|下降|降低|减少)了?\d{1,3}(?:\.\d{1,3})?[%％]/g,
    message: '两个比率之差通常用“个百分点”；如确是相对变化，请写明',
    must: ['入园率提高3%。', '达标率同比上升了2%。', '近视率较上年下降了1.5%。'],
    mustNot: ['入园率提高3个百分点。', '效率提升到90%。', '学生数增长3%。'],
    unless: (match) =>
      /(?:效率|功率|频率|汇率|利率|税率)/.test(match.input.slice(match.index - 1, match.index + 1)),
  },
  {
    id: 'N-13',
    severity: 'error',
    source: NUMERAL_STANDARD,
    pattern: /(\d{1,3}(?:\.\d{1,3})?)(?:[%％]个?百分点|百分点)/g,
    message: ([all]) => `应为“个百分点”，此处写作“${all}”`,
    suggest: ([, digits = '']) => `${digits}个百分点`,
    must: ['提高3%个百分点。', '提高3百分点。'],
    mustNot: ['提高3个百分点。'],
  },
  {
    id: 'N-14',
    severity: 'error',
    source: NUMERAL_STANDARD,
    pattern:
      /(?:减少|下降|降低|缩小|缩短|减小|减轻)了?(?:\d{1,5}(?:\.\d{1,2})?|[一二两三四五六七八九十]{1,2})倍/g,
    message: '减少、下降等不用“倍”，可改为分数或百分数',
    must: ['事故下降2倍。', '时间缩短了两倍。'],
    mustNot: ['事故下降50%。', '产量增长2倍。'],
  },
  {
    id: 'N-17',
    severity: 'error',
    source: NUMERAL_USAGE,
    pattern: /(?:负增长|下降|减少|降低|回落)了?[-－−—](?=\d)/g,
    message: '“下降”与负号重复否定，只留一个',
    suggest: ([all]) => all.slice(0, -1),
    must: ['经费下降-5%。', '同比负增长-3%。'],
    mustNot: ['经费下降5%。', '增长-5%。'],
  },
  {
    id: 'N-18',
    severity: 'error',
    source: NUMERAL_USAGE,
    pattern:
      /同比(?:较|比)?(?:上年|去年)(?:同期)?|[较比](?:上年|去年)同期同比|[与和同](?:上年|去年)(?:同期)?(?:相比|比较)，?同比/g,
    message: ([all]) => `“${all}”重复：“同比”就是与上年同期相比`,
    suggest: () => '同比',
    must: ['同比上年增长5%。', '比上年同期同比增长5%。', '与去年同期相比同比增长8%。'],
    mustNot: ['同比增长5%。', '比上年同期增长5%。'],
  },
  {
    id: 'N-20',
    severity: 'error',
    source: NUMERAL_USAGE,
    pattern: /(?<=[\u4e00-\u9fff”》])等(\d{1,3})(?=[\u4e00-\u9fff])/g,
    message: ([, digits = '']) => `“${digits}”之后缺少量词`,
    suggest: ([all]) => `${all}项`,
    unless: (match, text) => {
      const behind = match.index + match[0].length
      return (
        unitNameAt(text, behind) !== '' ||
        /^[万亿千百余多个项年月日号级省市县区校村镇国强类支点字园方乡大处部门科局组类批]/.test(
          text.slice(behind, behind + 1),
        ) ||
        (match[1]?.length === 3 && /^(?:110|119|120|122)$/.test(match[1]))
      )
    },
    must: ['落实立德树人、关心学生等9重点任务。'],
    mustNot: ['落实立德树人等9项重点任务。', '覆盖甲、乙等9校。', '获二等奖。', '表彰教师等30余人。'],
  },
  {
    id: 'N-21',
    severity: 'hint',
    source: NUMERAL_STANDARD,
    most: 2,
    pattern: /(?<=比例?(?:为|达|达到|是|约|调整为)?)(\d{1,4})[:：](\d{1,4}(?:\.\d{1,2})?)(?!\d*[:：])/g,
    message: '比号用“∶”，不用冒号',
    suggest: ([, a = '', b = '']) => `${a}∶${b}`,
    must: ['师生比1:12.5，达到要求。'],
    mustNot: ['师生比1∶12.5，达到要求。', '上午8:30开会。'],
  },
  {
    id: 'N-28',
    severity: 'error',
    source: NUMERAL_USAGE,
    pattern:
      /(?<![第十百千万零〇一二三四五六七八九年之其星期周月初高不\d])二(?=[个名所家张台套副间辆座户](?!体|流))|(?<=(?:组织|开展|召开|举办|进行|实施)了?)二(?=次(?!供水|创业|分配|加工|污染|开发|利用|元|函|审|医))/g,
    message: '量词前用“两”，不用“二”',
    suggest: () => '两',
    unless: (match, text) => inName(text, match.index),
    must: ['新建二所学校。', '建成二个基地。', '组织二次演练。'],
    mustNot: [
      '新建两所学校。',
      '第二个五年。',
      '二等奖2个。',
      '十二所学校。',
      '高二名著阅读。',
      '实施二次供水改造。',
    ],
  },
  {
    id: 'N-28',
    severity: 'error',
    source: NUMERAL_USAGE,
    pattern: /翻(\d|二)番/g,
    message: ([all]) => `“${all}”通常用汉字，如“翻两番”`,
    suggest: ([, digit = '']) =>
      `翻${digit === '2' || digit === '二' ? '两' : '零一二三四五六七八九'.charAt(Number(digit))}番`,
    must: ['产值翻2番。'],
    mustNot: ['产值翻两番。'],
  },
  {
    id: 'N-29',
    severity: 'hint',
    source: NUMERAL_USAGE,
    most: 3,
    pattern: /(?<=[\u4e00-\u9fff])(?<![至到为于的是率])0(?=[个名所项家台套张副座条处辆])/g,
    message: '成绩中列出了0，请核对，或改在问题中写明',
    unless: (match, text) =>
      /事故|投诉|上访|违规|违纪|违法|案件|差错|死亡|伤亡|辍学|失学|感染|舆情|欠|零|病例/.test(
        textBefore(text, match.index, 8),
      ),
    must: ['篮球架80副，笼式足球场0个。', '新建水厂3座，水库0座。'],
    mustNot: ['篮球架80副。', '安全事故0起。', '辍学学生0名。'],
  },
]

export const NUMERAL_RULES: readonly Rule[] = ROWS.map(patternRule)
