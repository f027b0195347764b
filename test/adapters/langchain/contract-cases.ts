import { Document, type DocumentInterface } from '@langchain/core/documents'
import { it } from 'vitest'

/** What an implementation may lack. A lack is tested too: the case must fail, or else the list is out of date. */
export type Ability =
  | 'gives the ids back'
  | 'takes ids with the call'
  | 'takes ids with the documents'
  | 'deletes'
  | 'replaces by id'
  | 'gives by id'
  | 'keeps equal texts apart'
  | 'shows equal texts each'
  | 'higher scores are better'
  | 'searches by vector'
  | 'finds what has nothing in common'
  | 'k for one call'
  | 'filter for one call'
  | 'ends by signal'

export type Lacks = readonly Ability[]

export const caseOf = (lacks: Lacks) => (ability: Ability) => (lacks.includes(ability) ? it.fails : it)

export const TEXTS = {
  kindergarten: '新建改扩建公办幼儿园，普惠性学前教育资源稳步增加。',
  safety: '开展校园安全隐患排查，落实校车管理制度。',
  sports: '举办中小学生田径运动会，保障每天一小时体育锻炼。',
  teachers: '组织新教师岗前培训，选派骨干到乡村交流。',
  vocation: '深化产教融合，职业院校与企业共建实训基地。',
} as const

const YEARS = {
  kindergarten: 2023,
  safety: 2024,
  sports: 2023,
  teachers: 2024,
  vocation: 2024,
} as const

type Subject = keyof typeof TEXTS
export const SUBJECTS = Object.keys(TEXTS) as readonly Subject[]

export const documentOn = (subject: Subject): Document =>
  new Document({ pageContent: TEXTS[subject], metadata: { subject, year: YEARS[subject] } })

export const textsOf = (documents: readonly DocumentInterface[]): string[] =>
  documents.map(({ pageContent }) => pageContent)
