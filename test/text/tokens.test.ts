import { expect, test } from 'vitest'
import { characterBigrams, searchTokens } from '../../src/text/tokens.ts'

test('splits a text into words, without marks and function words', () => {
  expect(searchTokens('加强教师的队伍建设，提高３５％。')).toEqual([
    '加强',
    '教师',
    '队伍',
    '建设',
    '提高',
    '35',
  ])
})

test('folds case and width', () => {
  expect(searchTokens('ＡＩ Plus')).toEqual(['ai', 'plus'])
})

test('pairs neighbouring characters inside runs only', () => {
  expect(characterBigrams('学前教育，AI。一')).toEqual(['学前', '前教', '教育', 'ai', '一'])
})
