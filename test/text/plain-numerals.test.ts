import { describe, expect, it } from 'vitest'
import { findSuspectNumerals } from '../../src/text/plain-numerals.ts'

const found = (text: string): string[] =>
  findSuspectNumerals(text).map(({ start, end }) => text.slice(start, end))

describe('findSuspectNumerals reports', () => {
  it.each(
    '数十所|大批教师|若干所学校|好几所|多名教师|众多学校|大量教师|大半学校|十强|百园|卅名|廿载|六四开|打七折|五大类|八大行动|六项举措|减半|对半|数倍|几倍|百倍|半成|三甲|金奖|不计其数|壹万贰仟|柒个|三十又五|千把人|一双|双第一|翻两番|五轮培训|近百名|二〇二四年|一起未发生的百校联动'.split(
      '|',
    ),
  )('%s', (text) => {
    expect(found(`扎实推进，${text}，成效良好。`)).not.toEqual([])
  })
})

describe('findSuspectNumerals leaves alone', () => {
  it.each([
    '进一步统一思想，千方百计抓好落实。',
    '一是加强领导，二要压实责任。',
    '（三）全面推进一体化发展。',
    '坚持一校一策、一生一案，健全一站式服务。',
    '落实“双减”要求，推进五育并举。',
    '以数字化赋能教育教学，几乎覆盖各类学校。',
    '弘扬社会主义核心价值观，全心全意服务老百姓。',
  ])('%s', (text) => {
    expect(found(text)).toEqual([])
  })
})
