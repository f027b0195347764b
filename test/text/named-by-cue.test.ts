import { describe, expect, it } from 'vitest'
import { findNamesByCue } from '../../src/text/named-by-cue.ts'

const namesOf = (text: string): string[] =>
  findNamesByCue(text).map(({ start, end }) => text.slice(start, end))

describe('names of general words, told by what stands beside them', () => {
  it('finds a firm before its kind', () => {
    expect(namesOf('新区开业，蓝天燃气投产')).toEqual(['蓝天燃气'])
  })

  it('leaves kinds of firms with a general word before them', () => {
    expect(namesOf('支持国有公司和城市燃气发展，建设重点实验室、国家实验室')).toEqual([])
  })

  it('finds the members of a list of firms', () => {
    expect(namesOf('卓越、前程、双星等12家企业落户')).toEqual(['卓越', '前程', '双星'])
    expect(namesOf('前程、双星工业成功上市')).toEqual(['前程', '双星工业'])
  })

  it('finds meetings, cups and games', () => {
    expect(namesOf('成功举办中国农加工洽谈会')).toEqual(['中国农加工洽谈会'])
    expect(namesOf('圆满举办阳光杯比赛')).toEqual(['阳光杯'])
    expect(namesOf('在十运会上')).toEqual(['十运会'])
  })

  it('leaves plain meetings', () => {
    expect(namesOf('举办校企对接会、人才洽谈会')).toEqual([])
  })

  it('finds ways by the letters of their ends', () => {
    expect(namesOf('建成沄骞铁路、牡敦高铁，完善城市铁路')).toEqual(['沄骞', '牡敦'])
  })

  it('finds slogans of two halves and Latin names', () => {
    expect(namesOf('开展大手牵小手·同创卫生城活动')).toEqual(['大手牵小手·同创卫生城'])
    expect(namesOf('引入Zorvex系统，发展AI产业')).toEqual(['Zorvex'])
  })
})
