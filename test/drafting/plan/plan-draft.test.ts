import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DraftPlan, SectionPlan } from '../../../src/domain/draft.ts'
import { draftPlanSchema } from '../../../src/domain/draft.ts'
import type { FactSheet } from '../../../src/domain/fact-sheet.ts'
import { THEMES } from '../../../src/domain/theme.ts'
import { planDraft } from '../../../src/drafting/plan/plan-draft.ts'
import { parseSheet } from '../../../src/facts/parse-sheet.ts'
import { arbitrarySheet } from '../../support/arbitrary-sheet.ts'
import { sheetOf } from '../../support/drafting-sheets.ts'

const plan = (sheet: FactSheet, seed?: string): DraftPlan =>
  planDraft(sheet, { kind: 'annual', ...(seed === undefined ? {} : { seed }) })

const allotted = ({ sections }: DraftPlan): string[] =>
  sections.flatMap(({ paragraphs }) => paragraphs.flatMap(({ facts }) => facts))

const part = ({ sections }: DraftPlan, role: SectionPlan['role'], level: number): SectionPlan[] =>
  sections.filter((section) => section.role === role && section.level === level)

const seeds = fc.integer({ min: 0, max: 999 }).map(String)

/** A sheet with two events in each of these themes. */
const themedSheet = (themes: readonly string[]): FactSheet =>
  sheetOf(
    0,
    themes.flatMap((theme, i) =>
      [1, 2].map((n) => ({
        kind: 'event',
        id: `e${i * 2 + n}`,
        label: `${theme}工作${'甲乙'.charAt(n - 1)}`,
        theme,
      })),
    ),
  )

describe('the plan of a draft', () => {
  it('names an annual document after its two years', () => {
    expect(plan(sheetOf(3)).title).toBe('澄溪市教育局2024年工作总结和2025年工作计划')
  })

  it('names a half-year document after its two halves and says the year once', () => {
    const sheet = parseSheet({
      profile: { organ: '霁原县教育局', level: 'county' },
      kind: 'half-year',
      period: '2025-H1',
      facts: [],
    })
    const { title, sections } = planDraft(sheet, { kind: 'half-year' })
    expect(title).toBe('霁原县教育局2025年上半年工作总结和下半年工作计划')
    expect(sections.map(({ number, heading }) => `${number}${heading}`)).toEqual([
      '一、上半年主要工作',
      '二、存在的问题',
      '三、下半年工作计划',
    ])
  })

  it('signs with the date of the sheet in full, or with a gap', () => {
    expect(plan(sheetOf(1)).signature).toEqual({ organ: '澄溪市教育局', date: '2025年1月5日' })
    const undated = parseSheet({ profile: { organ: '某局' }, kind: 'annual', period: '2024', facts: [] })
    expect(plan(undated).signature.date).toBe('【待定：成文日期】')
  })

  const ahead = (facts: readonly unknown[], more: object = {}) =>
    parseSheet({
      profile: { organ: '霁原县水利局', level: 'county', superiors: ['县委', '县政府'] },
      kind: 'key-points',
      period: '2026',
      facts,
      ...more,
    })
  const task = (n: number, theme: string) => ({
    kind: 'plan',
    id: `t${n}`,
    label: `${theme === '资源' ? '泵站改造' : '河湖管护'}${'甲乙丙丁戊己庚辛'.charAt(n)}`,
    theme,
    measure: '更新机组，完善调度规程',
    owner: '工程科',
  })
  const tasks = [1, 2, 3, 4, 5, 6].map((n) => task(n, n < 4 ? '资源' : '治理'))

  it('gives 工作要点 of a bureau guidance, and fields whose points are counted through', () => {
    const { title, sections } = planDraft(ahead(tasks), { kind: 'key-points' })
    expect(title).toBe('霁原县水利局2026年工作要点')
    expect(sections.map(({ number }) => number)).toEqual([
      ...['一、', '二、', '1.', '2.', '3.', '三、', '4.', '5.', '6.'],
    ])
    expect(sections[0]?.heading).toBe('总体要求')
    expect(sections.every(({ role }) => role === 'plan')).toBe(true)
  })

  it('puts the fields of a division under one heading behind its aims', () => {
    const sheet = ahead(
      [
        ...tasks,
        {
          kind: 'indicator',
          id: 'i1',
          label: '水质达标率',
          value: null,
          unit: '%',
          target: { value: '98', sense: '不低于' },
        },
      ],
      { profile: { organ: '霁原县水利局工程科', level: 'division' } },
    )
    const { sections } = planDraft(sheet, { kind: 'key-points' })
    expect(sections.filter(({ level }) => level === 1).map(({ heading }) => heading)).toEqual([
      '总体要求',
      '主要目标',
      '重点工作',
    ])
  })

  it('plans 工作思路 from the sheet of the year before, with what must be told of it', () => {
    const sheet = ahead(
      [
        ...tasks,
        { kind: 'event', id: 'e1', label: '巡河检查', must: true },
        { kind: 'event', id: 'e2', label: '植树活动' },
      ],
      { kind: 'annual', period: '2025' },
    )
    const made = planDraft(sheet, { kind: 'outlook' })
    expect(made.title).toBe('霁原县水利局2026年工作思路')
    expect(made.sections.filter(({ level }) => level === 1).map(({ heading }) => heading)).toEqual([
      '2025年工作基础',
      '总体思路',
      '重点任务',
    ])
    expect(allotted(made)).toContain('e1')
    expect(allotted(made)).not.toContain('e2')
  })

  it('refuses a summary of a period that is still ahead', () => {
    expect(() => planDraft(ahead(tasks), { kind: 'annual' })).toThrow(/尚未过去/)
  })

  const halfYear = (facts: readonly unknown[], period = '2025-H1') =>
    parseSheet({ profile: { organ: '霁原县水利局' }, kind: 'half-year', period, facts })

  it('calls no target missed while the year goes on, but a limit that is passed for good', () => {
    const figure = { kind: 'indicator', theme: '综合', value: '21', unit: '处' }
    const sheet = halfYear([
      { ...figure, id: 'i1', label: '改造泵站', target: { value: '40', sense: '不低于' } },
      { ...figure, id: 'i2', label: '整治河段', target: { value: '40', sense: '等于' } },
      { ...figure, id: 'i3', label: '违法采砂点', target: { value: '20', sense: '不高于' } },
      { ...figure, id: 'i4', label: '渗漏点', basis: 'new', target: { value: '20', sense: '不高于' } },
    ])
    const problems = planDraft(sheet, { kind: 'half-year' }).sections.filter(
      ({ role }) => role === 'problems',
    )
    expect(problems.flatMap(({ paragraphs }) => paragraphs.flatMap(({ facts }) => facts))).toEqual(['i4'])
  })

  it('refuses a period that is not the one of the kind', () => {
    for (const period of ['2025', '2025-Q1', '2025-03'])
      expect(() => planDraft(halfYear([], period), { kind: 'half-year' })).toThrow(/半年总结的期间/)
    expect(() => planDraft(halfYear([]), { kind: 'annual' })).toThrow(/年度总结的期间/)
  })

  it('is a valid plan that gives every fact but own names a place', () => {
    fc.assert(
      fc.property(arbitrarySheet(), seeds, (sheet, seed) => {
        const made = plan(sheet, seed)
        expect(draftPlanSchema.safeParse(made).success).toBe(true)
        expect(new Set(allotted(made))).toEqual(new Set(sheet.facts.map(({ id }) => id)))
      }),
      { numRuns: 60 },
    )
  })

  it('tells a fact twice only where a missed target is also a problem', () => {
    const sheet = sheetOf(120)
    const ids = allotted(plan(sheet))
    const twice = ids.filter((id, i) => ids.indexOf(id) !== i)
    for (const id of twice) expect(id).toMatch(/^i/)
  })

  it('numbers parts, fields and topics without gap and restarts under each parent', () => {
    for (const count of [3, 30, 120, 400]) {
      const { sections } = plan(sheetOf(count))
      const counters = [0, 0, 0, 0]
      for (const { level, number } of sections) {
        counters[level] = (counters[level] ?? 0) + 1
        counters.fill(0, level + 1)
        expect(number).toMatch(
          [/^$/, /^[一二三]、$/, /^（[一二三四五六七八九十]+）$/, /^\d+\.$/][level] ?? /^$/,
        )
        if (level === 3) expect(number).toBe(`${counters[3]}.`)
      }
    }
  })

  it('never leaves a level with a single child', () => {
    for (const count of [1, 3, 8, 20, 60, 120, 250]) {
      const { sections } = plan(sheetOf(count))
      for (const [i, { level }] of sections.entries()) {
        const after = sections.slice(i + 1)
        const end = after.findIndex((section) => section.level <= level)
        const children = (end < 0 ? after : after.slice(0, end)).filter(
          (section) => section.level === level + 1,
        )
        expect(children).not.toHaveLength(1)
      }
    }
  })

  it('gives a sheet of three facts three short parts', () => {
    expect(plan(sheetOf(3)).sections.map(({ level }) => level)).toEqual([1, 1, 1])
  })

  it('marks what the sheet does not tell as gaps', () => {
    const gaps = plan(sheetOf(0)).sections.flatMap(({ paragraphs }) =>
      paragraphs.flatMap((paragraph) => paragraph.gaps),
    )
    expect(gaps).toEqual(['工作内容', '存在问题', '下步计划'])
  })

  it('takes problems from the bureau, missed targets, paused projects and unfulfilled items, and from nowhere else', () => {
    const sheet = sheetOf(0, [
      { kind: 'problem', id: 'q1', label: '师资', text: '音体美教师不足' },
      {
        kind: 'indicator',
        id: 'i1',
        label: '覆盖率',
        value: '80',
        unit: '%',
        target: { value: '85', sense: '不低于' },
      },
      {
        kind: 'indicator',
        id: 'i2',
        label: '近视率',
        value: '50',
        unit: '%',
        previous: { value: '48' },
        better: 'down',
      },
      { kind: 'project', id: 'p1', label: '东湖小学', status: '暂停' },
      { kind: 'project', id: 'p2', label: '西湖小学', status: '前期' },
      { kind: 'last-plan', id: 'l1', label: '食堂改造', status: '未完成' },
      { kind: 'last-plan', id: 'l2', label: '校车更新', status: '推进' },
    ])
    const problems = plan(sheet).sections.filter(({ role }) => role === 'problems')
    expect(problems.flatMap(({ paragraphs }) => paragraphs.flatMap(({ facts }) => facts))).toEqual([
      'q1',
      'i1',
      'p1',
      'l1',
    ])
  })
})

describe('headings', () => {
  const CLAIMS = /提升|提高|扩大|增强|增加|改善|第一|领先|显著|\d/

  const headingsOf = (made: DraftPlan, role: SectionPlan['role']): string[] =>
    part(made, role, 2).map(({ heading }) => heading)

  it('are parallel: as many clauses of the same length, no leading verb twice', () => {
    const themes = fc.uniqueArray(fc.constantFrom(...THEMES), { minLength: 3, maxLength: THEMES.length })
    fc.assert(
      fc.property(themes, seeds, (chosen, seed) => {
        const headings = headingsOf(plan(themedSheet(chosen), seed), 'summary')
        expect(headings).toHaveLength(Math.min(9, chosen.length))
        const shapes = new Set(
          headings.map((heading) =>
            heading
              .split('，')
              .map((clause) => clause.length)
              .join('+'),
          ),
        )
        expect(shapes.size, headings.join(' / ')).toBe(1)
        const verbs = headings.map((heading) =>
          (heading.startsWith('抓') ? heading.split('，')[1] : heading)?.slice(0, 2),
        )
        expect(new Set(verbs).size, headings.join(' / ')).toBe(verbs.length)
      }),
      { numRuns: 80 },
    )
  })

  it('claim nothing that the figures do not show', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...THEMES), { minLength: 2 }), seeds, (chosen, seed) => {
        for (const heading of headingsOf(plan(themedSheet(chosen), seed), 'summary'))
          expect(heading).not.toMatch(CLAIMS)
      }),
      { numRuns: 60 },
    )
  })

  it('speak of improvement only where the figures of every field rose', () => {
    const rising = (better: 'up' | 'down') =>
      sheetOf(
        0,
        ['党建', '资源', '队伍'].flatMap((theme, t) =>
          [1, 2].map((n) => ({
            kind: 'indicator',
            id: `i${t * 2 + n}`,
            label: `${theme}数${'甲乙'.charAt(n - 1)}`,
            theme,
            value: '12',
            unit: '个',
            previous: { value: '10' },
            better: t === 2 ? better : 'up',
          })),
        ),
      )
    const all = Array.from({ length: 40 }, (_, seed) => String(seed))
    const claims = (sheet: FactSheet) =>
      all.filter((seed) => headingsOf(plan(sheet, seed), 'summary').join('').includes('进一步'))
    expect(claims(rising('up')).length).toBeGreaterThan(0)
    expect(claims(rising('down'))).toEqual([])
  })

  it('name both fields where two were merged, in the order of documents', () => {
    const sheet = sheetOf(0, [
      ...['1', '2', '3'].map((n) => ({ kind: 'event', id: `e${n}`, label: `德育工作${n}号`, theme: '五育' })),
      ...['4', '5'].map((n) => ({ kind: 'event', id: `e${n}`, label: `资助工作${n}号`, theme: '民生' })),
      { kind: 'event', id: 'e6', label: '教师交流', theme: '队伍' },
    ])
    const heading = headingsOf(plan(sheet), 'summary')[0]
    expect(heading).toMatch(/教师队伍，.*立德树人/)
  })
})
