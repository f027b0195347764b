import {
  isInside,
  LAYOUT_STANDARD,
  type PatternRow,
  PUNCTUATION_STANDARD,
  PUNCTUATION_USAGE,
  patternRule,
  type Rule,
  textBefore,
} from '../rule.ts'

/** 和 and 等 as the beginning of a word of its own: 、和谐, 、等级. */
const WORD_OF_AND = '(?![谐睦平田顺解县美合静布龙林硕政气善乐蔼缓煦风声音弦衷式服面苑])'
/** 等 as the beginning of a word of its own: 、等级, 、等额. */
const WORD_OF_RANK = '(?![级次待候同于额距效量高外着到值比差我你他她离位])'
/** What 等 stands for in a list. */
const LISTED =
  '[多各]|方面|工作|问题|措施|形式|方式|活动|内容|部门|单位|乡镇|街道|地区|企业|学校|领域|环节|项目|工程|任务|场所|人员|群体|行业|产业|设施|设备|制度|政策|因素|材料|手段|渠道'

const ROWS: readonly PatternRow[] = [
  {
    id: 'P-04',
    severity: 'hint',
    source: PUNCTUATION_STANDARD,
    pattern:
      /(?<=[\d年月日%％])(?:——|--|－－)(?=\d)|(?<=[\u4e00-\u9fff”》])(?:--|－－)(?=[\u4e00-\u9fff“《])/g,
    message: (match) =>
      /——/.test(match[0]) ? '数值或时间的起止之间标准规定用一字线“—”或浪纹线，不用破折号' : '破折号应为“——”',
    suggest: (match) =>
      match[0] === '——' ? '—' : /\d/.test(match.input.charAt(match.index - 1)) ? '—' : '——',
    must: ['实施2021——2025年规划。', '我们的目标--办好人民满意的教育。'],
    mustNot: ['实施2021—2025年规划。', '我们的目标——办好人民满意的教育。'],
  },
  {
    id: 'P-07',
    severity: 'hint',
    source: PUNCTUATION_STANDARD,
    most: 1,
    pattern: /(?<=[”》])、(?=[“《])/g,
    message: '标有引号或书名号的并列成分之间，标准规定通常不用顿号',
    suggest: () => '',
    must: ['落实“三会一课”、“主题党日”制度。', '学习《教育法》、《教师法》。'],
    mustNot: ['落实“三会一课”“主题党日”制度。', '学习《教育法》（修正）、《教师法》。'],
  },
  {
    id: 'P-08',
    severity: 'error',
    source: PUNCTUATION_USAGE,
    pattern: new RegExp(
      `、(?=和${WORD_OF_AND}[\\u4e00-\\u9fff“《]|及(?![时格第早])[\\u4e00-\\u9fff“《]|以及[\\u4e00-\\u9fff“《])|[、，](?=等(?:[\\d一二三四五六七八九十两]{1,3}[个项所名家种类]|${LISTED}))|、(?=等(?:[。；，]|${WORD_OF_RANK}[\\u4e00-\\u9fff]))`,
      'g',
    ),
    message: (match) => {
      const word =
        /^以及/.exec(match.input.slice(match.index + 1))?.[0] ?? match.input.charAt(match.index + 1)
      return `“${word}”前不应再用“${match[0]}”`
    },
    suggest: () => '',
    must: [
      '落实教学、科研、和管理任务。',
      '开展书法、绘画、等活动。',
      '涉及食品、药品、及用品的检查。',
      '检查学校、以及农贸市场。',
      '推进水源、管网、水厂、等工程建设。',
      '涉及水利、林业、农业，等部门。',
    ],
    mustNot: [
      '建设平安、和谐校园。',
      '教学、科研和管理任务。',
      '落实责任，及时整改。',
      '按特等、一等、等级外排列。',
      '整治桥园里、和苑等6处易积水点位。',
      '坚持公开、等额、差额选举。',
      '抓好落实，等待验收。',
    ],
  },
  {
    id: 'P-14',
    severity: 'error',
    source: LAYOUT_STANDARD,
    pattern: /(?<=[\u4e00-\u9fff])([[(（【［〔])((?:19|20)\d{2})([\])）】］〕])(第?)(0*)(\d{1,5})号/g,
    message: (match) => `标准规定发文字号的年份用六角括号、序号不加“第”和前导零，“${match[0]}”不合`,
    suggest: ([, , year = '', , , , number = '']) => `〔${year}〕${number}号`,
    unless: ([, open, , close, ordinal, zeros]) =>
      open === '〔' && close === '〕' && ordinal === '' && zeros === '',
    must: ['根据教基[2023]5号文件精神。', '依据教发（2023）12号文件。', '按照教基〔2023〕第5号文件。'],
    mustNot: ['根据教基〔2023〕5号文件精神。', '国务院令第764号。'],
  },
  {
    id: 'P-15',
    severity: 'hint',
    source: PUNCTUATION_STANDARD,
    most: 3,
    pattern:
      /《([^《》\n]{1,18}(?:活动|工程|会议|称号|大赛|比赛|竞赛|论坛|行动|奖)|[一二三四五六七八九十]{1,2}(?:个|项)?[\u4e00-\u9fff]{1,4})》|《([^《》\n]{1,18})》(?=(?:荣誉)?称号)/g,
    message: (match) => `标准规定书名号用于书名、篇名、文件名等，“${match[0]}”请核对是否应改用引号`,
    suggest: ([, words, honour]) => `“${words ?? honour ?? ''}”`,
    unless: (match) => /《[一二三四五六七八九十]{1,2}(?:字经|国演义|十|年级|月)/.test(match[0]),
    must: ['开展《阳光体育活动》。', '落实教育部《三个办法》要求。', '荣获《文明单位》称号。'],
    mustNot: ['印发《阳光体育活动实施方案》。', '学习《教育法》。'],
  },
  {
    id: 'P-18',
    severity: 'error',
    source: PUNCTUATION_STANDARD,
    pattern: /(?<=^|[。；：，“])(第[一二三四五六七八九十]{1,2}|首先|其次|再次|最后)、(?=[\u4e00-\u9fff])/gm,
    message: ([, word = '']) => `“${word}”之后标准规定用逗号，不用顿号`,
    suggest: ([, word = '']) => `${word}，`,
    unless: (match, text) =>
      /^(?:第[一二三四五六七八九十]|[一二三四五六七八九十]{1,2}(?![，、]))/.test(
        text.slice(match.index + match[0].length, match.index + match[0].length + 4),
      ),
    must: ['第一、加强领导。第二、落实责任。', '首先、统一思想。'],
    mustNot: [
      '第一，加强领导。',
      '第一、第二产业协调发展。',
      '第一、第二、第三产业比重趋于合理。',
      '获第一、二名。',
    ],
  },
  {
    id: 'P-18',
    severity: 'error',
    source: PUNCTUATION_USAGE,
    pattern: /(?<=^|[。；：，])([一二三四五六七八九十])(?:是([，、,])|、是)(?=[\u4e00-\u9fff])/gm,
    message: ([all, number = '']) => `“${number}是”之后、之间不用标点，此处写作“${all}”`,
    suggest: ([, number = '']) => `${number}是`,
    must: ['主要做法：一是，加强领导；二是，落实责任。', '一、是加强领导。'],
    mustNot: ['一是加强领导；二是落实责任。'],
  },
  {
    id: 'P-18',
    severity: 'error',
    source: PUNCTUATION_STANDARD,
    pattern: /^[（(](?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)][、，．.](?=[\u4e00-\u9fff])/gm,
    message: () => '带括号的序号之后标准规定不加点号',
    suggest: ([all]) => all.slice(0, -1),
    must: ['（一）、加强领导'],
    mustNot: ['（一）加强领导'],
  },
  {
    id: 'P-21',
    severity: 'error',
    source: PUNCTUATION_STANDARD,
    pattern:
      /(?<![\w.\-/:：+＋—第号])(\d{1,5}(?:\.\d{1,4})?)([%％万亿]?)-(\d{1,5}(?:\.\d{1,4})?)(?=[%％万亿余个所名人项家次岁年月日天米元吨周条届届期分例间套台篇场倍度℃])/g,
    message: '数值、年份的起止之间标准规定用一字线“—”或浪纹线“～”，不用短横线',
    suggest: ([, low = '', unit = '', high = '']) => `${low}${unit}—${high}`,
    unless: (match, text) =>
      isInside(text, match.index, '《', '》') ||
      Number(match[1]) >= Number(match[3]) ||
      textBefore(text, match.index, 1) === '“',
    must: ['培育2-3所四星级高中。', '制定2020-2022年行动计划。', '气温在20.5-25℃之间，适宜。'],
    mustNot: [
      '培育2—3所四星级高中。',
      '电话0395-1234567。',
      '《3-6岁儿童学习与发展指南》',
      '型号为A-12型，共5台。',
      '会议于2023-09-14召开。',
    ],
  },
  {
    id: 'P-23',
    severity: 'error',
    source: PUNCTUATION_STANDARD,
    pattern:
      /(?<![、第\d十百千万])([一二两三四五六七八九])、([二三四五六七八九])(?=个|名|所|位|人(?!民)|天|家|条|件|种|岁|里|倍|百|千|万|十|次(?!产)|年(?!级)|公里|千米|小时|分钟|座|户|吨|亩)/g,
    message: ([all, a = '', b = '']) => `表示约数的“${a}${b}”之间标准规定不用顿号，此处写作“${all}”`,
    suggest: ([, a = '', b = '']) => `${a}${b}`,
    unless: ([, a = '', b = '']) =>
      '一二三四五六七八九'.indexOf(b) !== '一二三四五六七八九'.indexOf(a === '两' ? '二' : a) + 1,
    must: ['每校三、四个班。', '用两、三天时间，走访四、五所学校。', '每月开会三、四次，走访两、三家企业。'],
    mustNot: ['每校三四个班。', '获一、二等奖。', '三、四年级学生。', '一、二次产业融合。'],
  },
]

export const PUNCTUATION_RULES: readonly Rule[] = ROWS.map(patternRule)
