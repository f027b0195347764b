import type { Project } from '../domain/fact-sheet.ts'
import type { ATTRIBUTES } from '../domain/reference.ts'
import { periodWords } from './period-words.ts'
import { joined, type Renderer, type Setting, said, saidIf } from './setting.ts'
import { dateOf } from './sheet-index.ts'
import { asClause, figureList } from './wording.ts'

type Attributes = (typeof ATTRIBUTES)['project'][number]

/** Works on something that stands already end with 完工, a new building with 建成. */
const WORKS = /(?:工程|项目|改造|扩建|修缮|维修|提升|迁建|新建|建设|加固|更新|整治)$/

/** What the status says, in the words of an office. A status never sounds further on than it is. */
export function statusWords({ status, label }: Project): string {
  const works = WORKS.test(label)
  switch (status) {
    case '谋划':
      return '正在谋划'
    case '前期':
      return '正在开展前期工作'
    case '开工':
      return '已开工建设'
    case '在建':
      return '正在推进建设'
    case '完工':
      return works ? '已完工' : '已建成'
    case '投用':
      return works ? '已完工并投入使用' : '已建成投用'
    case '暂停':
      return '已暂停实施'
    case '取消':
      return '已取消实施'
  }
}

/** The dates that belong to the status: what has happened, and the expected end of what is under way. */
function dateClauses(project: Project, { year, index }: Setting): string[] {
  const { status, dates } = project
  // What an earlier year finished is no result of this one.
  const finish = dates.finish ?? dateOf(project, index.sheet)
  const at = (verb: string, period: string | undefined): string[] =>
    period ? [`${periodWords(period, year)}${verb}`] : []
  const due = dates.due ? [`计划${periodWords(dates.due, year)}完工`] : []
  switch (status) {
    case '投用':
      return [...at('投入使用', dates.inUse), ...(dates.inUse ? [] : at('完工', finish))]
    case '完工':
      return at('完工', finish)
    case '开工':
    case '在建':
      return [...at('开工', dates.start), ...due]
    case '暂停':
      return at('开工', dates.start)
    case '谋划':
    case '前期':
      return due
    case '取消':
      return []
  }
}

function statusClause(project: Project, setting: Setting): string {
  return [statusWords(project), ...dateClauses(project, setting)].join('，')
}

/** What a building is built to hold; a figure of it wants a verb: 提供初中学位1500个. */
const HELD = /^(?!新增|增加|提供|设置|配置|可)\p{Script=Han}{0,12}(?:学位|床位|工位|座位|车位|泊位|席位)$/u

function figuresText({ figures, status }: Project): string | undefined {
  const held = figures.filter(({ label }) => HELD.test(label))
  const list = figureList(held)
  const provided = list && `${status === '完工' || status === '投用' ? '' : '可'}提供${list}`
  const parts = [figureList(figures.filter((figure) => !held.includes(figure))), provided]
  return parts.filter((part) => part !== undefined).join('，') || undefined
}

/** Money that has not flowed is no news. */
const moneyText = ({ money }: Project): string | undefined =>
  figureList(money.filter(({ value }) => !/^0+(?:\.0+)?$/.test(value)))

const BARE_STATE: Readonly<Partial<Record<Project['status'], RegExp>>> = {
  开工: /^(?:已|已经)?开工(?:建设)?$/,
  在建: /^(?:正在|项目)?(?:在建|建设中?|推进建设)$/,
  完工: /^(?:已|已经)?(?:全部|全面)?(?:完工|竣工|建成)$/,
  取消: /^(?:项目)?(?:已|已经)?(?:取消|终止|撤销)(?:实施)?$/,
  投用: /^(?:已|已经)?(?:完工|竣工|建成)?(?:并)?(?:投用|投入使用)$/,
}

/** The bureau's own words without a clause that only says the status over again. */
function detailText({ detail, status }: Project): string | undefined {
  if (detail === undefined) return undefined
  const state = BARE_STATE[status]
  const parts = asClause(detail).split(/(?<=[，；])/)
  const news = parts.filter((part) => !state?.test(part.replace(/[，；]$/, '').trim()))
  return asClause(news.join('')) || undefined
}

export const projectRenderers: Readonly<Record<Attributes, Renderer<Project>>> = {
  名称: ({ label }) => said(label),
  状态: (project) => said(statusWords(project)),
  投资: (project) => saidIf(moneyText(project)),
  数量: (project) => saidIf(figuresText(project)),
  时间: (project, setting) => saidIf(dateClauses(project, setting).join('，')),
  地点: ({ site }) => saidIf(site),
  详情: (project) => saidIf(detailText(project)),
  全句: (project, setting) => {
    const { label, site } = project
    return joined('，', [
      said(
        `${label}${site && !label.includes(site) ? `（位于${site}）` : ''}${statusClause(project, setting)}`,
      ),
      saidIf(moneyText(project)),
      saidIf(figuresText(project)),
      saidIf(detailText(project)),
    ])
  },
}
