import type { DocumentKind, Level, Role } from '../../../src/domain/document.ts'
import type { DraftEvent, DraftPlan, Sentence } from '../../../src/domain/draft.ts'
import { type FactSheet, factSheetSchema } from '../../../src/domain/fact-sheet.ts'
import type { Embedder } from '../../../src/domain/ports.ts'
import type { NewDocument } from '../../../src/domain/shelf.ts'
import type { Theme } from '../../../src/domain/theme.ts'

export type Piece = {
  readonly text: string
  readonly theme?: Theme
  readonly role?: Role
  readonly heading?: string
}

/** A document whose passages are the given pieces; all else is as plain as can be. */
export function makeDocument(
  title: string,
  pieces: readonly Piece[],
  given: {
    kind?: DocumentKind
    organ?: string
    period?: string
    planPeriod?: string
    level?: Level
    region?: string
  } = {},
): NewDocument {
  const clean = [title, ...pieces.map(({ text }) => text)].join('\n')
  return {
    file: `${title}.txt`,
    document: {
      title,
      kind: given.kind ?? 'annual',
      organ: given.organ ?? null,
      region: given.region ?? null,
      level: given.level ?? 'county',
      period: given.period ?? '2024',
      planPeriod: given.planPeriod ?? '2025',
      date: '2025-01-08',
      raw: `${clean}\n`,
      clean,
      map: [{ clean: 0, length: clean.length, raw: 0, rawLength: clean.length }],
      outline: [{ level: 1, number: '', heading: title, line: 1, start: 0, end: title.length, runIn: false }],
      removedLines: [3],
      removals: [{ rule: 'ingest.boilerplate', line: 3, text: '首页' }],
      repairs: [{ rule: 'space', line: 2, before: ' ', after: '' }],
      notices: ['年份有疑'],
    },
    passages: pieces.map(({ text, theme, role, heading }, ordinal) => ({
      ordinal,
      path: [heading ?? title],
      role: role ?? 'summary',
      theme: theme ?? '综合',
      text,
      masked: text.replaceAll(/[0-9.]+/g, '〈数〉'),
      foreign: text.match(/[0-9.]+/g) ?? [],
      start: clean.indexOf(text),
      end: clean.indexOf(text) + text.length,
    })),
  }
}

/** Two invented counties, each theme told in other words by each. */
export const library = (): NewDocument[] => [
  makeDocument(
    '青浦岭县教育局2024年工作总结',
    [
      { theme: '学前', text: '新建公办幼儿园3所，公办园在园幼儿占比达到61.5%，普惠性学位供给明显增加。' },
      { theme: '安全', text: '开展校园安全隐患大排查12次，整改问题48个，全年没有发生安全责任事故。' },
      { theme: '队伍', text: '招聘教师126名，组织骨干教师到乡镇学校交流轮岗，师德师风建设持续加强。' },
      { theme: '党建', role: 'plan', text: '深化党建引领，选优配强中小学校党组织书记，打造三个党建品牌。' },
    ],
    { organ: '青浦岭县教育局', period: '2024', planPeriod: '2025' },
  ),
  makeDocument(
    '白石渡县教体局2023年工作要点',
    [
      { theme: '学前', text: '实施学前教育普及普惠督导评估，新增幼儿园学位540个，办好乡镇中心幼儿园。' },
      { theme: '安全', text: '压实校园安全主体责任，配齐专职保安，推进校车和食堂安全专项整治。' },
      {
        theme: '高中',
        role: 'problems',
        text: '普通高中教学质量与群众期盼还有差距，优质高中学位不足的问题仍然存在。',
      },
      { theme: '体育', text: '举办全民健身运动会，建成笼式足球场2片，群众体育活动蓬勃开展。' },
    ],
    { kind: 'key-points', organ: '白石渡县教体局', period: '2022', planPeriod: '2023' },
  ),
]

/** Turns each text into the counts of eight kinds of letters: enough to tell texts apart, and the same each time. */
export function createLetterEmbedder(modelId: string, dimensions = 8): Embedder & { asked: string[] } {
  const asked: string[] = []
  return {
    modelId,
    asked,
    embed: async (texts) =>
      texts.map((text) => {
        asked.push(text)
        const counts = new Float32Array(dimensions)
        for (const letter of text) {
          const bucket = (letter.codePointAt(0) ?? 0) % dimensions
          counts[bucket] = (counts[bucket] ?? 0) + 1
        }
        const length = Math.hypot(...counts) || 1
        return counts.map((count) => count / length)
      }),
  }
}

export const makeSheet = (title: string): FactSheet =>
  factSheetSchema.parse({
    title,
    profile: { organ: '青浦岭县教育局' },
    period: '2024',
    facts: [{ kind: 'indicator', id: 'i1', label: '公办园占比', value: '61.50', unit: '%' }],
  })

export const makePlan = (...sectionIds: string[]): DraftPlan => ({
  title: '青浦岭县教育局2024年工作总结和2025年工作计划',
  kind: 'annual',
  period: '2024',
  planPeriod: '2025',
  seed: 'a',
  sections: sectionIds.map((id, index) => ({
    id,
    level: 1,
    number: `${index + 1}、`,
    heading: `第${index + 1}节`,
    runIn: false,
    role: 'summary',
    theme: null,
    paragraphs: [{ facts: ['i1'], frame: 'none', gaps: [] }],
  })),
  signature: { organ: '青浦岭县教育局', date: '2025年1月8日' },
})

export const makeSentence = (id: string, text: string): Sentence => ({
  id,
  paragraph: 0,
  template: text,
  text,
  class: 'G',
  facts: [],
  exemplars: [],
  checks: [],
  author: 'engine',
})

export const sentenceEvent = (sectionId: string, sentence: Sentence): DraftEvent => ({
  type: 'sentence',
  sectionId,
  sentence,
})
