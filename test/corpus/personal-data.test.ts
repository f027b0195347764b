import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findPersonalData, noticesOfPersonalData } from '../../src/corpus/personal-data.ts'
import { readDocument } from '../../src/corpus/read-document.ts'

const kinds = (text: string): string[] => findPersonalData(text).map(({ kind }) => kind)

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const checkDigit = (first: string): string =>
  '10X98765432'.charAt(WEIGHTS.reduce((sum, weight, i) => sum + weight * Number(first.charAt(i)), 0) % 11)
const identity = fc
  .tuple(
    fc.integer({ min: 110000, max: 659000 }),
    fc.integer({ min: 1950, max: 2020 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
    fc.integer({ min: 0, max: 999 }),
  )
  .map(([area, year, month, day, serial]) => {
    const two = (n: number): string => String(n).padStart(2, '0')
    const first = `${area}${year}${two(month)}${two(day)}${String(serial).padStart(3, '0')}`
    return first + checkDigit(first)
  })

describe('personal data', () => {
  it('are every identity number with a right check digit, and none with a wrong one', () => {
    fc.assert(
      fc.property(identity, fc.integer({ min: 1, max: 9 }), (id, shift) => {
        expect(kinds(`身份证号${id}，`)).toEqual(['identity'])
        const wrong = '0123456789X'.charAt(('0123456789X'.indexOf(id.charAt(17)) + shift) % 11)
        expect(kinds(`编号${id.slice(0, 17)}${wrong}，`)).not.toContain('identity')
      }),
    )
  })

  it.each([
    ['联系电话13812345678。', ['mobile']],
    ['电话：138-1234-5678', ['mobile']],
    ['电话：+86 13812345678', ['mobile']],
    ['电话：１３８１２３４５６７８', ['mobile']],
    ['卡号6222021234567890128', ['bank-card']],
    ['身份证号610122198001011234', ['identity']],
    ['账号：6222 0212 3456 7890 123', ['bank-card']],
    ['请联系wang.xm@163.com。', ['email']],
    ['卡号4111 1111 1111 1111', []],
    ['卡号4539 1488 0343 6467', ['bank-card']],
    ['李晓明同学荣获一等奖', ['minor']],
    ['学生王小雨荣获省一等奖', ['minor']],
    ['看望了困难学生张强，', ['minor']],
    ['李晓明（男，9岁）', ['minor']],
    ['和刘洋同学一起', ['minor']],
  ])('are in %j', (text, expected) => {
    expect(kinds(text)).toEqual(expected)
  })

  it.each([
    '完成投资13812345678元，受益13812345678人次。',
    '索引号：00297276X/2024-58017',
    '项目编号2023-411700-04-01-123456',
    '12345热线、0396-2812345',
    '关爱学生，学生关爱、学生常规、学生安全、学生成长、幼儿保健，儿童关爱、全体同学、同学们、小朋友们',
    '李某某同学、张某同学',
    '三年级，高一年级、班主任，班容量，班级文化',
    '王老师、张校长',
    '邮箱jyj@yunchuan.gov.cn，编号610122198001011234',
  ])('are not in %j', (text) => {
    expect(kinds(text)).toEqual([])
  })

  it('are told with their lines and not repeated, and do not keep the document out', () => {
    const text =
      '某县教育局2024年工作总结\n全年新增学位，电话13812345678。\n学生王小雨荣获一等奖，学生李晓明荣获二等奖。'
    expect(noticesOfPersonalData(text)).toEqual([
      '疑似含手机号码 1 处（第2行），属于个人信息，请核对并在导入前去掉',
      '疑似含学生或幼儿姓名 2 处（第3行），属于个人信息，请核对并在导入前去掉',
    ])
    const { document } = readDocument('材料.txt', text)
    expect(document.notices).toEqual(expect.arrayContaining(noticesOfPersonalData(text)))
    expect(document.notices.join('')).not.toContain('13812345678')
  })
})
