import type { Theme } from '../../domain/theme.ts'

/** A clause of a heading: one of the verbs, then the object of four characters. */
export type Clause = { readonly verbs: readonly string[]; readonly object: string }

export type ThemeHeadings = {
  /** What the field is about, and what carries it. Both name work that was done, never a result. */
  readonly main: Clause
  readonly support: Clause
  /** The field or its aim in two characters, as it stands after 抓, and the clause that goes with it. */
  readonly short: string
  readonly focus: Clause
  /** The guiding idea of the field's plan, as it stands after 坚持. */
  readonly principle: string
  /** The field and the verb of its improvement; printed only where the field's own figures rose. */
  readonly risen: { readonly subject: string; readonly verb: string }
}

/**
 * Words of level 2 headings. Every object has four characters and every verb two, so that any choice of
 * verbs gives siblings of equal length.
 */
export const THEME_HEADINGS: Readonly<Record<Theme, ThemeHeadings>> = {
  党建: {
    main: { verbs: ['加强', '抓实'], object: '党的建设' },
    support: { verbs: ['夯实', '建强'], object: '基层组织' },
    short: '党建',
    focus: { verbs: ['夯实', '建强'], object: '基层组织' },
    principle: '党建引领',
    risen: { subject: '党的建设', verb: '加强' },
  },
  资源: {
    main: { verbs: ['统筹', '整合'], object: '教育资源' },
    support: { verbs: ['保障', '完善'], object: '办学条件' },
    short: '资源',
    focus: { verbs: ['保障', '完善'], object: '办学条件' },
    principle: '优先发展',
    risen: { subject: '资源供给', verb: '扩大' },
  },
  学前: {
    main: { verbs: ['发展', '办好'], object: '学前教育' },
    support: { verbs: ['坚持', '保障'], object: '公益普惠' },
    short: '普惠',
    focus: { verbs: ['发展', '办好'], object: '学前教育' },
    principle: '公益普惠',
    risen: { subject: '学前教育', verb: '普及' },
  },
  义务: {
    main: { verbs: ['办好', '做优', '抓好'], object: '义务教育' },
    support: { verbs: ['促进', '推动'], object: '均衡发展' },
    short: '均衡',
    focus: { verbs: ['办好', '做优'], object: '义务教育' },
    principle: '优质均衡',
    risen: { subject: '义务教育', verb: '均衡' },
  },
  高中: {
    main: { verbs: ['做优', '抓好', '办好'], object: '高中教育' },
    support: { verbs: ['引导', '鼓励'], object: '特色办学' },
    short: '特色',
    focus: { verbs: ['做优', '抓实'], object: '高中教育' },
    principle: '多样特色',
    risen: { subject: '高中教育', verb: '提升' },
  },
  职教: {
    main: { verbs: ['做实', '办活'], object: '职业教育' },
    support: { verbs: ['推进', '深化'], object: '产教融合' },
    short: '融合',
    focus: { verbs: ['做实', '办活'], object: '职业教育' },
    principle: '产教融合',
    risen: { subject: '职业教育', verb: '发展' },
  },
  队伍: {
    main: { verbs: ['建强', '建好'], object: '教师队伍' },
    support: { verbs: ['弘扬', '涵养'], object: '师德师风' },
    short: '队伍',
    focus: { verbs: ['弘扬', '涵养'], object: '师德师风' },
    principle: '师德为先',
    risen: { subject: '教师队伍', verb: '优化' },
  },
  改革: {
    main: { verbs: ['深化', '推进'], object: '教育改革' },
    support: { verbs: ['激发', '释放'], object: '办学活力' },
    short: '改革',
    focus: { verbs: ['激发', '释放'], object: '办学活力' },
    principle: '守正创新',
    risen: { subject: '教育改革', verb: '深化' },
  },
  五育: {
    main: { verbs: ['落实', '坚持'], object: '立德树人' },
    support: { verbs: ['健全', '推行'], object: '育人体系' },
    short: '育人',
    focus: { verbs: ['落实', '坚持'], object: '立德树人' },
    principle: '全面育人',
    risen: { subject: '育人实效', verb: '增强' },
  },
  安全: {
    main: { verbs: ['维护', '守护'], object: '校园安全' },
    support: { verbs: ['压实', '严格'], object: '安全责任' },
    short: '安全',
    focus: { verbs: ['守护', '维护'], object: '校园平安' },
    principle: '预防为主',
    risen: { subject: '安全基础', verb: '巩固' },
  },
  民生: {
    main: { verbs: ['服务', '关注'], object: '教育民生' },
    support: { verbs: ['办理', '做实'], object: '惠民实事' },
    short: '民生',
    focus: { verbs: ['办理', '做好'], object: '惠民实事' },
    principle: '服务为本',
    risen: { subject: '惠民服务', verb: '改善' },
  },
  治理: {
    main: { verbs: ['规范', '改进'], object: '教育治理' },
    support: { verbs: ['强化', '加大'], object: '督导评估' },
    short: '治理',
    focus: { verbs: ['强化', '加大'], object: '督导评估' },
    principle: '依法治教',
    risen: { subject: '教育治理', verb: '规范' },
  },
  体育: {
    main: { verbs: ['开展', '推动'], object: '体育工作' },
    support: { verbs: ['推广', '倡导'], object: '全民健身' },
    short: '体育',
    focus: { verbs: ['推广', '倡导'], object: '全民健身' },
    principle: '全民共享',
    risen: { subject: '体育服务', verb: '拓展' },
  },
  信访: {
    main: { verbs: ['畅通', '拓宽'], object: '信访渠道' },
    support: { verbs: ['回应', '化解'], object: '群众诉求' },
    short: '信访',
    focus: { verbs: ['回应', '化解'], object: '群众诉求' },
    principle: '源头治理',
    risen: { subject: '信访工作', verb: '改进' },
  },
  综合: {
    main: { verbs: ['统筹', '抓好'], object: '重点工作' },
    support: { verbs: ['做好', '搞好'], object: '综合保障' },
    short: '保障',
    focus: { verbs: ['服务', '统筹'], object: '重点工作' },
    principle: '统筹兼顾',
    risen: { subject: '保障能力', verb: '提高' },
  },
}

/** What three or more merged fields are called together. */
export const MERGED_HEADINGS: readonly { readonly fields: readonly string[]; readonly main: Clause }[] = [
  { fields: ['学前', '义务', '高中'], main: { verbs: ['办好', '发展'], object: '基础教育' } },
  { fields: ['学前', '义务', '高中', '职教'], main: { verbs: ['发展', '办好'], object: '各类教育' } },
  { fields: ['安全', '信访', '治理'], main: { verbs: ['维护', '守护'], object: '安全稳定' } },
  { fields: ['安全', '民生', '信访', '治理'], main: { verbs: ['维护', '守护'], object: '和谐稳定' } },
  { fields: ['改革', '五育', '义务'], main: { verbs: ['深化', '推进'], object: '育人改革' } },
]

/**
 * With which field a field of too few facts is put under one heading, nearest first. A field that the list
 * does not reach joins the one before it in the document.
 */
export const NEIGHBOURS: Readonly<Record<Theme, readonly Theme[]>> = {
  党建: ['队伍', '治理', '综合'],
  资源: ['民生', '学前', '义务', '治理'],
  学前: ['义务', '资源', '高中'],
  义务: ['学前', '高中', '五育', '改革'],
  高中: ['义务', '职教', '改革', '学前'],
  职教: ['高中', '改革', '义务'],
  队伍: ['改革', '党建', '五育', '治理'],
  改革: ['治理', '五育', '队伍', '义务'],
  五育: ['改革', '体育', '义务', '队伍'],
  安全: ['信访', '治理', '民生'],
  民生: ['信访', '资源', '安全', '治理'],
  治理: ['信访', '改革', '安全', '综合'],
  体育: ['五育', '民生'],
  信访: ['安全', '民生', '治理'],
  综合: ['治理', '信访', '党建', '民生'],
}
