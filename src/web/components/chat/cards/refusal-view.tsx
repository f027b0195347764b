import type { Refusal } from '../../../events/chat-events.ts'

/** Why the service did not do what was asked, and what to do about it. */
export function RefusalView({ refusal, advice }: { refusal: Refusal; advice?: string }) {
  const { title, details, faults } = refusal
  return (
    <div class="chat-failure" role="alert">
      <p>{title}</p>
      {details.map((detail) => (
        <p key={detail}>{detail}</p>
      ))}
      {faults.map(({ pointer, detail }) => (
        <p key={pointer + detail}>{detail}</p>
      ))}
      {advice !== undefined && <p>{advice}</p>}
    </div>
  )
}
