import { expect, it } from 'vitest'
import { writeMarkdown } from '../../src/export/markdown.ts'

it('headings keep their levels below the title and a run-in heading stays on the line of its text', () => {
  const markdown = writeMarkdown([
    { kind: 'title', text: '云岭县教育局2024年工作总结' },
    { kind: 'heading', level: 1, text: '一、工作总结' },
    { kind: 'heading', level: 2, text: '（一）学前教育' },
    { kind: 'run-in', level: 3, heading: '1.扩大资源。', text: '新建学校。' },
    { kind: 'signature', organ: '云岭县教育局', date: '2024年12月26日' },
  ])
  expect(markdown).toBe(
    '# 云岭县教育局2024年工作总结\n\n## 一、工作总结\n\n### （一）学前教育\n\n**1.扩大资源**。新建学校。\n\n云岭县教育局\n\n2024年12月26日\n',
  )
})

it('text that looks like markup stays text', () => {
  const markdown = writeMarkdown([
    { kind: 'paragraph', text: '1. 不是列表，*不是*强调，<b>不是</b>标签' },
    { kind: 'paragraph', text: '# 不是标题' },
  ])
  expect(markdown).toBe('1\\. 不是列表，\\*不是\\*强调，\\<b\\>不是\\</b\\>标签\n\n\\# 不是标题\n')
})
