import { describe, expect, it } from 'vitest'
import { cleanText } from '../../src/corpus/clean.ts'
import { parseOutline } from '../../src/corpus/outline.ts'

const lineOf = (clean: string) => (offset: number) => clean.slice(0, offset).split('\n').length

const outlineOf = (text: string) => {
  const { clean, lineOf, headingMarks } = cleanText(text)
  return parseOutline(clean, lineOf, headingMarks).outline
}
const headingsOf = (clean: string): string[] =>
  outlineOf(clean).map(({ level, number, heading }) => `${level}${number}${heading}`)

describe('numbered headings', () => {
  it('are found in all four forms, with their level, line and place', () => {
    const clean =
      '一、工作回顾\n（一）党建有力\n1.学习走深。开展学习12次，覆盖全体党员干部。\n（1）集中学习。每月一次，形成常态。'
    expect(headingsOf(clean)).toEqual(['1一、工作回顾', '2（一）党建有力', '31.学习走深', '4（1）集中学习'])
    const outline = outlineOf(clean)
    expect(outline.map(({ line }) => line)).toEqual([1, 2, 3, 4])
    expect(outline.map(({ runIn }) => runIn)).toEqual([false, false, true, true])
    for (const { start, end, heading } of outline) expect(clean.slice(start, end)).toBe(heading)
  })

  it('are found in the wrong forms that offices write', () => {
    expect(headingsOf('一.工作回顾\n(一)、党建有力\n1、学习走深。开展学习，覆盖全体党员。')).toEqual([
      '1一.工作回顾',
      '2（一）、党建有力',
      '31、学习走深',
    ])
    expect(headingsOf('第一部分 2023年工作总结\n第二部分 2024年工作计划')).toEqual([
      '1第一部分2023年工作总结',
      '1第二部分2024年工作计划',
    ])
  })

  it('are not invented from figures, dates and counted things', () => {
    const clean =
      '2.5万名学生受益。\n一、二、三产业协调发展，结构优化。\n一、二等奖共12项。\n3.15活动举办。\n12345热线办结率98%。\n一是加强领导。二是落实责任。'
    expect(headingsOf(clean)).toEqual([])
  })

  it('end before 一是 where the full stop was lost', () => {
    expect(headingsOf('（一）抓党建，履行职责一是落实制度。二是加强建设。')).toEqual([
      '2（一）抓党建，履行职责',
    ])
  })

  it('end where the text behind a lost line break begins', () => {
    expect(headingsOf('一、2023年工作回顾过去的一年，面对复杂形势，全县上下团结奋进。')).toEqual([
      '1一、2023年工作回顾',
    ])
    expect(headingsOf('二、2024年工作安排2024年是关键之年，要重点抓好以下工作。')).toEqual([
      '1二、2024年工作安排',
    ])
  })

  it('take the first clause where an item is one long sentence', () => {
    const clean = '1.加强“课堂教学，作业设计”一体研究，举办全县教师基本功大赛，评选表彰优秀教师和先进集体。'
    expect(headingsOf(clean)).toEqual(['31.加强“课堂教学，作业设计”一体研究'])
  })

  it('lose their end mark', () => {
    expect(headingsOf('一、总体要求。\n夯实基础，完善机制。')).toEqual(['1一、总体要求'])
  })
})

describe('every form of a number', () => {
  const BODY = '全面贯彻党的教育方针，扎实开展主题教育，持续加强基层组织建设，取得明显成效。'
  const FORMS: readonly [level: number, first: string, second: string, as?: string][] = [
    [1, '一、', '二、'],
    [1, '一.', '二.'],
    [1, '一．', '二．'],
    [1, '一，', '二，'],
    [1, '一：', '二：'],
    [1, '一 ', '二 ', '一'],
    [1, '第一、', '第二、'],
    [1, '第一部分：', '第二部分：'],
    [1, '第一章 ', '第二章 ', '第一章'],
    [2, '第一节 ', '第二节 ', '第一节'],
    [2, '（一）', '（二）'],
    [2, '（一）、', '（二）、'],
    [2, '(一)', '(二)', '（一）'],
    [2, '一）', '二）', '（一）'],
    [2, '（一', '（二', '（一）'],
    [2, '〔一〕', '〔二〕'],
    [2, '㈠', '㈡'],
    [3, '1.', '2.'],
    [3, '1、', '2、'],
    [3, '1，', '2，'],
    [3, '1．、', '2．、'],
    [3, '1 .', '2 .'],
    [3, '１．', '２．'],
    [3, '（1.）', '（2.）'],
    [3, '⒈', '⒉'],
    [4, '（1）', '（2）'],
    [4, '（1）、', '（2）、'],
    [4, '(1)', '(2)', '（1）'],
    [4, '（１）', '（２）'],
    [4, '1）', '2）'],
    [4, '⑴', '⑵'],
  ]

  it.each(FORMS)(
    'of level %i is read on a line of its own and before text: %s',
    (level, first, second, as) => {
      const own = outlineOf(`${first}党建引领有力\n${BODY}\n${second}队伍建设加强\n${BODY}`)
      const runIn = outlineOf(`${first}党建引领有力。${BODY}\n${second}队伍建设加强。${BODY}`)
      for (const outline of [own, runIn]) {
        expect(outline.map(({ heading }) => heading)).toEqual(['党建引领有力', '队伍建设加强'])
        expect(outline.map((item) => item.level)).toEqual([level, level])
        expect(outline[0]?.number).toBe(as ?? first)
      }
      // A number without its bracket is only known by its place in the count.
      if (first === '（一') return
      const gap = cleanText(
        `${first}党建引领有力\n${BODY}\n${second}队伍建设加强\n${BODY}\n${second}安全底线筑牢\n${BODY}`,
      )
      expect(parseOutline(gap.clean, gap.lineOf).notices).toEqual([
        expect.stringContaining('安全底线筑牢”序号不连续：前一个是第2个'),
      ])
    },
  )

  it.each(['——', '— ', '●', '◆', '■', '- ', '①'])('may be a bullet, a dash or a circle: %s', (mark) => {
    const second = mark === '①' ? '②' : mark
    const clean = `一、回顾\n${mark}党建引领有力。${BODY}\n${second}队伍建设加强。${BODY}\n二、打算\n${mark}安全底线筑牢\n坚持预防为主，排查整改隐患。\n${second}改革活力释放\n推进集团办学，扩大优质资源。`
    expect(outlineOf(clean).map(({ level, heading }) => `${level}${heading}`)).toEqual([
      '1回顾',
      '2党建引领有力',
      '2队伍建设加强',
      '1打算',
      '2安全底线筑牢',
      '2改革活力释放',
    ])
  })

  it('is found where dashes run the items of a list into one paragraph', () => {
    const clean = `一、回顾\n过去一年，主要成效是：——经济发展再上台阶。${BODY}——改革开放取得进展。${BODY}`
    expect(headingsOf(clean)).toEqual(['1一、回顾', '2经济发展再上台阶', '2改革开放取得进展'])
  })

  it('ends before the dash that leads over to the text', () => {
    expect(headingsOf('（一）抓党建，履行职责——一是落实制度。二是加强建设。')).toEqual([
      '2（一）抓党建，履行职责',
    ])
    expect(headingsOf(`（一）抓好党的建设——坚持把政治建设摆在首位，${BODY}`)).toEqual(['2（一）抓好党的建设'])
    expect(headingsOf(`（一）聚焦主责主业——打造教育品牌。${BODY}`)).toEqual([
      '2（一）聚焦主责主业——打造教育品牌',
    ])
  })

  it('is not read from sentences that begin like one', () => {
    const clean = `十年来，全县教育稳步发展。\n一个都不能少，是我们的承诺。\n一 年来，全县上下团结奋进。\n（一个学校一本台账，逐项销号。\n——《求是》杂志评论。\n1，234名学生受益。\n第二，要落实责任。\n三年行动，成效明显。`
    expect(headingsOf(clean)).toEqual([])
  })
})

describe('headings without a number', () => {
  it('are read from Markdown marks, the title apart', () => {
    expect(
      headingsOf('# 某县教育局2023年工作总结\n开篇。\n## 工作回顾\n### （一）党建\n## 存在问题\n尚有不足。'),
    ).toEqual(['1工作回顾', '2（一）党建', '1存在问题'])
  })

  it('are told from parallel short sentences at the beginning of sibling paragraphs', () => {
    const body = '全面贯彻党的教育方针，扎实开展主题教育，持续加强基层组织建设，取得明显成效。'
    expect(headingsOf(`一、党建扎实有效\n基层党建亮点纷呈。${body}\n廉政建设成效显著。${body}`)).toEqual([
      '1一、党建扎实有效',
      '2基层党建亮点纷呈',
      '2廉政建设成效显著',
    ])
  })

  it('are not told from a single short sentence', () => {
    const body = '全面贯彻党的教育方针，扎实开展主题教育，持续加强基层组织建设，取得明显成效。'
    expect(headingsOf(`一、党建扎实有效\n基层党建亮点纷呈。${body}`)).toEqual(['1一、党建扎实有效'])
  })

  it('are parts of the document where a line says no more than that', () => {
    const clean =
      '一、2022年工作完成情况\n全年完成任务。\n2023年工作计划\n（一）抓党建，促发展。坚持党的领导，落实责任。'
    const { outline, notices } = parseOutline(clean, lineOf(clean))
    expect(outline.map(({ level, heading }) => `${level}${heading}`)).toEqual([
      '12022年工作完成情况',
      '12023年工作计划',
      '2抓党建，促发展',
    ])
    expect(notices).toEqual(['第3行标题“2023年工作计划”没有序号，按第2个处理'])
  })

  it('are siblings where lines of their kind follow each other', () => {
    const clean =
      '某区教育局2024年工作总结\n上半年工作总结\n党建引领更加有力\n开展学习8次，覆盖党员1200名。\n资源供给更加充足\n新建幼儿园4所，新增学位1800个。'
    expect(headingsOf(clean)).toEqual(['1上半年工作总结', '2党建引领更加有力', '2资源供给更加充足'])
  })

  it('are none of salutation, signature and date', () => {
    expect(
      headingsOf(
        '某县教育局2023年工作总结\n各位代表：\n县长 李明\n现将情况报告如下。\n某县教育局\n2024年1月9日',
      ),
    ).toEqual([])
  })
})

describe('headings in the midst of a paragraph', () => {
  const body = '健全长效工作机制，促进城乡、校际资源流动互享，推动全县教育持续健康发展，不断取得新的进展。'

  it('are read below the heading of their line, each with its own words', () => {
    const clean = `（一）拓展资源\n1.扩大供给。深化集团办学新路径。${body}推进老年教育提质。${body}推进校企深度合作。${body}`
    expect(headingsOf(clean)).toEqual([
      '2（一）拓展资源',
      '31.扩大供给',
      '4深化集团办学新路径',
      '4推进老年教育提质',
      '4推进校企深度合作',
    ])
    for (const { start, end, heading } of outlineOf(clean)) expect(clean.slice(start, end)).toBe(heading)
  })

  it('are siblings of nothing where two short sentences are all there is', () => {
    expect(headingsOf(`一、回顾\n推进老年教育提质。${body}推进校企深度合作。${body}`)).toEqual(['1一、回顾'])
  })

  it('are not told from short sentences that report something done', () => {
    expect(
      headingsOf(
        `一、回顾\n基层党建亮点纷呈。${body}我局获得优秀组织奖。${body}培训了全体骨干教师。${body}某小学被评为示范校。${body}`,
      ),
    ).toEqual(['1一、回顾'])
  })

  it('are not told where some name a task and others a result', () => {
    expect(
      headingsOf(
        `一、回顾\n课堂教学改革全面铺开。${body}加大力度规范办学行为。${body}中考质量不断提升。${body}`,
      ),
    ).toEqual(['1一、回顾'])
  })
})

describe('breaks in the count', () => {
  it('are reported with their line, and siblings start anew under each parent', () => {
    const clean = '一、回顾\n（一）党建\n（二）项目\n三、计划\n（一）党建\n（三）项目'
    expect(parseOutline(clean, lineOf(clean)).notices).toEqual([
      '第4行“三、计划”序号不连续：前一个是第1个',
      '第6行“（三）项目”序号不连续：前一个是第1个',
    ])
  })

  it('are none where 1. stands right under 一、', () => {
    const clean =
      '一、回顾\n1.党建有力。开展学习，覆盖全体。\n2.项目有序。开工学校，推进建设。\n二、计划\n1.党建。抓学习，促提升。'
    expect(parseOutline(clean, lineOf(clean)).notices).toEqual([])
  })
})
