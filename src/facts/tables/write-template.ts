import { FACT_LETTERS, type FactKind, type FactSheet } from '../../domain/fact-sheet.ts'
import type { OutputCell, OutputSheet } from '../../domain/grid.ts'
import {
  NOTES_SHEET,
  PROFILE_FIELDS,
  PROFILE_SHEET,
  TEMPLATE_FIELDS,
  TEMPLATE_SHEETS,
  type TemplateField,
} from './template-fields.ts'
import { writeValue } from './template-values.ts'

const KINDS = Object.keys(FACT_LETTERS) as FactKind[]
const WIDTHS: Readonly<Record<string, number>> = {
  编号: 10,
  名称: 28,
  措施: 36,
  内容: 40,
  备注: 24,
  进展: 32,
  成效: 28,
}
const WIDTH = 14

const header = (text: string): OutputCell => ({ text, kind: 'header' })
const words = (text: string): OutputCell => ({ text, kind: 'text' })

/** The sheets of the empty template, each with a row that shows how it is filled. */
export const templateSheets = (): OutputSheet[] => [
  notesSheet(),
  profileSheet((field) => words(field.path[0] === 'kind' ? field.example : '')),
  ...KINDS.map((kind) => factsSheet(kind, [])),
]

/** A fact sheet in the form of the template, so that it can be gone through and filled up in a spreadsheet. */
export const sheetsOf = (sheet: FactSheet): OutputSheet[] => [
  notesSheet(),
  profileSheet((field) => words(writeValue(valueAt(sheet, field.path), field.form))),
  ...KINDS.map((kind) =>
    factsSheet(
      kind,
      sheet.facts.filter((fact) => fact.kind === kind),
    ),
  ),
]

function factsSheet(kind: FactKind, facts: readonly unknown[]): OutputSheet {
  const fields = TEMPLATE_FIELDS[kind]
  return {
    name: TEMPLATE_SHEETS[kind],
    rows: [
      fields.map(({ header: text }) => header(text)),
      fields.map(({ example }): OutputCell => ({ text: example, kind: 'example' })),
      ...facts.map((fact) => fields.map((field) => factCell(fact, field))),
    ],
    columns: fields.map((field) => ({
      width: WIDTHS[field.header] ?? WIDTH,
      ...(choicesOf(field) ? { choices: choicesOf(field) ?? [] } : {}),
    })),
    headerRows: 1,
  }
}

const choicesOf = ({ form }: TemplateField): readonly string[] | undefined =>
  typeof form === 'object' ? Object.values(form.names) : form === 'flag' ? ['是'] : undefined

const factCell = (fact: unknown, { path, form }: TemplateField): OutputCell => ({
  text: writeValue(valueAt(fact, path), form),
  kind: form === 'decimal' || form === 'whole' ? 'decimal' : 'text',
})

function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null
        ? Object.entries(inner).find(([name]) => name === key)?.[1]
        : undefined,
    value,
  )
}

function profileSheet(content: (field: TemplateField) => OutputCell): OutputSheet {
  return {
    name: PROFILE_SHEET,
    rows: [
      ['项目', '内容', '说明', '示例'].map(header),
      ...PROFILE_FIELDS.map((field): OutputCell[] => [
        header(field.header),
        { ...content(field), ...(choicesOf(field) ? { choices: choicesOf(field) ?? [] } : {}) },
        words(field.help),
        { text: field.example, kind: 'example' },
      ]),
    ],
    columns: [{ width: 14 }, { width: 40 }, { width: 44 }, { width: 30 }],
    headerRows: 1,
  }
}

const GENERAL: readonly (readonly [string, string])[] = [
  ['怎样填写', '先填“单位信息”，再在各表从第 3 行起逐行填写；没有内容的表空着。'],
  ['示例行', '各表第 2 行是示例，编号一格以“示例”开头的行导入时忽略，也可以删去。'],
  ['表头', '第 1 行是表头，请不要改动；列的次序可以变，不用的列可以删。'],
  ['下拉列表', '领域、状态等列从列表中选，填别的不予导入。'],
  ['数', '只填数，单位填在单位列；百分比填 54.96，单位填 %。'],
  ['日期', '2024年、2024年上半年、2024年第三季度、2024年9月、2024年9月15日，或表格软件的日期。'],
  ['不予导入的格', '导入后逐格列出表、行、列和原因，其余照常导入。'],
]

function notesSheet(): OutputSheet {
  const rows = KINDS.flatMap((kind) =>
    TEMPLATE_FIELDS[kind]
      .filter(({ help }) => help !== '')
      .map(({ header: name, help }) => [words(TEMPLATE_SHEETS[kind]), words(name), words(help)]),
  )
  return {
    name: NOTES_SHEET,
    rows: [
      ['表', '列', '说明'].map(header),
      ...GENERAL.map(([subject, text]) => [words('全部'), words(subject), words(text)]),
      ...rows,
    ],
    columns: [{ width: 12 }, { width: 18 }, { width: 90 }],
    headerRows: 1,
  }
}
