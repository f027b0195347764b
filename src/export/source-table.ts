import type { FactSpan, Section } from '../domain/draft.ts'
import type { Fact, FactSheet } from '../domain/fact-sheet.ts'
import { findLiterals } from '../text/literals.ts'
import type { Block } from './blocks.ts'

type Sections = readonly Pick<Section, 'number' | 'level' | 'sentences'>[]

const HEADER = ['位置', '文中数据', '台账条目', '来源', '如何得出'] as const
const WIDTHS = [12, 22, 24, 26, 24] as const

/**
 * 数据溯源表: every figure of a draft with its fact, the file and cell that it came from, and how it was derived.
 * The writer's own figures that no fact bears out stand in it with that remark.
 */
export function sourceTable(sections: Sections, sheet: FactSheet): Block {
  const byId = new Map(sheet.facts.map((fact) => [fact.id, fact]))
  const path: string[] = []
  const rows = sections.flatMap(({ number, level, sentences }) => {
    path.splice(level - 1, path.length, number)
    const place = path.join('').replace(/[、.]$/, '')
    return sentences.flatMap(({ text, facts, checks }) => [
      ...facts.flatMap((span) => {
        const fact = byId.get(span.id)
        const figures = findLiterals(text.slice(span.start, span.end)).map(({ raw }) => raw)
        return fact && figures.length > 0
          ? [
              [
                place,
                figures.join('、'),
                `${fact.id} ${fact.label}`,
                sourceOf(fact),
                derivationOf(fact, span),
              ],
            ]
          : []
      }),
      ...checks
        .filter(({ rule, severity }) => rule.startsWith('B') && severity === 'error')
        .map(({ message }) => [place, text, '无', '撰稿人撰写', message]),
    ])
  })
  return { kind: 'table', title: '数据溯源表', widths: WIDTHS, header: HEADER, rows }
}

/** Where a fact comes from, in words. */
export function sourceOf({ source, note }: Fact): string {
  if (source) return source.cell ? `${source.file} ${source.cell}` : source.file
  return note ?? '台账填写'
}

/** How a figure of the text follows from its fact, in words. */
export function derivationOf(fact: Fact, { attr }: Pick<FactSpan, 'attr'>): string {
  if (fact.kind !== 'indicator') return '照台账所填'
  const now = `本期${fact.value ?? ''}${fact.unit}`
  const before = fact.previous ? `${fact.previous.basis}${fact.previous.value}${fact.unit}` : ''
  const target = fact.target ? `目标${fact.target.value}${fact.unit}` : ''
  switch (attr) {
    case '增量':
    case '同比':
    case '变化':
      return before ? `由${now}与${before}算得` : '照台账所填的同比数'
    case '全句':
      return before ? `${now}照台账所填，升降由它与${before}算得` : '照台账所填'
    case '完成率':
    case '差距':
      return target ? `由${now}与${target}算得` : '照台账所填的完成率'
    case '上年':
      return '照台账所填的上期数'
    default:
      return '照台账所填'
  }
}
