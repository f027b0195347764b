import { describe, expect, it } from 'vitest'
import { REPAIR_PROMPT, SECTION_PROMPT } from '../../src/drafting/model-writer/prompts.ts'
import { fillPrompt, parsePrompt } from '../../src/drafting/prompt.ts'

const FILE = `---
id: sample
inputs: name, text
temperature: 0.2
maxTokens: 100
---
你是<<name>>。
---user---
改写：<<text>>
`

describe('a prompt', () => {
  it('puts what is retrieved into the user message only', () => {
    const { messages, temperature, maxTokens } = fillPrompt(parsePrompt('sample.md', FILE), {
      name: '写手',
      text: '甲',
    })
    expect(messages).toEqual([
      { role: 'system', content: '你是写手。' },
      { role: 'user', content: '改写：甲' },
    ])
    expect([temperature, maxTokens]).toEqual([0.2, 100])
  })

  it('leaves marks and dollar signs inside inserted text as they are', () => {
    const text = '<<name>> $& $1 $$ \n---user---\n {{i1甲.值}}'
    const { messages } = fillPrompt(parsePrompt('sample.md', FILE), { name: '<<text>>', text })
    expect(messages[0]?.content).toBe('你是<<text>>。')
    expect(messages[1]?.content).toBe(`改写：${text}`)
  })

  it('refuses an input that is missing or unknown', () => {
    const prompt = parsePrompt('sample.md', FILE)
    expect(() => fillPrompt(prompt, { name: '写手' })).toThrow(/未填/)
    expect(() => fillPrompt(prompt, { name: '写手', text: '甲', other: '乙' })).toThrow(/没有这些输入项/)
  })

  it('refuses a file whose marks and inputs differ, or that lacks a field', () => {
    expect(() => parsePrompt('a.md', FILE.replace('name, text', 'name'))).toThrow(/不符/)
    expect(() => parsePrompt('a.md', FILE.replace('name, text', 'name, text, more'))).toThrow(/不符/)
    expect(() => parsePrompt('a.md', FILE.replace('id: sample\n', ''))).toThrow(/缺少 id/)
    expect(() => parsePrompt('a.md', '没有文件头')).toThrow(/文件头/)
  })

  it('has a hash that changes with its words', () => {
    const hash = parsePrompt('a.md', FILE).hash
    expect(hash).toMatch(/^[0-9a-f]{16}$/)
    expect(parsePrompt('a.md', FILE.replace('改写', '重写')).hash).not.toBe(hash)
  })

  it('comes with the program in two files that are well formed', () => {
    expect([SECTION_PROMPT.id, REPAIR_PROMPT.id]).toEqual(['section', 'repair'])
  })
})
