import { describe, expect, it } from 'vitest'
import { findSecrecyMark } from '../../src/corpus/secrecy-mark.ts'

describe('secrecy marks', () => {
  it.each([
    '绝密',
    '机密★1年',
    '秘密 ★ 10年',
    '机　密',
    '机密*5年',
    '绝密★启用前',
    '000001  机密 1年  特急',
    '【秘密】',
    '（内部资料）',
    '工作秘密',
    '密级：机密',
    '密级: 秘密 ★长期',
    '内部资料 注意保存',
    '内部资料，注意保存',
    '内部文件　严禁外传',
    '某局教育工作情况  内部资料 注意保密  第1页',
  ])('are seen in a line %j, at the top and in the header of a later page', (mark) => {
    expect(findSecrecyMark(`${mark}\n某局工作总结`)).toBeDefined()
    expect(findSecrecyMark(`某局工作总结\r\n全年新增学位。\r\n${mark}\r\n持续提升。`)).toBeDefined()
  })

  it.each([
    '严格保守秘密，加强保密教育。',
    '确保数据的机密性、完整性。',
    '妥善保管国家秘密载体，杜绝泄密事件。',
    '保护商业秘密和个人隐私',
    '整理内部资料32份，注意保存原件。',
    '编印内部资料《简报》12期。',
    '中考试卷为绝密级材料，专人押运。',
    '密级：公开',
    '秘密战线的故事',
  ])('are not seen in %j', (line) => {
    expect(findSecrecyMark(`某局工作总结\n${line}\n持续提升。`)).toBeUndefined()
  })

  it('are looked for in linear time', () => {
    for (const part of [' ', '机密', '内部资料', '（', '绝 ', '密级：'])
      expect(findSecrecyMark(part.repeat(200_000)) === undefined || part === '密级：').toBe(true)
  })
})
