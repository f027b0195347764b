import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DraftPlan } from '../../../src/domain/draft.ts'
import { AppError } from '../../../src/domain/errors.ts'
import { factsOfSection, type OutlineSection, outlinePlan } from '../../../src/drafting/plan/outline-plan.ts'
import { planDraft } from '../../../src/drafting/plan/plan-draft.ts'
import { planAsWished, sectionLengths } from '../../../src/drafting/plan-as-wished.ts'
import { indexSheet } from '../../../src/facts/sheet-index.ts'
import { sheetOf } from '../../support/drafting-sheets.ts'

const sheet = sheetOf(120)
const index = indexSheet(sheet)
const plan = planDraft(sheet, { kind: 'annual' })
const outlineOf = ({ sections }: DraftPlan): OutlineSection[] =>
  sections.map((section) => ({ id: section.id, heading: section.heading, facts: factsOfSection(section) }))
const outline = outlineOf(plan)
const factsOf = ({ sections }: DraftPlan): string[] => sections.flatMap(factsOfSection)

/** Places in the outline of the level-2 sections of the summary that tell facts themselves. */
const telling = plan.sections.flatMap(({ level, role, paragraphs }, i) =>
  level === 2 && role === 'summary' && paragraphs.length > 0 ? [i] : [],
)
const [one = 0, other = 0] = telling

const faultsOf = (wanted: readonly OutlineSection[]): string[] => {
  try {
    outlinePlan(plan, wanted, index)
    return []
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return error.faults.map(({ at, message }) => `${at} ${message}`)
  }
}
const changed = (place: number, change: Partial<OutlineSection>): OutlineSection[] =>
  outline.map((section, i) => (i === place ? { ...section, ...change } : section))

describe('the outline of a plan', () => {
  it('left as it is gives the plan as it is', () => {
    expect(outlinePlan(plan, outline, index)).toEqual(plan)
  })

  it('puts sections in another order of their part and counts them anew', () => {
    const moved = outline.filter((_, i) => i !== one)
    moved.splice(other, 0, ...outline.slice(one, one + 1))
    const arranged = outlinePlan(plan, moved, index)
    const numbers = ({ sections }: DraftPlan): string[] =>
      sections.filter(({ level, role }) => level === 2 && role === 'summary').map(({ number }) => number)
    expect(numbers(arranged)).toEqual(numbers(plan))
    expect([...factsOf(arranged)].sort()).toEqual([...factsOf(plan)].sort())
  })

  it('moves a fact to another section, and loses none', () => {
    const [fact = ''] = outline[one]?.facts ?? []
    const wanted = changed(one, { facts: (outline[one]?.facts ?? []).slice(1) }).map((section, i) =>
      i === other ? { ...section, facts: [...section.facts, fact] } : section,
    )
    const arranged = outlinePlan(plan, wanted, index)
    const target = arranged.sections.find(({ id }) => id === outline[other]?.id)
    expect(target && factsOfSection(target)).toContain(fact)
    expect([...factsOf(arranged)].sort()).toEqual([...factsOf(plan)].sort())
  })

  it('takes a heading in other words, and none that claims a figure', () => {
    const arranged = outlinePlan(plan, changed(one, { heading: '抓好各项工作落实' }), index)
    expect(arranged.sections[one]?.heading).toBe('抓好各项工作落实')
    expect(faultsOf(changed(one, { heading: '新建学校35所' }))[0]).toContain(`/outline/${one}/heading`)
    expect(faultsOf(changed(0, { heading: '2024年工作回顾' }))).toEqual([])
  })

  it('refuses what would lose a must, tell a fact twice or invent one', () => {
    const must = sheet.facts.find(({ id, must: isMust }) => isMust && outline[one]?.facts.includes(id))
    const without = (outline[one]?.facts ?? []).filter((id) => id !== must?.id)
    expect(faultsOf(changed(one, { facts: without }))[0]).toContain('必写')
    const [fact = ''] = outline[one]?.facts ?? []
    expect(faultsOf(changed(other, { facts: [...(outline[other]?.facts ?? []), fact] }))[0]).toContain('两次')
    expect(faultsOf(changed(one, { facts: [...(outline[one]?.facts ?? []), 'i9999'] }))[0]).toContain('i9999')
  })

  it('keeps tasks out of the account of what was done, and sections in their part', () => {
    const task = sheet.facts.find(({ kind }) => kind === 'plan')?.id ?? ''
    expect(faultsOf(changed(one, { facts: [...(outline[one]?.facts ?? []), task] })).join()).toContain(
      '不适合',
    )
    const moved = [...outline.filter((_, i) => i !== one), ...outline.slice(one, one + 1)]
    expect(faultsOf(moved).join()).toContain('不能移出')
    expect(faultsOf(outline.slice(1)).join()).toContain('各大部分')
  })

  it('lets an emptied section go with its heading, and keeps the closing at the end', () => {
    const last = outline.length - 1
    const facts = outline[last]?.facts ?? []
    const before = plan.sections.findLastIndex(
      ({ level, paragraphs }, i) => i < last && level > 1 && paragraphs.length > 0,
    )
    const arranged = outlinePlan(
      plan,
      outline.map((section, i) =>
        i === last
          ? { ...section, facts: [] }
          : i === before
            ? { ...section, facts: [...section.facts, ...facts] }
            : section,
      ),
      index,
    )
    expect(arranged.sections.some(({ id }) => id === outline[last]?.id)).toBe(false)
    expect(arranged.sections.slice(-1)[0]?.paragraphs.slice(-1)[0]?.frame).toBe('closing')
  })

  it('either says what is wrong or keeps every must in its place, however it is shuffled', () => {
    const musts = sheet.facts.filter(({ id, must }) => must && factsOf(plan).includes(id)).map(({ id }) => id)
    fc.assert(
      fc.property(
        fc.shuffledSubarray(outline),
        fc.nat(outline.length),
        fc.nat(outline.length),
        (some, a, b) => {
          const [from, to] = [some[a], some[b]]
          const [fact] = from?.facts ?? []
          const wanted = some.map((section) =>
            section === from && fact && from !== to
              ? { ...section, facts: section.facts.slice(1) }
              : section === to && fact && from !== to
                ? { ...section, facts: [...section.facts, fact] }
                : section,
          )
          if (faultsOf(wanted).length > 0) return
          const told = factsOf(outlinePlan(plan, wanted, index))
          for (const must of musts) expect(told).toContain(must)
        },
      ),
      { numRuns: 30 },
    )
  })
})

describe('a section of a wanted length', () => {
  it('gives way the lightest facts, and no must', () => {
    const whole = sectionLengths(plan, sheet)[outline[one]?.id ?? ''] ?? 0
    const short = planAsWished(sheet, {
      kind: 'annual',
      outline: changed(one, { length: Math.max(50, Math.round(whole / 2)) }),
    })
    const section = short.sections[one]
    const told = section ? factsOfSection(section) : []
    expect(told.length).toBeLessThan(outline[one]?.facts.length ?? 0)
    const musts = sheet.facts.filter(({ id, must }) => must && outline[one]?.facts.includes(id))
    for (const { id } of musts) expect(told).toContain(id)
  })
})
