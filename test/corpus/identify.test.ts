import { describe, expect, it } from 'vitest'
import { readDocument } from '../../src/corpus/read-document.ts'

const BODY = '全年新增学位1200个，学前教育普及普惠水平稳步提升。'
const read = (text: string, file = '材料.txt') => readDocument(file, text).document
const identityOf = (title: string) => {
  const { kind, organ, region, level, period, planPeriod } = read(
    `${title}\n一、工作总结\n${BODY}\n二、工作计划\n${BODY}`,
  )
  return [kind, organ, region, level, period, planPeriod]
}

describe('what a title says', () => {
  it.each([
    [
      '青禾县教育局2023年工作总结和2024年工作计划',
      'annual',
      '青禾县教育局',
      '青禾县',
      'county',
      '2023',
      '2024',
    ],
    [
      '云港市教育局2023年上半年工作总结及下半年工作打算',
      'half-year',
      '云港市教育局',
      '云港市',
      'city',
      '2023-H1',
      '2023-H2',
    ],
    ['云岭省教育厅关于2023年工作总结的报告', 'annual', '云岭省教育厅', '云岭省', 'province', '2023', null],
    [
      '云港市教育局基础教育处2025年工作要点',
      'key-points',
      '云港市教育局基础教育处',
      '云港市',
      'division',
      null,
      '2025',
    ],
    ['临山区教育体育局2025年工作思路', 'outlook', '临山区教育体育局', '临山区', 'county', null, '2025'],
    ['青禾县教育局2025年下半年工作计划', 'key-points', '青禾县教育局', '青禾县', 'county', null, '2025-H2'],
    ['2026年云岭省政府工作报告', 'annual', '云岭省人民政府', '云岭省', 'province', '2025', '2026'],
    [
      '云岭省云港市教育局2023年工作总结',
      'annual',
      '云岭省云港市教育局',
      '云岭省云港市',
      'city',
      '2023',
      null,
    ],
    [
      '关于印发《云港市教育局2025年工作要点》的通知',
      'key-points',
      '云港市教育局',
      '云港市',
      'city',
      null,
      '2025',
    ],
    ['关于云港市教育局2023年工作总结的报告', 'annual', '云港市教育局', '云港市', 'city', '2023', null],
    ['云港市教育局2023年下半年工作总结', 'half-year', '云港市教育局', '云港市', 'city', '2023-H2', null],
    ['云港市教育局2023年第三季度工作总结', 'other', '云港市教育局', '云港市', 'city', null, null],
    ['云港市教育局2023—2024学年工作总结', 'other', '云港市教育局', '云港市', 'city', null, null],
    [
      '云港市教育局2023年度工作总结暨下一年度工作计划',
      'annual',
      '云港市教育局',
      '云港市',
      'city',
      '2023',
      '2024',
    ],
  ])('%s', (title, ...expected) => {
    expect(identityOf(title)).toEqual(expected)
  })

  it('reads years in 汉字 and with the noughts of a bad scan', () => {
    for (const year of ['二〇一九', '二○一九', '二O一九', '二0一九'])
      expect(identityOf(`${year}年政府工作报告`).slice(4)).toEqual(['2018', '2019'])
  })
})

describe('what the text adds', () => {
  it('takes organ, region and day of a speech from the line under the title', () => {
    const document = read(
      `政府工作报告\n——2024年2月21日在云港市第五届人民代表大会第二次会议上\n各位代表：现在，我代表市人民政府，向大会报告工作。\n一、2023年工作回顾\n${BODY}\n二、2024年工作安排\n${BODY}`,
    )
    expect([document.organ, document.region, document.level, document.date]).toEqual([
      '云港市人民政府',
      '云港市',
      'city',
      '2024-02-21',
    ])
    expect([document.period, document.planPeriod]).toEqual(['2023', '2024'])
  })

  it('takes the title from the file name when the text has none', () => {
    const document = read(`一、工作总结\n${BODY}`, 'D:\\总结\\青禾县教育局2023年工作总结.txt')
    expect(document.title).toBe('青禾县教育局2023年工作总结')
    expect(document.notices).toContain('正文没有标题，已取文件名，请核对')
  })

  it('takes the date under the text before that of the page', () => {
    const document = read(
      `青禾县教育局2023年工作总结\n2024-03-01 来源：县政府网\n一、工作总结\n${BODY}\n青禾县教育局\n二〇二四年一月九日`,
    )
    expect(document.date).toBe('2024-01-09')
  })

  it('tells the level of an organ that does not name its place', () => {
    expect(
      read(`教育局2023年工作总结\n全区教育系统稳中有进，我区学校面貌一新。\n一、工作总结\n${BODY}`).level,
    ).toBe('county')
    expect(read(`市教育局2023年工作总结\n一、工作总结\n${BODY}`).level).toBe('city')
  })
})

describe('contradictions', () => {
  const noticesOf = (text: string) => read(text).notices.join('；')

  it('says when summary and plan are of the same year', () => {
    expect(
      noticesOf(`某局2020年工作总结和2020年工作计划\n一、工作总结\n${BODY}\n二、工作计划\n${BODY}`),
    ).toContain('总结与计划同为2020年')
  })

  it('says when a promised plan is missing', () => {
    expect(noticesOf(`青禾县教育局2023年工作总结和2024年工作计划\n一、2023年工作总结\n${BODY}`)).toContain(
      '正文没有相应的标题',
    )
    expect(
      noticesOf(
        `青禾县教育局2023年工作总结和2024年工作计划\n一、2023年工作总结\n${BODY}\n二、2024年工作计划\n${BODY}`,
      ),
    ).toBe('')
  })

  it('says when a date lies before the end of the period, and how much to make of it', () => {
    const text = (date: string) => `青禾县教育局2023年工作总结\n一、工作总结\n${BODY}\n青禾县教育局\n${date}`
    expect(noticesOf(text('2023年12月26日'))).toContain('请核对数据的截止时间')
    expect(noticesOf(text('2023年3月26日'))).toContain('年份可能有误')
    expect(noticesOf(text('2024年1月6日'))).toBe('')
  })

  it('says when the date of the page is far from that of the document', () => {
    expect(
      noticesOf(
        `发布日期：2023-02-01\n青禾县教育局2022年工作总结\n时间:2017-08-20 来源:某报\n一、工作总结\n${BODY}`,
      ),
    ).toContain('页面所示时间 2017-08-20 与发布日期 2023-02-01 不符')
  })

  it('says when a heading names another year than the title', () => {
    expect(
      noticesOf(
        `青禾县教育局2023年工作总结和2024年工作计划\n一、2023年工作总结\n${BODY}\n二、2020年工作计划\n${BODY}`,
      ),
    ).toContain('2020年与标题年度不符')
  })
})
