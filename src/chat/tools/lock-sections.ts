import type { Target } from '../request.ts'
import type { AnswerPart, Situation } from '../situation.ts'
import { headingOf, offer, tell } from '../speak.ts'
import { meantSections } from './meant-sections.ts'

/** Locks or unlocks the sections meant; doing it twice changes nothing. */
export async function* lockSections(
  isLocked: boolean,
  target: Target,
  situation: Situation,
): AsyncIterable<AnswerPart> {
  const { draft, drafts } = situation
  if (draft.status !== 'done') {
    yield tell('稿件还没有写完，请等写完后再锁定。')
    return
  }
  const meant = meantSections(target, situation, isLocked ? '/锁定' : '/解锁')
  if ('ask' in meant) {
    yield* meant.ask
    return
  }
  for (const { id } of meant.sections) await drafts.setLocked(draft.id, id, isLocked)
  const [first] = meant.sections
  const name = meant.sections.length === 1 && first ? `“${headingOf(first)}”` : `${meant.sections.length}节`
  yield tell(isLocked ? `${name}已锁定，解锁以前谁也改不了。` : `${name}已解锁，可以修改了。`)
  if (meant.sections.length === 1 && first) {
    const again = isLocked ? '解锁' : '锁定'
    yield offer(situation, [{ label: again, text: `/${again} ${headingOf(first)}` }])
  }
}
