import type { GridCell } from '../../domain/grid.ts'
import { asPercent, readFigure } from './read-figure.ts'
import type { FieldReader, RecordPlace } from './record-place.ts'
import { answerIn, projectStatusIn } from './record-words.ts'
import { addCell, addNote, noteName, takeWords, textOf } from './row-reader.ts'
import type { ColumnMapping } from './table-mapping.ts'

/** How far a project or an item of last year's plan is, in words or as a percentage. */
export const readProgress: FieldReader = (place, cell, column) => {
  const { fact, table, ledger } = place
  const text = takeWords(cell, ledger)
  if (text === undefined) return
  if (table.kind === 'project') readProjectProgress(place, cell, column, text)
  else if (table.kind === 'last-plan') readAnswer(place, cell, column, text)
  else addNote(fact, cell, noteName(column), ledger)
}

function readProjectProgress(place: RecordPlace, cell: GridCell, column: ColumnMapping, text: string): void {
  const { fact } = place
  const { raw } = fact
  const percent = percentIn(place, cell)
  if (percent !== undefined) {
    raw['status'] ??= Number(percent) >= 100 ? '完工' : Number(percent) === 0 ? '前期' : '在建'
    const list = Array.isArray(raw['figures']) ? raw['figures'] : []
    raw['figures'] = [...list, { label: column.name ?? progressName(column), value: percent, unit: '%' }]
    addCell(fact, 'figures', cell)
    return
  }
  const status = projectStatusIn(text)
  if (column.field === 'status' && status) {
    raw['status'] = status
    addCell(fact, 'status', cell)
    if (text.length <= 4) {
      // 撤销 and 合并 say how it came to its end.
      if (status === '取消' && text !== status) addNote(fact, cell, noteName(column), place.ledger)
      return
    }
  } else raw['status'] ??= status
  const before = textOf(raw['detail'])
  raw['detail'] = before === '' ? text : `${before}；${text}`
  addCell(fact, 'detail', cell)
}

const progressName = ({ header }: ColumnMapping): string =>
  header
    .split('/')
    .at(-1)
    ?.replaceAll(/[（(].*?[)）]/g, '') || '进度'

/** A percentage, stored as 65%, 65 or 0.65. */
function percentIn({ table, ledger }: RecordPlace, cell: GridCell): string | undefined {
  const figure = readFigure(cell, '%')
  if (figure.kind !== 'figure' || figure.sense || (figure.unit ?? '%') !== '%') return undefined
  const isPart =
    figure.unit === undefined && table.percents === 'fraction' && Math.abs(Number(figure.value)) <= 1
  if (!isPart) return figure.value
  const percent = asPercent(figure.value)
  ledger.ask(cell, `进度存的是 ${cell.text}，按 ${percent}% 导入，请核对`)
  return percent
}

function readAnswer(place: RecordPlace, cell: GridCell, column: ColumnMapping, text: string): void {
  const { fact, ledger } = place
  const { raw } = fact
  const percent = percentIn(place, cell)
  const answer = percent === undefined ? answerIn(text) : Number(percent) >= 100 ? '完成' : '推进'
  if (column.field === 'status') raw['status'] = answer ?? raw['status']
  // A share below the whole outweighs words that sound done.
  else if (percent !== undefined && answer === '推进' && raw['status'] === '完成') raw['status'] = answer
  else raw['status'] ??= answer
  if (column.field === 'status' && text.length <= 4) addCell(fact, 'status', cell)
  else if ((answer === '未完成' || answer === '取消') && raw['reason'] === undefined) {
    raw['reason'] = text
    addCell(fact, 'reason', cell)
  } else addNote(fact, cell, noteName(column), ledger)
}

/** The target of a plan item: a figure, or a result in words. */
export const readPlanTarget: FieldReader = ({ fact, table, ledger }, cell, column) => {
  if (table.kind !== 'plan' && table.kind !== 'last-plan') {
    addNote(fact, cell, noteName(column), ledger)
    return
  }
  const text = takeWords(cell, ledger)
  if (text === undefined) return
  const figure = readFigure(cell, column.unit ?? '')
  const before = fact.raw['target']
  if (figure.kind === 'figure' && before === undefined) {
    const unit = figure.unit ?? column.unit ?? ''
    fact.raw['target'] = { value: figure.value, unit, ...(figure.sense ? { sense: figure.sense } : {}) }
  } else {
    const kept = typeof before === 'object' && before !== null ? before : {}
    const words = 'text' in kept ? `${textOf(kept.text)}；` : ''
    fact.raw['target'] = { ...kept, text: words + text }
  }
  addCell(fact, 'target', cell)
}
