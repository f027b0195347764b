import type { SectionOmissions } from '../domain/omission.ts'
import type { LikenessReport } from '../drafting/review-text.ts'

/** What a section leaves out, and why. */
export const omissionLines = ({ heading, omissions }: SectionOmissions): string[] => [
  `${heading === '' ? '全文' : `“${heading}”`}没有写到 ${omissions.length} 条：`,
  ...omissions.map(
    ({ fact, label, must, message }) => `    ${fact}${label}${must ? '（必写）' : ''}：${message}`,
  ),
]

const MOST_PLACES = 20
const percent = (share: number): string => `${(share * 100).toFixed(1)}%`

/** How much repeats last year's document, and where. */
export function likenessLines({ share, sections, places }: LikenessReport): string[] {
  const more = places.length > MOST_PLACES ? [`    另有 ${places.length - MOST_PLACES} 处`] : []
  return [
    `与上年文稿相同的文字占 ${percent(share)}（连续 16 字以上，只改数字也算相同），共 ${places.length} 处`,
    ...sections
      .filter((section) => section.share > 0)
      .map((section) => `    “${section.heading}” ${percent(section.share)}`),
    ...places
      .slice(0, MOST_PLACES)
      .map(({ line, quote, lastLine }) => `    第 ${line} 行（上年第 ${lastLine} 行）：${quote}`),
    ...more,
  ]
}
