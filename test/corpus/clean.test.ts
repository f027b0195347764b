import { describe, expect, it } from 'vitest'
import { cleanText } from '../../src/corpus/clean.ts'

const PARAGRAPH = '全年新增学位1200个，学前教育普及普惠水平稳步提升，群众满意度进一步提高。'

const rulesOf = (raw: string): string[] => cleanText(raw).repairs.map(({ rule }) => rule)

describe('lines that are not of the text', () => {
  it('drops the chrome of a page around the text and keeps its date', () => {
    const raw = `会员登录 注册\n\n您现在的位置：首页 > 总结\n\n青禾县教育局2023年工作总结\n\n管理员 2024-01-09 10:20\n一、工作回顾\n${PARAGRAPH}\n上一篇：没有了\n版权所有 某网`
    const { clean, removedLines, metadata } = cleanText(raw)
    expect(clean).toBe(`青禾县教育局2023年工作总结\n一、工作回顾\n${PARAGRAPH}`)
    expect(removedLines).toEqual([1, 3, 7, 10, 11])
    expect(metadata.pageDates).toEqual(['2024-01-09'])
  })

  it('keeps words of a page inside the text, where they belong to it', () => {
    const raw = `青禾县教育局2023年工作总结\n一、工作回顾\n推行网上登录、注册和打印。\n优化网站首页\n${PARAGRAPH}`
    expect(cleanText(raw).clean).toBe(raw)
  })

  it('reads the information table of a government page as metadata', () => {
    const raw = `索引号：00123/2024-1 | 主题分类：教育 |\n发布日期： | 2024-01-24 |\n发文机关青禾县教育局 主题词\n青禾县教育局2023年工作总结\n${PARAGRAPH}`
    const { clean, metadata } = cleanText(raw)
    expect(clean).toBe(`青禾县教育局2023年工作总结\n${PARAGRAPH}`)
    expect(metadata.published).toEqual(['2024-01-24'])
    expect(metadata.organs).toEqual(['青禾县教育局'])
  })

  it('keeps one of several copies of the title', () => {
    const title = '青禾县教育局2023年工作总结'
    const { clean, removals } = cleanText(
      `${title}\n2024-01-09 来源：某报\n${title}\n${PARAGRAPH}\n${title}\n推荐访问\n其他总结`,
    )
    expect(clean).toBe(`${title}\n${PARAGRAPH}`)
    expect(removals.filter(({ rule }) => rule === 'ingest.dup_title').map(({ line }) => line)).toEqual([1, 5])
  })

  it('drops an abstract that repeats the beginning of the text and breaks off', () => {
    const opening =
      '2023年，县教育局紧扣年度目标，统筹推进各项重点工作，教育事业呈现稳中向好的态势，群众获得感明显增强。'
    const raw = `青禾县教育局2023年工作总结\n${opening}一、工作回顾全年新增学\n${opening}\n一、工作回顾\n${PARAGRAPH}`
    expect(cleanText(raw).removedLines).toEqual([2])
  })

  it('takes the title from the links of the page when the text has none, and says so', () => {
    const raw = `一、总体要求\n夯实基础，完善机制，提高质量，促进发展，创造特色，办好每一所学校。\n二、重点工作\n${PARAGRAPH}\n青禾县教育局2023年工作要点\n一 总体要求 夯实基础 完善机制 提高质量 促进发展 创造特色 办好每一...\n某县教育局2023年工作计划\n某县教育局2016年工作计划。全面贯彻十二五规划要求，努力完成...`
    const { title, clean, notices } = cleanText(raw)
    expect(title).toBe('青禾县教育局2023年工作要点')
    expect(clean.split('\n')).toHaveLength(4)
    expect(notices).toContain('正文没有标题，已取页面链接中的标题，请核对')
    expect(notices.some((notice) => notice.includes('替换过年份'))).toBe(true)
  })

  it('cuts what a page glued to the last sentence, and page numbers', () => {
    const raw = `青禾县教育局2023年工作总结\n${PARAGRAPH}\n— 2 —\n${PARAGRAPH}扫一扫在手机打开当前页【关闭】`
    expect(cleanText(raw).clean).toBe(`青禾县教育局2023年工作总结\n${PARAGRAPH}\n${PARAGRAPH}`)
  })

  it('drops a table of contents, whose lines would be headings twice', () => {
    const raw = `青禾县教育局2023年工作总结\n目 录\n一、工作回顾……1\n二、工作计划......12\n一、工作回顾\n${PARAGRAPH}`
    expect(cleanText(raw).clean).toBe(`青禾县教育局2023年工作总结\n一、工作回顾\n${PARAGRAPH}`)
  })

  it('keeps what an office writes below its signature, and cuts what a page adds', () => {
    const raw = `青禾县教育局2023年工作总结\n${PARAGRAPH}\n青禾县教育局\n2024年1月9日\n（联系人：办公室）\n附件：指标完成情况表`
    expect(cleanText(`${raw}\n上一篇：青禾县教育局召开会议\n主办：青禾县人民政府`).clean).toBe(raw)
  })

  it('keeps a last paragraph that breaks off', () => {
    const raw = `青禾县教育局2023年工作总结\n${PARAGRAPH}\n下一步，将继续加大投入力度，完善体制机制，推动各项工作再上...`
    expect(cleanText(raw).clean).toBe(raw)
  })

  it('keeps what follows a signature as an annex', () => {
    const raw = `青禾县教育局2023年工作总结\n${PARAGRAPH}\n青禾县教育局\n2024年1月9日\n附件\n1.建成学校3所。\n2.改造食堂5个。`
    expect(cleanText(raw).clean).toBe(raw)
  })
})

describe('repairs', () => {
  it('breaks a body of one line before its numbers and behind its first-level headings', () => {
    const raw = `一、2023年工作总结 2023年，全县教育稳中有进。 （一）党建有力。 1.学习走深。开展学习12次。 2.组织建强。发展党员3.5万名。 二、2024年工作思路 2024年，将乘势而上。`
    expect(cleanText(raw).clean.split('\n')).toEqual([
      '一、2023年工作总结',
      '2023年，全县教育稳中有进。',
      '（一）党建有力。',
      '1.学习走深。开展学习12次。',
      '2.组织建强。发展党员3.5万名。',
      '二、2024年工作思路',
      '2024年，将乘势而上。',
    ])
  })

  it('does not break before counted things, decimals, or lists inside a sentence', () => {
    const raw = `一、工作回顾\n全年完成投资。一、二、三产业协调发展。毛入园率98.5%。按照（一）项要求办理；做到：1.有人管；2.有钱办。`
    expect(cleanText(raw).clean).toBe(raw)
  })

  it('joins lines that were broken by the width of a page, and no others', () => {
    const paragraph = `${PARAGRAPH}${PARAGRAPH.replace('新增', '改造')}${PARAGRAPH.replace('全年', '累计')}`
    const wrapped = (text: string): string => text.replace(/(.{28})(?=.)/g, '$1\n')
    const parts = [
      '一、工作回顾',
      `（一）学位供给持续扩大。${paragraph}`,
      `（二）教师队伍不断优化。${paragraph}`,
      paragraph,
    ]
    expect(cleanText(parts.map(wrapped).join('\n')).clean).toBe(parts.join('\n'))
    const list = Array.from({ length: 20 }, (_, i) => `第${i + 1}小学新建项目`).join('\n')
    expect(cleanText(`某局工作总结\n${PARAGRAPH}\n${list}`).clean).toContain(list)
  })

  it('moves a number left at the end of a line to the next line', () => {
    const { clean, repairs } = cleanText('一、任务\n1.加强培训，评选先进。2.\n配合做好试点工作，适时观摩。')
    expect(clean).toBe('一、任务\n1.加强培训，评选先进。\n2.配合做好试点工作，适时观摩。')
    expect(repairs.map(({ rule, line }) => [rule, line])).toEqual([
      ['ingest.broken_join', 2],
      ['ingest.broken_join', 3],
    ])
  })

  it('restores the brackets and numbers of second-level headings from their neighbours', () => {
    const raw = '一、计划\n（一）抓党建，促发展。\n）抓基础，提质量。\n三）抓改革，增活力。'
    expect(cleanText(raw).clean).toBe(
      '一、计划\n（一）抓党建，促发展。\n（二）抓基础，提质量。\n（三）抓改革，增活力。',
    )
  })

  it('sets signature and date apart from the last paragraph', () => {
    const { clean } = cleanText(`青禾县教育局2023年工作总结\n${PARAGRAPH} 青禾县教育局 2024年1月9日 |`)
    expect(clean.split('\n').slice(-2)).toEqual(['青禾县教育局', '2024年1月9日'])
  })

  it('strips the bars of a table that was taken apart, and leaves a table alone', () => {
    expect(cleanText(`青禾县教育局2023年工作总结 | |\n| ${PARAGRAPH} |\n|`).clean).toBe(
      `青禾县教育局2023年工作总结\n${PARAGRAPH}`,
    )
    const table = `${PARAGRAPH}\n| 指标 | 数值 |\n| --- | --- |\n| 学位 | 1200 |\n${PARAGRAPH}`
    expect(cleanText(table).clean).toBe(table)
  })

  it('widens half-width marks in Chinese text only, and tells it once a line', () => {
    const raw =
      '共有1,234人(含教师85名),师生比1:12.5;详见https://example.cn/a,b?c=1,全(新)。版本A(2.5)、A,B不变,12:30开始!'
    const { clean, repairs } = cleanText(raw)
    expect(clean).toBe(
      '共有1,234人（含教师85名），师生比1:12.5；详见https://example.cn/a,b?c=1，全（新）。版本A（2.5）、A,B不变，12:30开始！',
    )
    expect(repairs.map(({ rule }) => rule)).toEqual(['punct.halfwidth'])
  })

  it('drops stray blanks beside figures and marks, and keeps those between names', () => {
    const { clean } = cleanText('5. 建成基地 1个，培训 12 人， 推进“5+ 2”工程，市长 龚 正到会，GDP 增长。')
    expect(clean).toBe('5.建成基地1个，培训12人，推进“5+2”工程，市长 龚 正到会，GDP 增长。')
  })

  it('keeps masks as they are and counts them', () => {
    const raw = '为*个党组织选派书记，落实**责任，xx年完成。'
    const { clean, notices } = cleanText(raw)
    expect(clean).toBe(raw)
    expect(notices).toEqual(['有 3 处内容被遮盖（*、**、xx），使用前须补全'])
  })
})

describe('a text without faults', () => {
  it('comes back as it was, with nothing to report', () => {
    const raw = `青禾县教育局2023年工作总结\n\n一、工作回顾\n\n（一）党建有力\n\n1.学习走深。${PARAGRAPH}\n`
    const { clean, removedLines, repairs, notices } = cleanText(raw)
    expect(clean).toBe(raw.trim().replaceAll('\n\n', '\n'))
    expect([removedLines, repairs, notices]).toEqual([[], [], []])
  })

  it('in Markdown loses the marks of its headings, each of them listed', () => {
    const { clean, repairs, title, headingMarks } = cleanText(`# 青禾县工作\n\n## 工作回顾\n${PARAGRAPH}\n`)
    expect(clean).toBe(`青禾县工作\n工作回顾\n${PARAGRAPH}`)
    expect(repairs.map(({ rule, line }) => [rule, line])).toEqual([
      ['ingest.heading_mark', 1],
      ['ingest.heading_mark', 3],
    ])
    expect([title, [...headingMarks]]).toEqual([
      '青禾县工作',
      [
        [0, 1],
        [6, 2],
      ],
    ])
  })

  it('gives every repair a line of the file and words to check it by', () => {
    expect(rulesOf('甲乙丙,丁戊己。')).toEqual(['punct.halfwidth'])
    expect(cleanText('第一行。\r\n\r\n甲乙丙,丁戊己。').repairs).toEqual([
      { rule: 'punct.halfwidth', line: 3, before: '甲乙丙,丁戊己。', after: '甲乙丙，丁戊己。' },
    ])
  })
})
