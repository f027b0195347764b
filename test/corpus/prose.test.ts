import { describe, expect, it } from 'vitest'
import { addFiles } from '../../src/corpus/add-files.ts'
import { findNoProse } from '../../src/corpus/prose.ts'

const REPORT =
  '全市教育系统坚持立德树人，扎实推进各项工作，取得新的成效。新建学校3所，新增学位1200个。'.repeat(4)
const LOG =
  '2026-01-08 10:20:31.482 INFO [http-nio-8080-exec-7] c.e.UserService - 用户登录成功 uid=20931\n'.repeat(20)
const CODE = 'export function add(a: number, b: number): number {\n  // 两数相加\n  return a + b\n}\n'.repeat(
  20,
)
const drawn = (characters: string): string =>
  Array.from({ length: 900 }, (_, i) => characters.charAt((i * i * 31 + i * 17) % characters.length)).join('')

describe('what is no document in Chinese prose', () => {
  it('is known by its few 汉字, or by 汉字 that make no words', () => {
    expect(findNoProse(LOG)).toBe('few-han')
    expect(findNoProse(CODE)).toBe('few-han')
    expect(findNoProse('The annual report of the bureau. '.repeat(20))).toBe('few-han')
    expect(findNoProse(drawn('锟斤拷烫屯葺莨菪氲氚氙镓锗锑碲钋砹氡鈁镭锕钍镤镎钚镅锔锫锎锿镄钔锘铹'))).toBe(
      'no-words',
    )
  })

  it('is not a report, a table of figures, or a note too short to say', () => {
    expect(findNoProse(REPORT)).toBeUndefined()
    expect(findNoProse('学位1200个，增长8.5%。')).toBeUndefined()
    expect(
      findNoProse('| 新增学位 | 1200 | 1500 | 125.0% |\n| 招聘教师 | 320 | 340 | 106.3% |\n'.repeat(8)),
    ).toBeUndefined()
  })

  it('is refused by name, and the rest goes in', async () => {
    const bytes = (text: string) => new TextEncoder().encode(text)
    const { documents, refused } = await addFiles(null, [
      { file: '运行.txt', bytes: bytes(LOG) },
      { file: '总结.txt', bytes: bytes(`某县教育局2024年工作总结\n${REPORT}`) },
    ])
    expect(documents.map(({ file }) => file)).toEqual(['总结.txt'])
    expect(refused).toEqual([
      {
        file: '运行.txt',
        code: 'unknown_format',
        message: '不像中文公文：其中汉字很少，可能是程序、日志、数据或外文资料',
      },
    ])
  })
})
