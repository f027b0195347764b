import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findLiterals } from '../../src/text/literals.ts'
import { asCapital, asFullWidth, asHan, withSeparators } from './render-numeral.ts'

const raws = (text: string): string[] => findLiterals(text).map(({ raw }) => raw)

describe('findLiterals', () => {
  test.each([
    ['新建35所', '35所'],
    ['新建１２所', '１２所'],
    ['共③⑤所', '③⑤所'],
    ['共1\u200b2所', '1\u200b2所'],
    ['占58.2%', '58.2%'],
    ['约三成', '约三成'],
    ['近万名', '近万名'],
    ['十余所', '十余所'],
    ['壹万元', '壹万元'],
    ['实现翻番', '翻番'],
    ['过半学校', '过半'],
    ['数十所', '数十所'],
    ['上千人', '上千人'],
    ['增长1.2倍', '增长1.2倍'],
    ['三分之二', '三分之二'],
    ['百分之九十五', '百分之九十五'],
    ['提高三个百分点', '三个百分点'],
    ['Ⅻ项', 'Ⅻ项'],
    ['2024年9月', '2024年9月'],
    ['9月5日', '9月5日'],
    ['居全市第3位', '第3位'],
    ['位居全省第一', '第一'],
    ['荣获一等奖', '一等奖'],
    ['第七届艺术节', '第七'],
    ['第三幼儿园', '第三'],
    ['5A级景区', '5'],
    ['“163”行动', '163'],
    ['三十五名', '三十五名'],
    ['百余场', '百余场'],
    ['成倍增长', '成倍'],
    ['十二个', '十二个'],
    ['“三十五”所学校', '三十五'],
    ['学校三 十 五 所', '三 十 五'],
    ['🔟所学校', '🔟'],
    ['学校㈤所', '㈤所'],
    ['一二十所', '一二十所'],
    ['学校俩', '俩'],
    ['购置一打教具', '一打'],
    ['投入双倍', '双倍'],
    ['实现倍增', '倍增'],
    ['翻了几番', '翻了几番'],
    ['百分百完成', '百分百'],
    ['十有八九', '十有八九'],
    ['千万资金', '千万资金'],
    ['实现三连冠', '三连冠'],
    ['五星级食堂', '五星级'],
    ['实现零事故', '零事故'],
    ['隐患清零', '清零'],
    ['辍学人数为零', '为零'],
    ['三日内办结', '三日内办结'],
    ['用时半年', '半年'],
    ['于九月开学', '九月'],
    ['连续举办三届', '三届'],
    ['达到110。', '110'],
  ])('%s needs a fact', (text, raw) => {
    expect(raws(text)).toEqual([raw])
  })

  test.each([
    '一、总体要求',
    '（二）主要成效',
    '二是强化统筹',
    '1.政治建设全面加强',
    '①加强领导',
    '第一，提高认识',
    '第一书记、第一时间、第一责任人、第三方评估',
    '进一步统一思想，十分重视，一体化推进',
    '落实三会一课制度',
    '“双减”“五育并举”“四个意识”“两个维护”',
    '两个维护、四个自信、五育并举',
    '一批项目、一系列举措、一个中心、一些学校',
    '“十四五”时期、十五五规划',
    '今年以来，上半年，一季度，年底前',
    '八项规定、三年行动、五年规划',
    '千方百计、千家万户、万众一心',
    '九年一贯制学校',
    '七年级、高三、初二',
    '5G网络、12345热线、PM2.5',
    '拨打120急救电话，“三名”工程',
    '建成、完成、成果、倍加珍惜',
    '过去五年、未来五年',
    '抓好三个方面工作',
    '党的二十大和二十届三中全会精神',
    '队伍、内陆、参加、陆续',
    '零容忍、零距离、零星、零售',
    '五星红旗、每一天、上半年、下半年、半年度',
    '事半功倍、加倍努力、倍增计划、哥俩',
    '省委八届全会、十月革命、百万雄师',
    '（五）加强管理',
    '改革开放以来、20世纪90年代',
  ])('%s needs none', (text) => {
    expect(raws(text)).toEqual([])
  })

  test('tells figures, dates and ranks apart', () => {
    expect(findLiterals('2024年居第2位，共35所，第七届').map(({ kind }) => kind)).toEqual([
      'date',
      'rank',
      'figure',
      'numeral',
    ])
  })

  test('finds a number in every spelling', () => {
    const spellings = [String, asFullWidth, asHan, asCapital, withSeparators]
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 99_999_999 }), fc.constantFrom(...spellings), (value, spell) => {
        const number = spell(value)
        const text = `共有${number}名教师`
        expect(findLiterals(text)).toMatchObject([{ start: 2, end: 2 + number.length + 1, kind: 'figure' }])
      }),
    )
  })

  test('lets no Arabic digit of a list of facts pass', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(99_999), { minLength: 1, maxLength: 6 }), (values) => {
        const text = values.map((value) => `达到${value}`).join('，')
        const covered = findLiterals(text).map(({ raw }) => raw.replaceAll(/\D/g, ''))
        expect(covered.join('')).toBe(values.join(''))
      }),
    )
  })
})
