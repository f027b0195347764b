import { z } from 'zod'

/**
 * The fields of work of an education bureau, in the order in which documents treat them, each with the
 * full name that a reader knows and the other names under which a 台账 may list it.
 * 综合 holds what belongs to no single field.
 */
export const THEME_NAMES = {
  党建: { full: '党的建设', aliases: ['党建工作', '党风廉政', '全面从严治党'] },
  资源: { full: '教育资源', aliases: ['项目建设', '资源建设', '教育资源建设', '学校建设'] },
  学前: { full: '学前教育', aliases: ['幼儿教育'] },
  义务: { full: '义务教育', aliases: ['小学初中'] },
  高中: { full: '普通高中', aliases: ['高中教育', '普高', '教育质量', '质量'] },
  职教: { full: '职业教育', aliases: ['职业与成人教育', '职成教'] },
  队伍: { full: '教师队伍', aliases: ['队伍建设', '师资', '人事'] },
  改革: { full: '教育改革', aliases: ['“双减”', '双减', '改革创新', '综合改革'] },
  五育: { full: '五育并举', aliases: ['德育', '体育艺术', '立德树人', '德体美劳'] },
  安全: { full: '校园安全', aliases: ['安全稳定', '平安校园'] },
  民生: { full: '教育民生', aliases: ['教育惠民', '资助', '服务', '民生实事'] },
  治理: { full: '教育治理', aliases: ['督导', '信息化', '法治', '智慧教育'] },
  体育: { full: '体育事业', aliases: ['群众体育', '全民健身'] },
  信访: { full: '信访工作', aliases: ['信访稳定', '热线'] },
  综合: { full: '综合工作', aliases: ['其他', '其它'] },
} as const

export type Theme = keyof typeof THEME_NAMES
export const THEMES = Object.keys(THEME_NAMES) as readonly Theme[]
export const themeSchema = z.enum(Object.keys(THEME_NAMES) as [Theme, ...Theme[]])

/** The theme that a short name, full name or alias means; undefined when none does. */
export function themeNamed(name: string): Theme | undefined {
  const wanted = name.trim()
  return THEMES.find((theme) => {
    const { full, aliases } = THEME_NAMES[theme]
    return theme === wanted || full === wanted || (aliases as readonly string[]).includes(wanted)
  })
}
