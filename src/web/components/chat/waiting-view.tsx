import type { WaitingRequest } from '../../events/chat-events.ts'
import { STRINGS } from '../../strings/strings.ts'
import { usePage } from '../page-context.ts'

type Props = { request: WaitingRequest; place: number; isSending: boolean }

/** A request that has no answer yet; one that waits for its turn can be taken back. */
export function WaitingView({ request, place, isSending }: Props) {
  const { chat } = usePage().actions
  const words = STRINGS.chat
  return (
    <div class="chat-waiting">
      <p class="chat-request">
        <span class="visually-hidden">{words.you}：</span>
        {request.text}
      </p>
      <p class="chat-state">
        {isSending ? words.sending : words.queued}
        {!isSending && (
          <button type="button" class="text-button" onClick={() => chat.withdraw(place)}>
            {words.withdraw}
          </button>
        )}
      </p>
    </div>
  )
}
