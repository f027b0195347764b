import { usePage } from '../page-context.ts'

/** Puts words into the composer and the caret behind them, for the writer to change and send. */
export function useFillIn(): (text: string) => void {
  const { surroundings } = usePage()
  return (text) => {
    const input = document.querySelector<HTMLTextAreaElement>('.composer textarea')
    if (!input) return
    input.value = text
    input.dispatchEvent(new Event('input', { bubbles: true }))
    surroundings.later(0, () => {
      input.focus()
      input.setSelectionRange(text.length, text.length)
    })
  }
}
