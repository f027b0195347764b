import { beforeAll, describe, expect, it } from 'vitest'
import { writeDocx } from '../../src/adapters/docx/write-docx.ts'
import { readReturnedFile } from '../../src/adapters/formats/docx/read-returned-file.ts'
import type { Draft, Section } from '../../src/domain/draft.ts'
import type { FactSheet } from '../../src/domain/fact-sheet.ts'
import type { ReturnedParagraph } from '../../src/domain/returned-file.ts'
import { wordLayoutSchema } from '../../src/domain/word-layout.ts'
import { readBack } from '../../src/editing/read-back.ts'
import { takeBack } from '../../src/editing/take-back.ts'
import { draftBlocks } from '../../src/export/blocks.ts'
import { parseSheet } from '../../src/facts/parse-sheet.ts'
import { sheetTemplate } from '../../src/facts/template.ts'
import { createSequentialIds } from '../support/database.ts'
import { engineDraft } from '../support/written-draft.ts'

let sheet: FactSheet
let draft: Draft

beforeAll(async () => {
  sheet = parseSheet(sheetTemplate())
  draft = await engineDraft(sheet)
})

async function sendOut(profile: 'internal' | 'attached' = 'internal'): Promise<ReturnedParagraph[]> {
  const blocks = draftBlocks({ ...draft.plan, sections: draft.sections })
  const file = await writeDocx(blocks, { layout: wordLayoutSchema.parse({ profile }) })
  return [...readReturnedFile(file).paragraphs]
}

/** A section with at least two sentences in its first paragraph. */
function longSection(): Section {
  const section = draft.sections.find(
    ({ sentences, runIn, heading }) => sentences.length > 1 && !runIn && heading !== '',
  )
  if (!section) throw new Error('the sample has no such section')
  return section
}

const indexOfText = (paragraphs: readonly ReturnedParagraph[], words: string): number =>
  paragraphs.findIndex(({ text }) => text.includes(words))

const statusOf = (paragraphs: readonly ReturnedParagraph[], id: string): string | undefined =>
  readBack(draft, paragraphs).sections.find((section) => section.id === id)?.status

describe('a draft that went to Word and came back', () => {
  for (const profile of ['internal', 'attached'] as const)
    it(`untouched (${profile}) is the draft, section by section`, async () => {
      const { sections, addedHeadings, unplaced, title } = readBack(draft, await sendOut(profile))
      expect(sections.filter(({ status }) => status !== 'unchanged')).toEqual([])
      expect(sections.map(({ id }) => id)).toEqual(draft.sections.map(({ id }) => id))
      expect([addedHeadings, unplaced, title]).toEqual([[], [], null])
      expect(takeBack(draft, readBack(draft, await sendOut(profile)), sheet, createSequentialIds())).toEqual(
        [],
      )
    })

  it('does not take the mark of a doubtful figure for a change', async () => {
    const checks = [{ rule: 'sheet', severity: 'warning' as const, message: '台账待核：增幅不符' }]
    const doubted: Draft = {
      ...draft,
      sections: draft.sections.map((section) => ({
        ...section,
        sentences: section.sentences.map((sentence) => ({ ...sentence, class: '?', checks })),
      })),
    }
    const file = await writeDocx(draftBlocks({ ...doubted.plan, sections: doubted.sections }))
    const { paragraphs } = readReturnedFile(file)
    expect(indexOfText(paragraphs, '【待核：')).toBeGreaterThan(0)
    expect(readBack(doubted, paragraphs).sections.filter(({ status }) => status !== 'unchanged')).toEqual([])
  })

  it('keeps where untouched sentences came from and takes the others as the writer’s own', async () => {
    const section = longSection()
    const [first] = section.sentences
    const paragraphs = (await sendOut()).map((paragraph) => ({
      ...paragraph,
      text: paragraph.text.replace(first?.text ?? '', '全年新建学校987所。'),
    }))
    const taken = takeBack(draft, readBack(draft, paragraphs), sheet, createSequentialIds('n'))
    expect(taken.map(({ id }) => id)).toEqual([section.id])
    const [own, ...kept] = taken[0]?.sentences ?? []
    expect(own).toMatchObject({ text: '全年新建学校987所。', class: 'U', author: 'writer' })
    expect(own?.checks.some(({ severity }) => severity === 'error')).toBe(true)
    expect(kept).toEqual(section.sentences.slice(1))
  })

  it('tells what stands above all sections and behind the signature, and takes it into none', async () => {
    const paragraphs = await sendOut()
    const first = paragraphs.findIndex(({ heading }) => heading === 1)
    const added = [
      ...paragraphs.slice(0, first),
      { text: '新加的一段导语，介绍总体情况。', heading: undefined },
      ...paragraphs.slice(first),
      { text: '抄送：县委办公室。', heading: undefined },
      { text: '附注：数据截至12月底。', heading: undefined },
    ]
    const { sections, unplaced } = readBack(draft, added)
    expect(unplaced).toEqual(['新加的一段导语，介绍总体情况。', '附注：数据截至12月底。'])
    expect(sections.filter(({ status }) => status !== 'unchanged')).toEqual([])
  })

  it('knows sections that changed places, and takes the text of none twice', async () => {
    const paragraphs = await sendOut()
    const [first = 0, second = 0] = paragraphs.flatMap(({ heading }, i) => (heading === 2 ? [i] : []))
    const behind = paragraphs.findIndex(({ heading }, i) => i > second && heading !== undefined)
    const swapped = [
      ...paragraphs.slice(0, first),
      ...paragraphs.slice(second, behind),
      ...paragraphs.slice(first, second),
      ...paragraphs.slice(behind),
    ]
    const { sections, addedHeadings } = readBack(draft, swapped)
    expect(sections.filter(({ status }) => status !== 'unchanged')).toEqual([])
    expect(addedHeadings).toEqual([])
  })

  it('knows a sentence that moved to another section', async () => {
    const section = longSection()
    const [moved] = section.sentences
    const target = draft.sections.findLast(({ id, sentences }) => id !== section.id && sentences.length > 0)
    const last = target?.sentences.at(-1)
    if (!moved || !target || !last) throw new Error('the sample has no such section')
    const paragraphs = (await sendOut()).map(({ text, ...rest }) => ({
      ...rest,
      text: text.replace(moved.text, '').replace(last.text, last.text + moved.text),
    }))
    const taken = takeBack(draft, readBack(draft, paragraphs), sheet, createSequentialIds())
    expect(new Set(taken.map(({ id }) => id))).toEqual(new Set([section.id, target.id]))
    const there = taken.find(({ id }) => id === target.id)?.sentences.find(({ text }) => text === moved.text)
    expect(there).toMatchObject({ id: moved.id, class: moved.class, facts: moved.facts })
  })

  it('finds a section under a changed heading by its place and likeness', async () => {
    const section = longSection()
    const paragraphs = (await sendOut()).map((paragraph) =>
      paragraph.text === section.number + section.heading
        ? { ...paragraph, text: `${section.number}${section.heading}成效` }
        : paragraph,
    )
    const { sections, addedHeadings } = readBack(draft, paragraphs)
    expect(sections.find(({ id }) => id === section.id)).toMatchObject({
      status: 'changed',
      heading: `${section.heading}成效`,
    })
    expect(sections.filter(({ status }) => status !== 'unchanged')).toHaveLength(1)
    expect(addedHeadings).toEqual([])
  })

  it('leaves alone a section whose heading is not in the file, and a locked one', async () => {
    const section = longSection()
    const paragraphs = await sendOut()
    const at = indexOfText(paragraphs, section.number + section.heading)
    const without = paragraphs.filter((_, i) => i !== at)
    expect(statusOf(without, section.id)).toBe('missing')

    const locked = {
      ...draft,
      sections: draft.sections.map((one) => ({ ...one, locked: one.id === section.id })),
    }
    const added = paragraphs.toSpliced(at + 1, 0, { text: '这是新加的一段。' })
    const returned = readBack(locked, added)
    expect(returned.sections.find(({ id }) => id === section.id)?.status).toBe('locked')
    expect(takeBack(locked, returned, sheet, createSequentialIds())).toEqual([])
  })

  it('names headings and a title that are new', async () => {
    const paragraphs = await sendOut()
    const at = paragraphs.findLastIndex(({ heading }) => heading === 1)
    const added = paragraphs.toSpliced(
      at,
      0,
      { text: '三、新添的一部分', heading: 1 },
      { text: '新添的正文。' },
    )
    expect(readBack(draft, added).addedHeadings).toEqual(['三、新添的一部分'])
    const titled = paragraphs.map((paragraph) =>
      paragraph.heading === 0 ? { ...paragraph, text: '另一个标题' } : paragraph,
    )
    expect(readBack(draft, titled).title).toBe('另一个标题')
  })

  it('reads nothing into a file that has nothing to do with it', () => {
    const { sections } = readBack(draft, [{ text: '食堂菜单' }, { text: '周一：面条。' }])
    expect(
      new Set(
        sections
          .filter(({ id }) => draft.sections.find((one) => one.id === id)?.heading !== '')
          .map(({ status }) => status),
      ),
    ).toEqual(new Set(['missing']))
  })
})
