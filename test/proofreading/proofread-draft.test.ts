import { beforeAll, describe, expect, it } from 'vitest'
import type { Draft, Section, Sentence } from '../../src/domain/draft.ts'
import type { DraftPlace } from '../../src/domain/draft-finding.ts'
import { parseSheet } from '../../src/facts/parse-sheet.ts'
import { sheetTemplate } from '../../src/facts/template.ts'
import { proofreadDraft } from '../../src/proofreading/proofread-draft.ts'
import { engineDraft } from '../support/written-draft.ts'

let draft: Draft
beforeAll(async () => {
  draft = await engineDraft(parseSheet(sheetTemplate()))
})

const ownSentence = (id: string, text: string, paragraph = 0): Sentence => ({
  id,
  paragraph,
  template: text,
  text,
  class: 'U',
  facts: [],
  exemplars: [],
  checks: [],
  author: 'writer',
})

/** The draft with a section in other words. */
function withSection(change: (section: Section) => Partial<Section>): { changed: Draft; section: Section } {
  const at = draft.sections.findIndex(
    ({ sentences, runIn, number }) => sentences.length > 1 && !runIn && number !== '',
  )
  const sections = draft.sections.map((section, i) =>
    i === at ? { ...section, ...change(section) } : section,
  )
  const section = sections[at]
  if (!section) throw new Error('the sample has no such section')
  return { changed: { ...draft, sections }, section }
}

const wordsAt = ({ sections, plan }: Draft, { sectionId, sentenceId, start, end }: DraftPlace): string => {
  const section = sections.find(({ id }) => id === sectionId)
  const sentence = section?.sentences.find(({ id }) => id === sentenceId)
  const text = sentence?.text ?? (section ? section.number + section.heading : plan.title)
  return text.slice(start, end)
}

describe('proofreading a draft', () => {
  it('places a finding in its sentence, with what to write there', () => {
    const { changed, section } = withSection(() => ({
      sentences: [ownSentence('u1', '全年抓好落实。'), ownSentence('u2', '新建二所学校，招聘教师。')],
    }))
    const finding = proofreadDraft(changed, {}).find(({ quote }) => quote.startsWith('二'))
    expect(finding?.places).toMatchObject([{ sectionId: section.id, sentenceId: 'u2', start: 2 }])
    expect(finding?.suggestion).toBe(finding?.places[0]?.suggestion)
  })

  it('places a finding in a heading, and every place of one cause', () => {
    const { changed, section } = withSection(({ heading }) => ({ heading: `${heading}。` }))
    const inHeading = proofreadDraft(changed, {}).find(({ rule }) => rule === 'H-08')
    expect(inHeading?.places).toMatchObject([{ sectionId: section.id, sentenceId: null }])
  })

  it('finds the words of every place again', () => {
    const { changed } = withSection(() => ({
      sentences: [
        ownSentence('u1', '培训教师3百余人,招聘教师81充实队伍。'),
        ownSentence('u2', '培育2—3所示范校,新建二所学校。', 1),
      ],
    }))
    const findings = proofreadDraft(changed, {})
    expect(findings.length).toBeGreaterThan(2)
    for (const { places, quote } of findings)
      for (const place of places.slice(0, 1))
        expect(wordsAt(changed, place).startsWith(quote.slice(0, 1))).toBe(true)
  })

  it('tells as ignored what somebody lets stand, in that section alone', () => {
    const { changed, section } = withSection(() => ({ sentences: [ownSentence('u1', '新建二所学校。')] }))
    const [finding] = proofreadDraft(changed, {}).filter(({ quote }) => quote.includes('二'))
    const ignored = { id: 'g1', rule: finding?.rule ?? '', quote: finding?.quote ?? '', reason: '习惯' }
    const told = (sectionId: string | null) =>
      proofreadDraft(changed, {}, [{ ...ignored, sectionId }]).find(({ quote }) => quote === finding?.quote)
        ?.ignored
    expect(told(section.id)).toEqual({ id: 'g1', reason: '习惯' })
    expect(told('another')).toBeNull()
  })

  it('knows the superiors of the sheet, and speaks of no lines that nobody sees', () => {
    const sheet = parseSheet(sheetTemplate())
    const superior = '江岚省教育厅'
    const { changed } = withSection(() => ({
      sentences: [ownSentence('u1', `按照${superior}部署，抓好落实,加强管理,改进作风,提高效率。`)],
    }))
    const told = (superiors: string[]) =>
      proofreadDraft(changed, { sheet: { ...sheet, profile: { ...sheet.profile, superiors } } })
    expect(told([superior]).some(({ rule }) => rule === 'T-08')).toBe(false)
    expect(told([superior]).every(({ message }) => !message.includes('行）'))).toBe(true)
  })
})
