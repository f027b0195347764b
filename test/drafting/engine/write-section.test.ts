import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DraftKind } from '../../../src/domain/document.ts'
import type { SectionPlan } from '../../../src/domain/draft.ts'
import type { FactSheet } from '../../../src/domain/fact-sheet.ts'
import { ATTRIBUTES } from '../../../src/domain/reference.ts'
import { writeSection } from '../../../src/drafting/engine/write-section.ts'
import { gateSentence } from '../../../src/drafting/gate-sentence.ts'
import { FRAME_PATTERNS } from '../../../src/drafting/patterns/frame-patterns.ts'
import { LINK_PATTERNS } from '../../../src/drafting/patterns/link-patterns.ts'
import { PATTERN_BANK } from '../../../src/drafting/patterns/pattern-bank.ts'
import { planDraft } from '../../../src/drafting/plan/plan-draft.ts'
import { parseSheet } from '../../../src/facts/parse-sheet.ts'
import { indexSheet } from '../../../src/facts/sheet-index.ts'
import { coverageOf } from '../../../src/grounding/coverage.ts'
import { arbitrarySheet } from '../../support/arbitrary-sheet.ts'
import { sheetOf } from '../../support/drafting-sheets.ts'
import { alikeNeighbours, wornClauses, writeWhole } from '../../support/engine-prose.ts'

type Line = { readonly section: SectionPlan; readonly template: string; readonly paragraph: number }

function templates(sheet: FactSheet, seed = 'test'): Line[] {
  const index = indexSheet(sheet)
  return planDraft(sheet, { kind: 'annual', seed }).sections.flatMap((section) =>
    writeSection(section, index, seed).flatMap((sentences, paragraph) =>
      sentences.map(({ template }) => ({ section, template, paragraph })),
    ),
  )
}

const gated = (sheet: FactSheet, seed?: string) => {
  const index = indexSheet(sheet)
  return templates(sheet, seed).map(({ section, template }) =>
    gateSentence(template, index, { role: section.role }),
  )
}

const seeds = fc.integer({ min: 0, max: 9999 }).map(String)

describe('the engine', () => {
  const annual = (facts: readonly unknown[]) =>
    parseSheet({ profile: { organ: '青原县水利局' }, kind: 'annual', period: '2024', facts })
  const textsOf = (facts: readonly unknown[], seed = '1') =>
    gated(annual(facts), seed).map(({ text }) => text)

  it("tells what was completed of last year's plan in one sentence", () => {
    const done = { kind: 'last-plan', theme: '治理', status: '完成' }
    const texts = textsOf([
      { ...done, id: 'l1', label: '河道整治深化' },
      { kind: 'event', id: 'e1', label: '巡河检查', theme: '治理' },
      { ...done, id: 'l2', label: '执法规范提升' },
      { ...done, id: 'l3', label: '用水户满意度提升' },
      { ...done, id: 'l4', label: '泵站改造', status: '推进', reason: '汛期停工' },
    ])
    expect(texts.filter((text) => text.includes('已完成'))).toEqual([
      expect.stringMatching(/(?=.*河道整治深化)(?=.*执法规范提升)(?=.*用水户满意度提升).*任务均已完成。$/),
    ])
    expect(texts.join('')).toContain('正在推进，尚未完成的原因是汛期停工')
  })

  it('gives the word of commitment once in a sentence of the plan', () => {
    const target = { label: '供水保证率', value: '100', unit: '%', sense: '不低于' }
    for (const commitment of ['确保', '力争'] as const)
      for (let seed = 0; seed < 8; seed += 1) {
        const [sentence = ''] = textsOf(
          [{ kind: 'plan', id: 't1', label: '供水保障', measure: '更新老旧管网', target, commitment }],
          String(seed),
        ).filter((text) => text.includes('管网'))
        expect(sentence.split(commitment)).toHaveLength(2)
        expect(sentence).toContain(`${commitment}供水保证率达到100%`)
      }
  })

  it('puts no verb before a plan whose name begins with one', () => {
    for (let seed = 0; seed < 8; seed += 1)
      expect(
        textsOf(
          [{ kind: 'plan', id: 't1', label: '提高节水器具占比', measure: '改造公共机构用水设施' }],
          String(seed),
        ).join(''),
      ).not.toMatch(/(?:抓好|推进|推动|围绕|在)提高/)
  })

  it('names a problem once, with its figure and the plan item that was to mend it', () => {
    const [first, ...more] = textsOf([
      { kind: 'problem', id: 'q1', label: '漏损', theme: '治理', text: '管网漏损率没有降到目标以内' },
      {
        kind: 'indicator',
        id: 'i1',
        label: '公共供水管网漏损率',
        theme: '治理',
        value: '9.8',
        unit: '%',
        target: { value: '9', sense: '不高于' },
      },
      { kind: 'problem', id: 'q2', label: '人手', theme: '治理', text: '基层站所人手不足' },
      {
        kind: 'last-plan',
        id: 'l1',
        label: '管网改造',
        theme: '治理',
        status: '未完成',
        reason: '资金到位偏晚',
        target: { indicator: 'i1', value: '9', unit: '%', sense: '不高于' },
      },
    ]).filter((text) => /^[一二三四]是/.test(text))
    expect(first).toMatch(/没有降到目标以内；.*漏损率.*未达到要求；.*管网改造.*资金到位偏晚。$/)
    expect(more).toEqual(['二是基层站所人手不足。'])
  })

  it('does not say the name of an event again that its own words hold in quotation marks', () => {
    const event = {
      kind: 'event',
      id: 'e1',
      label: '3·12活动',
      what: '开展“3·12”活动！；植树护绿',
      theme: '综合',
    }
    const text = textsOf([event]).join('')
    expect(text).toContain('开展“3·12”活动；植树护绿。')
    expect(text.match(/3·12/g)).toHaveLength(1)
  })

  it('lists as a problem what clearly got worse, and not what only moved', () => {
    const figure = {
      kind: 'indicator',
      theme: '治理',
      unit: '起',
      previous: { value: '100' },
      better: 'down',
    }
    const texts = textsOf([
      { ...figure, id: 'i1', label: '漏水事故', value: '140' },
      { ...figure, id: 'i2', label: '水质投诉', value: '103' },
      { ...figure, id: 'i3', label: '停水次数', value: '60' },
    ])
    expect(texts.filter((text) => text.includes('漏水事故'))).toHaveLength(1)
    expect(texts.filter((text) => text.includes('水质投诉'))).toHaveLength(1)
    expect(texts.at(-1) ?? '').not.toContain('停水')
  })

  it('speaks of education only for organs whose name says so', () => {
    const sheet = parseSheet({
      profile: { organ: '青原县林业和草原局' },
      kind: 'annual',
      period: '2024',
      facts: ['党建', '资源', '队伍', '改革', '安全', '民生', '治理', '信访', '综合'].flatMap((theme, i) =>
        Array.from({ length: 12 }, (_, n) => ({
          kind: n < 6 ? 'event' : 'plan',
          id: `${n < 6 ? 'e' : 't'}${100 * i + n + 1}`,
          label: `林区巡护${theme}${n}`,
          theme,
        })),
      ),
    })
    for (let seed = 0; seed < 12; seed += 1) {
      const made = planDraft(sheet, { kind: 'annual', seed: String(seed) })
      const text = [
        ...made.sections.map(({ heading }) => heading),
        ...gated(sheet, String(seed)).map((sentence) => sentence.text),
      ].join('\n')
      expect(text).not.toMatch(/教|学校|校园|办学|学位|师德/)
    }
  })

  it('tells every fact of the sheet but its own names, and every must', () => {
    fc.assert(
      fc.property(arbitrarySheet(), seeds, (sheet, seed) => {
        const coverage = coverageOf(gated(sheet, seed), indexSheet(sheet))
        expect(coverage.must.missing).toEqual([])
        expect(coverage.unused).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  it('passes both gates without a single mark', () => {
    fc.assert(
      fc.property(arbitrarySheet(), seeds, (sheet, seed) => {
        const marked = gated(sheet, seed).filter(({ checks, passed }) => !passed || checks.length > 0)
        expect(marked.map(({ text, checks }) => [text, ...checks.map(({ message }) => message)])).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  it('says the same for the same sheet and seed', () => {
    fc.assert(
      fc.property(arbitrarySheet(), seeds, (sheet, seed) => {
        expect(templates(sheet, seed)).toEqual(templates(sheet, seed))
      }),
      { numRuns: 20 },
    )
  })

  it('writes no digit outside references but those of the two years', () => {
    fc.assert(
      fc.property(arbitrarySheet(), seeds, (sheet, seed) => {
        for (const { template } of templates(sheet, seed)) {
          const words = template.replaceAll(/\{\{[^{}]*\}\}/g, '').replaceAll(/202[45]年/g, '')
          expect(words).not.toMatch(/\d/)
        }
      }),
      { numRuns: 40 },
    )
  })

  it('leaves no doubled mark, no empty clause and no sentence without its full stop', () => {
    fc.assert(
      fc.property(arbitrarySheet(), seeds, (sheet, seed) => {
        for (const { text } of gated(sheet, seed)) {
          expect(text).not.toMatch(
            /[，；、。]{2}|^[，；、。]|达达|为为|达到达|于于|累计累计|新增新增|undefined/,
          )
          expect(text).toMatch(/[。】]$/)
        }
      }),
      { numRuns: 40 },
    )
  })

  it('begins no two neighbouring sentences alike and uses no clause more than three times in a section', () => {
    const faultsOf = (sheet: FactSheet, seed: string, kind: DraftKind): string[] =>
      writeWhole(planDraft(sheet, { kind, seed }), indexSheet(sheet)).flatMap((section) => [
        ...alikeNeighbours(section),
        ...wornClauses(section),
      ])
    fc.assert(
      fc.property(arbitrarySheet(), seeds, (sheet, seed) => {
        expect(faultsOf(sheet, seed, 'annual')).toEqual([])
      }),
      { numRuns: 40 },
    )
    for (const kind of ['annual', 'key-points', 'outlook'] as const)
      expect(faultsOf(sheetOf(200), 'x', kind), kind).toEqual([])
  })

  it('puts a figure behind the words that it counts', () => {
    const event = {
      kind: 'event',
      id: 'e1',
      label: '库区巡查',
      what: '组建护水志愿队，组织库区巡查',
      figures: [
        { label: '志愿队', value: '6', unit: '支' },
        { label: '巡查', value: '48', unit: '次' },
        { label: '参与群众', value: '320', unit: '人' },
      ],
    }
    expect(textsOf([event]).join('')).toContain('组建护水志愿队6支，组织库区巡查48次，参与群众320人。')
  })

  it('tells two to four like figures in one clause and never a rise together with a fall', () => {
    const sheet = sheetOf(0, [
      { kind: 'indicator', id: 'i1', label: '幼儿园覆盖率', theme: '学前', value: '92.1', unit: '%' },
      { kind: 'indicator', id: 'i2', label: '小学达标率', theme: '学前', value: '95.4', unit: '%' },
      { kind: 'indicator', id: 'i3', label: '毛入园率', theme: '学前', value: '98.2', unit: '%' },
      {
        kind: 'indicator',
        id: 'i4',
        label: '近视率',
        theme: '学前',
        value: '40.1',
        unit: '%',
        previous: { value: '42.0' },
        better: 'down',
      },
    ])
    const text = gated(sheet)
      .map((sentence) => sentence.text)
      .join('')
    expect(text).toMatch(
      /幼儿园覆盖率、小学达标率、毛入园率分别[^，。]*92\.1%、95\.4%、98\.2%|毛入园率、.*分别/,
    )
    expect(text).toMatch(/近视率[^。；]*(?:下降|降)/)
  })

  it('numbers several problems and leaves a single one unnumbered', () => {
    const one = { kind: 'problem', id: 'q1', label: '师资', theme: '队伍', text: '音体美教师不足。' }
    const two = { kind: 'problem', id: 'q2', label: '学位', theme: '资源', text: '城区学位紧张' }
    const problemsIn = (facts: readonly unknown[]) =>
      templates(sheetOf(0, facts))
        .filter(({ section }) => section.role === 'problems')
        .map(({ template }) => template)
    expect(problemsIn([one, two]).slice(1)).toEqual([
      expect.stringMatching(/^一是/),
      expect.stringMatching(/^二是/),
    ])
    expect(problemsIn([one]).slice(1)).toEqual([expect.stringMatching(/^\{\{q1/)])
  })

  it('says why a project stands still and an item was not carried out', () => {
    const text = gated(
      sheetOf(0, [
        { kind: 'project', id: 'p1', label: '东湖小学', status: '暂停', detail: '用地手续尚未办结' },
        { kind: 'last-plan', id: 'l1', label: '食堂改造', status: '未完成', reason: '招标流标' },
      ]),
    )
      .map((sentence) => sentence.text)
      .join('\n')
    expect(text).toMatch(/东湖小学已暂停实施，用地手续尚未办结。/)
    expect(text).toMatch(/食堂改造尚未完成，原因是招标流标。/)
  })

  it('tells every unanswered item of last year as a task whose answer is missing, however many there are', () => {
    const labels = [
      '加快干线公路建设',
      '实施农村公路改造120公里',
      '推动港口提升',
      '开工建设客运枢纽站',
      '新能源公交占比达到90%',
      '死亡人数控制在8人以内',
      '办好“司机之家”5个',
      '危桥改造',
      '志愿服务',
    ]
    const facts = labels.map((label, i) => ({ kind: 'last-plan', id: `l${i + 1}`, label, theme: '综合' }))
    fc.assert(
      fc.property(seeds, (seed) => {
        const told = textsOf(facts, seed).filter((text) => labels.some((label) => text.includes(label)))
        expect(told).toHaveLength(labels.length)
        for (const text of told)
          expect(text).toMatch(/(?:列入年度工作安排|年初确定)的.+【待补：上年计划完成情况】。$/)
        expect(told.join('')).toContain('“新能源公交占比达到90%”【待补')
      }),
      { numRuns: 10 },
    )
  })

  it.each([
    ['{{l1危桥改造.名称}}。', false],
    ['{{l1危桥改造.名称}}已完成。', false],
    ['列入年度工作安排的“{{l1危桥改造.名称}}”{{缺.完成情况}}。', true],
  ])('lets no author tell an unanswered item as done: %s', (template, passed) => {
    const index = indexSheet(annual([{ kind: 'last-plan', id: 'l1', label: '危桥改造', must: true }]))
    expect(gateSentence(template, index, { role: 'summary' }).passed).toBe(passed)
  })

  it('does not date a figure that is of the end of the very period', () => {
    const facts = ['公路里程', '港口泊位', '公交线路'].map((label, i) => ({
      id: `i${i + 1}`,
      label,
      value: 10 + i,
      unit: '条',
      asOf: '2024-12-31',
    }))
    expect(textsOf(facts).join('')).not.toContain('截至')
    expect(textsOf([{ ...facts[0], asOf: '2024-09-30' }]).join('')).toContain('截至9月30日')
  })

  it('says a gap where a figure is awaited and where problems and plans are missing', () => {
    const text = gated(
      sheetOf(0, [
        { kind: 'indicator', id: 'i1', label: '在校学生数', theme: '义务', value: null, unit: '人' },
      ]),
    )
      .map((sentence) => sentence.text)
      .join('\n')
    expect(text).toContain('在校学生为【待补：指标数值】')
    expect(text).toContain('【待补：存在问题】')
    expect(text).toContain('【待补：下步计划】')
  })
})

describe('the pattern bank', () => {
  it('holds enough wordings of every kind, under ids of their own', () => {
    const counts = Object.fromEntries(Object.entries(PATTERN_BANK).map(([kind, list]) => [kind, list.length]))
    expect(counts['indicator']).toBeGreaterThanOrEqual(40)
    expect(counts['project']).toBeGreaterThanOrEqual(20)
    expect(counts['award']).toBeGreaterThanOrEqual(10)
    expect(counts['event']).toBeGreaterThanOrEqual(15)
    expect(counts['plan']).toBeGreaterThanOrEqual(20)
    expect(LINK_PATTERNS.length).toBeGreaterThanOrEqual(15)
    const ids = Object.values(PATTERN_BANK)
      .flat()
      .map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })
  it('asks only for what facts of the kind have, and types no figure, date or name', () => {
    for (const pattern of Object.values(PATTERN_BANK).flat()) {
      const attributes: readonly string[] = ATTRIBUTES[pattern.kind]
      for (const attribute of pattern.needs) expect(attributes, pattern.id).toContain(attribute)
      expect(pattern.text.replaceAll(/\{[^{}]*\}/g, ''), pattern.id).not.toMatch(
        /\d|[一二三四五六七八九十]+[个项名所年月]/,
      )
    }
  })

  it('says nothing twice: every wording of a kind is another one', () => {
    for (const list of Object.values(PATTERN_BANK)) {
      const keys = list.map(({ text, when, part }) => `${part} ${text} ${[...when].toSorted().join(' ')}`)
      expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([])
    }
  })

  it('has openings and closings for every kind of document and level', () => {
    const uses = new Set(FRAME_PATTERNS.map(({ use }) => use))
    for (const use of ['opening', 'plan-opening', 'guidance', 'direction', 'closing'] as const) {
      expect(uses.has(use)).toBe(true)
      for (const level of ['bureau', 'county', 'division', 'school'] as const)
        expect(
          FRAME_PATTERNS.some((pattern) => pattern.use === use && pattern.when.includes(level)),
          `${use} ${level}`,
        ).toBe(true)
    }
  })
})
