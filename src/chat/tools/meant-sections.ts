import type { Section } from '../../domain/draft.ts'
import type { Target } from '../request.ts'
import type { AnswerPart, Situation } from '../situation.ts'
import { headingOf, offer, tell } from '../speak.ts'

export type Meant =
  | { readonly sections: readonly Section[]; readonly sentences?: readonly string[] | undefined }
  | { readonly ask: readonly AnswerPart[] }

const MOST_OFFERED = 8

/**
 * The sections that a target means, or the question to ask back: `again` is the command that the answers to it bear.
 */
export function meantSections(target: Target, situation: Situation, again: string): Meant {
  const { sections } = situation.draft
  const byId = new Map(sections.map((section) => [section.id, section]))
  switch (target.type) {
    case 'whole':
      return { sections: sections.filter(hasText) }
    case 'sections':
      return { sections: target.ids.flatMap((id) => byId.get(id) ?? []), sentences: target.sentences }
    case 'doubtful':
      return {
        ask: askWhich(
          '有几处都像，您指哪一节？',
          target.ids.flatMap((id) => byId.get(id) ?? []),
          situation,
          again,
        ),
      }
    case 'unknown':
      return {
        ask: askWhich(
          `稿件里没有“${target.words}”。您指哪一节？`,
          sections.filter(({ level }) => level <= 2),
          situation,
          again,
        ),
      }
    case 'none':
      return {
        ask: askWhich(
          '您指哪一节？可以先把光标放到那里，也可以直接选：',
          sections.filter(hasText),
          situation,
          again,
        ),
      }
  }
}

const hasText = ({ paragraphs, sentences }: Section): boolean => paragraphs.length > 0 || sentences.length > 0

function askWhich(
  question: string,
  candidates: readonly Section[],
  situation: Situation,
  again: string,
): AnswerPart[] {
  const parents = parentNumbers(situation.draft.sections)
  return [
    tell(question),
    offer(
      situation,
      candidates.slice(0, MOST_OFFERED).map((section) => ({
        label: headingOf(section),
        text: `${again} ${parents.get(section.id) ?? headingOf(section)}`,
      })),
    ),
  ]
}

/** How a section is named without doubt: 第二部分, 二（一）; deeper ones by their headings. */
function parentNumbers(sections: readonly Section[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  let top = ''
  for (const section of sections) {
    const bare = section.number.replace(/[、.]$/, '')
    if (section.level === 1) {
      top = bare
      if (bare) names.set(section.id, `第${bare}部分`)
    } else if (section.level === 2 && top && /^[（(]/.test(bare)) names.set(section.id, `${top}${bare}`)
  }
  return names
}
