import type { RefObject } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { type DraftView, sentencesOf } from '../../views/draft-view.ts'

const MARGIN_PIXELS = 120

/** Keeps the place where the text grows in view, until the reader scrolls elsewhere. */
export function useFollowing(
  desk: RefObject<HTMLElement | null>,
  draft: DraftView,
  isWriting: boolean,
): void {
  const isFollowing = useRef(true)
  const count = sentencesOf(draft).length

  useEffect(() => {
    const element = desk.current
    isFollowing.current = true
    const leave = (): void => {
      isFollowing.current = false
    }
    const moves = ['wheel', 'touchmove', 'keydown', 'pointerdown'] as const
    for (const move of moves) element?.addEventListener(move, leave, { passive: true })
    return () => {
      for (const move of moves) element?.removeEventListener(move, leave)
    }
  }, [draft.id])

  useEffect(() => {
    const element = desk.current
    if (!isWriting || !isFollowing.current || !element || draft.current === null) return
    const section = element.querySelector(`[data-section="${CSS.escape(draft.current)}"]`)
    if (!section) return
    const overhang =
      section.getBoundingClientRect().bottom + MARGIN_PIXELS - element.getBoundingClientRect().bottom
    if (overhang > 0) element.scrollTop += overhang
  }, [count, isWriting])
}
