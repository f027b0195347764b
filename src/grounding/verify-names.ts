import type { SheetIndex } from '../facts/sheet-index.ts'
import { findNames, type NameKind } from '../text/names.ts'
import type { Span } from '../text/span.ts'
import { insideAny } from './gate-scene.ts'
import { ownWordsOf } from './own-words.ts'
import type { Fault } from './verify-figures.ts'

const KINDS: Readonly<Record<NameKind, { name: string; severity: Fault['severity'] }>> = {
  place: { name: '地名', severity: 'error' },
  organ: { name: '单位名称', severity: 'error' },
  school: { name: '校名', severity: 'error' },
  person: { name: '人名', severity: 'error' },
  award: { name: '荣誉名称', severity: 'error' },
  'document-number': { name: '文号', severity: 'error' },
  title: { name: '文件名', severity: 'warning' },
  coinage: { name: '提法', severity: 'warning' },
}

/** Names that neither the sheet nor the public list knows. A title or slogan may be the writer's own: a warning. */
export function verifyNames(sentence: string, index: SheetIndex): Fault[] {
  const own = ownWordsOf(index)
  const ownSpans = own.find(sentence)
  return findNames(sentence)
    .filter((name) => !own.allows(name.raw) && !insideAny(ownSpans, name))
    .filter((name) => name.kind !== 'award' || !isOwnHonour(name.raw, ownWordsOf(index).find(name.raw)))
    .map(({ raw, kind, start, end }) => ({
      rule: 'B6',
      severity: KINDS[kind].severity,
      message: `${KINDS[kind].name}“${raw.replaceAll(/^[“”]|[“”]$/g, '')}”不在台账中`,
      suggestion: null,
      start,
      end,
    }))
}

const PRIZES = /(?:特等|[一二三四五六]等|优秀|优胜|组织|[金银铜])奖|称号|荣誉|奖项/g

/** 省级技能大赛一等奖 of the bureau's own 技能大赛: nothing but its name, its level and a prize. */
const isOwnHonour = (raw: string, spans: readonly Span[]): boolean =>
  spans.length > 0 &&
  spans
    .toSorted((a, b) => b.start - a.start)
    .reduce((rest, { start, end }) => rest.slice(0, start) + rest.slice(Math.max(start, end)), raw)
    .replaceAll(PRIZES, '') === ''
