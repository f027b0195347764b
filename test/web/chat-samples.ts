import type { ChatEvent } from '../../src/domain/conversation.ts'

/** A whole answer as the service tells it. */
export const CHAT_EVENTS: readonly ChatEvent[] = [
  { type: 'message-start', requestId: 'm1', messageId: 'm2', number: 2, createdAt: '2026-01-06T08:00:00Z' },
  { type: 'text', sentence: { text: '正文待补1项。', facts: [] } },
  {
    type: 'card',
    card: {
      type: 'list',
      id: 'k1',
      about: 'missing',
      groups: [
        {
          title: '正文待补',
          sectionId: null,
          items: [
            {
              text: '新增学位：【待补：指标数值】',
              severity: 'warning',
              factId: null,
              sentenceId: 'x1',
              quote: '【待补：指标数值】',
              suggestion: null,
            },
          ],
        },
      ],
      more: 0,
    },
  },
  { type: 'text', sentence: { text: '其余齐全。', facts: [] } },
  { type: 'quick-replies', replies: [{ id: 'r1', label: '检查全文', text: '/检查' }] },
  { type: 'message-end', messageId: 'm2', intent: 'missing', author: 'engine' },
]

/** The bytes in which it comes, with a sign of life between. */
export const CHAT_STREAM: Uint8Array = new TextEncoder().encode(
  CHAT_EVENTS.map(
    (event, index) =>
      `id: ${index + 1}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n${index === 2 ? ': \n\n' : ''}`,
  ).join(''),
)
