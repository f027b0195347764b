import { describe, expect, it } from 'vitest'
import { rankWordsIn } from '../../src/grounding/rank-words.ts'

describe('words of rank and of firsts', () => {
  it.each([
    '夺得头名',
    '斩获桂冠',
    '一举夺魁',
    '折桂',
    '拔得头筹',
    '问鼎',
    '蝉联',
    '首屈一指',
    '数一数二',
    '居全省之首',
    '全省之最',
    '开全国先河',
    '填补省内空白',
    '国内首例',
    '全省首单',
    '独一无二',
    '全省仅有',
    '创历史新高',
    '亚军',
    '登顶全省榜单',
    '进入第一梯队',
    '获评国家级示范',
    '高于全国平均水平',
  ])('are found in %s', (text) => {
    expect(rankWordsIn(text)).not.toEqual([])
  })
  it.each([
    '首先抓好落实',
    '首要任务',
    '第一书记',
    '第一时间响应',
    '建设省级示范校',
    '发挥示范引领作用',
    '状态良好',
    '首尾相接',
  ])('are not seen in %s', (text) => {
    expect(rankWordsIn(text)).toEqual([])
  })
})
