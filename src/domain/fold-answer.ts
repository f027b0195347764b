import type { AnswerMessage, ChatEvent } from './conversation.ts'

/** An answer of which nothing is told yet. */
export const emptyAnswer = (
  head: Pick<AnswerMessage, 'id' | 'number' | 'createdAt' | 'answers'>,
): AnswerMessage => ({
  ...head,
  role: 'assistant',
  status: 'open',
  intent: null,
  author: null,
  sentences: [],
  cards: [],
  quickReplies: [],
  notices: [],
  problem: null,
})

/** An answer as it stands after one more event. */
export function applyChatEvent(answer: AnswerMessage, event: ChatEvent): AnswerMessage {
  switch (event.type) {
    case 'message-start':
      return emptyAnswer({
        id: answer.id,
        number: answer.number,
        createdAt: answer.createdAt,
        answers: answer.answers,
      })
    case 'text':
      return { ...answer, sentences: [...answer.sentences, event.sentence] }
    case 'card':
      return { ...answer, cards: [...answer.cards, event.card] }
    case 'quick-replies':
      return { ...answer, quickReplies: event.replies }
    case 'notice':
      return { ...answer, notices: [...answer.notices, event.notice] }
    case 'message-end':
      return { ...answer, status: 'done', intent: event.intent, author: event.author }
    case 'problem':
      return { ...answer, status: 'failed', problem: event.problem }
  }
}
