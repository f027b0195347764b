import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Message } from '../../../domain/conversation.ts'
import { newestAnswer, tellingAuthors } from '../../state/chat-state.ts'
import { STRINGS } from '../../strings/strings.ts'
import { usePage, useSelected } from '../page-context.ts'
import { AnswerView } from './answer-view.tsx'
import { EmptyConversation } from './empty-conversation.tsx'
import { WaitingView } from './waiting-view.tsx'

// Nearer to the end than this the writer follows what comes.
const FOLLOW_PX = 60

/** What was said, oldest first, with the newest in view. */
export function Conversation() {
  const chat = useSelected((state) => state.chat)
  const { messages, before, missed, waiting, reading, failure } = chat
  const actions = usePage().actions.chat
  const words = STRINGS.chat
  const { box, isBehind, toEnd } = useFollowing(messages, waiting.length)
  const newest = newestAnswer(chat)?.id
  const telling = tellingAuthors(messages ?? [])
  const isEmpty = messages !== null && messages.length === 0 && waiting.length === 0

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
    <section class="chat-scroll" ref={box} tabIndex={0} aria-label={words.log}>
      {messages === null && missed === null && <p class="soft chat-note">{words.reading}</p>}
      {missed && (
        <p class="chat-failure" role="alert">
          {words.missed}：{missed.title}
          <button type="button" class="quiet-button" onClick={actions.retry}>
            {words.again}
          </button>
        </p>
      )}
      {isEmpty && <EmptyConversation />}
      {before !== null && (
        <button type="button" class="quiet-button chat-earlier" onClick={actions.readEarlier}>
          {words.earlier}
        </button>
      )}
      <div role="log" aria-live="polite" aria-busy={reading !== null} class="chat-log">
        {messages?.map((message) =>
          message.role === 'writer' ? (
            <p key={message.id} class="chat-request">
              <span class="visually-hidden">{words.you}：</span>
              {message.text}
            </p>
          ) : (
            <AnswerView
              key={message.id}
              message={message}
              isNewest={message.id === newest}
              isReading={reading?.messageId === message.id}
              tellsAuthor={telling.has(message.id)}
            />
          ),
        )}
        {waiting.map((request, place) => (
          <WaitingView
            key={`${place} ${request.text}`}
            request={request}
            place={place}
            isSending={place === 0 && reading !== null && reading.messageId === null}
          />
        ))}
      </div>
      {reading?.isBroken && (
        <p class="chat-note is-broken" role="status">
          {words.broken}
        </p>
      )}
      {failure && (
        <div class="chat-failure" role="alert">
          <p>
            {words.failed}：{failure.title}
          </p>
          {failure.details.map((detail) => (
            <p key={detail}>{detail}</p>
          ))}
          <button type="button" class="quiet-button" onClick={actions.retry}>
            {words.again}
          </button>
        </div>
      )}
      {isBehind && (
        <button type="button" class="quiet-button chat-newest" onClick={toEnd}>
          {words.newest} ↓
        </button>
      )}
    </section>
  )
}

/** Keeps the end in view while the writer reads there, and the place while earlier messages come in above. */
function useFollowing(messages: readonly Message[] | null, waiting: number) {
  const box = useRef<HTMLElement>(null)
  const isFollowing = useRef(true)
  const first = useRef<string | undefined>(undefined)
  const height = useRef(0)
  const [isBehind, setBehind] = useState(false)

  const toEnd = (): void => {
    isFollowing.current = true
    box.current?.scrollTo(0, box.current.scrollHeight)
  }

  useEffect(() => {
    const element = box.current
    if (!element) return
    const look = (): void => {
      isFollowing.current = element.scrollHeight - element.scrollTop - element.clientHeight < FOLLOW_PX
      setBehind(!isFollowing.current)
    }
    // Cards grow after they came: what they read, and what is unfolded in them.
    const growth = new ResizeObserver(() => {
      if (isFollowing.current) element.scrollTo(0, element.scrollHeight)
    })
    const log = element.querySelector('.chat-log')
    if (log) growth.observe(log)
    element.addEventListener('scroll', look, { passive: true })
    return () => {
      growth.disconnect()
      element.removeEventListener('scroll', look)
    }
  }, [])

  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const oldest = messages?.[0]?.id
    if (first.current !== undefined && oldest !== first.current && !isFollowing.current) {
      element.scrollTop += element.scrollHeight - height.current
    } else if (isFollowing.current) element.scrollTo(0, element.scrollHeight)
    first.current = oldest
    height.current = element.scrollHeight
  }, [messages, waiting])

  // A request of one's own is always followed.
  useLayoutEffect(() => {
    if (waiting > 0) toEnd()
  }, [waiting])

  return { box, isBehind, toEnd }
}
