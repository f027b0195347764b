import { describe, expect, it } from 'vitest'
import type { Role } from '../../../src/domain/document.ts'
import { parseSheet } from '../../../src/facts/parse-sheet.ts'
import { indexSheet } from '../../../src/facts/sheet-index.ts'
import { checkTemplate, hasErrors } from '../../../src/grounding/gate-a.ts'

const index = indexSheet(
  parseSheet({
    profile: { organ: '澄溪市教育局', region: '澄溪市' },
    period: '2024',
    facts: [
      {
        id: 'i1',
        label: '公办园占比',
        value: '58.2',
        unit: '%',
        previous: { value: '55', basis: '上年' },
        target: { value: '57', sense: '不低于' },
      },
      { id: 'i2', label: '农村幼儿园数', value: '36', unit: '所', basis: 'stock' },
      {
        id: 'i3',
        label: '近视率',
        value: '51',
        unit: '%',
        target: { value: '50', sense: '不高于' },
        better: 'down',
      },
      { kind: 'event', id: 'e1', label: '教师宣讲活动', date: '2024-09', what: '开展教师宣讲活动' },
      { kind: 'project', id: 'p1', label: '青山学校改造', status: '在建' },
      { kind: 'project', id: 'p2', label: '东湖学校新建', status: '谋划' },
      { kind: 'award', id: 'a1', label: '平安校园', level: '省级', recipient: '青山学校' },
      { kind: 'problem', id: 'q1', label: '学位缺口', text: '城区学位不足' },
      { kind: 'plan', id: 't1', label: '学前扩容', measure: '新建公办园', commitment: '力争' },
      { kind: 'own-name', id: 'o1', label: '白鹭书院' },
    ],
  }),
)
const passes = (words: string, role: Role = 'summary'): boolean => {
  const template = words.replaceAll(/\[([a-z]\d)\.([^\]]+)\]/g, (_, id: string, attribute: string) => {
    const fact = index.byId.get(id)
    return `{{${id}${fact?.label ?? ''}.${attribute}}}`
  })
  return !hasErrors(checkTemplate(template, index, { author: 'model', role }))
}

describe('a model beside the facts of the sheet', () => {
  it.each([
    '[i1.名称]达[i1.值]，[i1.变化]。',
    '2024年，[i1.全句]。',
    '[p1.全句]，同时，[e1.全句]。',
    '深入推进[p1.名称]，[p1.全句]。',
    '围绕[e1.名称]、[p1.名称]等重点，统筹推进各项工作。',
    '聚焦幼儿园建设，[i2.全句]。',
    '[i3.全句]，存在差距。',
    '下一步，推进[t1.名称]，[t1.措施]。',
  ])('ties and frames them: %s', (words) => {
    expect(passes(words)).toBe(true)
  })

  it.each([
    ['says where or of whom a figure is', '农村[i1.全句]。'],
    ['says where in a clause of its own', '在白鹭书院，[i1.全句]。'],
    ['gives a figure to another area', '我县[i1.名称]达[i1.值]。'],
    ['gives a figure to each', '各类幼儿园均[i1.全句]。'],
    ['makes an act of a count', '走访慰问[i2.名称][i2.值]。'],
    ['makes a gap of a value', '[i1.名称]差距为[i1.值]。'],
    ['tells a part of a whole', '[i1.全句]，其中[i2.全句]。'],
    ['makes an aim of what was reached', '力争[i1.名称]达[i1.值]。'],
    ['promises what is only thought of', '力争[p2.全句]。'],
    ['finds a problem in a plan', '[t1.全句]，存在问题，有待整改。'],
    ['adds up what nobody has', '[i1.名称]合计[i1.值]。'],
    ['claims acts apart from the facts', '走访慰问困难群众，[i1.全句]。'],
    ['claims work in a field that the sheet does not know', '优化养老服务，[i1.全句]。'],
    ['invents a problem', '[p1.名称]存在安全问题，有待整改。'],
    ['invents a problem in another clause', '[i1.全句]，困难突出。'],
    ['invents who did it', '白鹭书院开展[e1.名称]。'],
    ['invents who did it, by reference', '[o1.名称]开展[e1.名称]。'],
    ['rests on a name alone', '[o1.名称]有序推进各项工作。'],
    ['gives an honour to another', '白鹭书院[a1.全句]。'],
    ['moves an event within the year', '年初[e1.名称]有序推进。'],
    ['moves an event to another year', '2025年开展[e1.名称]。'],
    ['spreads a year over a five-year plan', '“十四五”期间，[i1.名称]达[i1.值]，“十四五”期间[i1.变化]。'],
    ['tells a plan as work under way', '深入推进[t1.名称]。'],
    ['tells a plan as work of the year', '全年实施[t1.名称]。'],
    ['tells a mere idea as carried out', '组织实施[p2.名称]。'],
    ['makes one fact the cause of another', '通过[e1.名称]，[i1.全句]。'],
    ['makes one work further another', '以[e1.名称]推动[p1.名称]。'],
  ])('never %s: %s', (_, words) => {
    expect(passes(words)).toBe(false)
  })

  it('names a task of the plan in the plan', () => {
    expect(passes('深入推进[t1.名称]，[t1.措施]。', 'plan')).toBe(true)
  })
})
