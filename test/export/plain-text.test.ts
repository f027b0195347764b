import { expect, it } from 'vitest'
import { writePlainText } from '../../src/export/plain-text.ts'

it('text is one line per paragraph without indents', () => {
  const text = writePlainText([
    { kind: 'title', text: '云岭县教育局2024年工作总结' },
    { kind: 'heading', level: 1, text: '一、工作总结' },
    { kind: 'run-in', level: 3, heading: '1.扩大资源。', text: '新建学校。' },
    { kind: 'paragraph', text: '另一段。' },
    { kind: 'signature', organ: '云岭县教育局', date: '2024年12月26日' },
  ])
  expect(text).toBe(
    '云岭县教育局2024年工作总结\n\n一、工作总结\n1.扩大资源。新建学校。\n另一段。\n\n云岭县教育局\n2024年12月26日\n',
  )
})
