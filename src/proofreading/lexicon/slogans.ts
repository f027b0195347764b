/** Counted slogans with their members in the usual order, the source, and when the entry was checked. */
export type Slogan = {
  readonly name: string
  readonly members: readonly string[]
  readonly source: string
  readonly checked: string
}

const slogan = (name: string, members: string, source: string, checked = '2026-11'): Slogan => ({
  name,
  members: members.split(' '),
  source,
  checked,
})

export const SLOGANS: readonly Slogan[] = [
  slogan('四个意识', '政治意识 大局意识 核心意识 看齐意识', '中央文件通行表述'),
  slogan('四个自信', '道路自信 理论自信 制度自信 文化自信', '中央文件通行表述'),
  slogan('三会一课', '支部党员大会 支部委员会 党小组会 党课', '中国共产党支部工作条例（试行）'),
  slogan('四风', '形式主义 官僚主义 享乐主义 奢靡之风', '中央文件通行表述'),
  slogan('五育', '德育 智育 体育 美育 劳动教育', '2018年全国教育大会'),
  slogan('五项管理', '作业 睡眠 手机 读物 体质', '教育部2021年关于“五项管理”的通知'),
  slogan('三严三实', '严以修身 严以用权 严以律己 谋事要实 创业要实 做人要实', '中央文件通行表述'),
  slogan('三重一大', '重大决策 重要干部任免 重大项目安排 大额度资金使用', '中央文件通行表述'),
  slogan('四有好老师', '有理想信念 有道德情操 有扎实学识 有仁爱之心', '2014年教师节重要讲话'),
  slogan('三个课堂', '专递课堂 名师课堂 名校网络课堂', '教育部2020年关于加强“三个课堂”应用的指导意见'),
  slogan('三全育人', '全员育人 全程育人 全方位育人', '中共中央、国务院文件'),
  slogan('五唯', '唯分数 唯升学 唯文凭 唯论文 唯帽子', '深化新时代教育评价改革总体方案'),
  slogan('三防', '人防 物防 技防', '中小学幼儿园安全防范工作规范（试行）'),
]

/** Short forms that are usually set in quotation marks, and what they stand for. */
export type QuotedTerm = {
  readonly term: string
  readonly full: string
  readonly source: string
  readonly checked: string
}

const term = (words: string, full: string, source: string, checked = '2026-11'): QuotedTerm => ({
  term: words,
  full,
  source,
  checked,
})

export const QUOTED_TERMS: readonly QuotedTerm[] = [
  term('双减', '减轻义务教育阶段学生作业负担和校外培训负担', '中办、国办2021年7月意见'),
  term('三会一课', '支部党员大会、支部委员会、党小组会和党课', '党支部工作条例（试行）'),
  term('两学一做', '学党章党规、学系列讲话，做合格党员', '中办2016年方案'),
  term('县管校聘', '义务教育教师县级管理、学校聘用', '教育部等2014年意见'),
  term('国培计划', '中小学幼儿园教师国家级培训计划', '教育部、财政部2010年通知'),
  term('两个确立', '', '十九届六中全会公报'),
  term('四个意识', '', '中央文件通行表述'),
  term('四个自信', '', '中央文件通行表述'),
  term('两个维护', '', '中央文件通行表述'),
  term('三重一大', '', '中央文件通行表述'),
  term('五育并举', '德育、智育、体育、美育、劳动教育并举', '教育文件通行表述'),
  term('五项管理', '作业、睡眠、手机、读物、体质管理', '教育部2021年通知'),
  term('双一流', '世界一流大学和一流学科', '国务院2015年方案'),
  term('三个课堂', '专递课堂、名师课堂、名校网络课堂', '教育部2020年意见'),
  term('两个责任', '主体责任和监督责任', '中央文件通行表述'),
  term('一岗双责', '', '中央文件通行表述'),
  term('放管服', '简政放权、放管结合、优化服务', '国务院文件通行表述'),
  term('三区人才', '边远贫困地区、边疆民族地区和革命老区人才', '人才支持计划文件'),
  term('全面改薄', '全面改善贫困地区义务教育薄弱学校基本办学条件', '教育部等2013年意见'),
]

/** Names of one thing; a document should settle for one of each row. */
export type Variants = {
  readonly names: readonly string[]
  readonly source: string
  readonly checked: string
}

export const VARIANTS: readonly Variants[] = [
  { names: ['四星级高中', '四星高中'], source: '星级高中评估文件', checked: '2026-11' },
  { names: ['三星级高中', '三星高中'], source: '星级高中评估文件', checked: '2026-11' },
  {
    names: ['派遣制教师', '编外教师', '非编教师', '合同制教师', '劳务派遣教师'],
    source: '教育系统用语',
    checked: '2026-11',
  },
  { names: ['留守儿童', '留守学生'], source: '教育系统用语', checked: '2026-11' },
  {
    names: ['学前三年毛入园率', '学前教育毛入园率', '幼儿毛入园率'],
    source: '教育统计用语',
    checked: '2026-11',
  },
  { names: ['公办园在园幼儿占比', '公办幼儿园在园幼儿占比'], source: '教育统计用语', checked: '2026-11' },
  { names: ['课后服务', '课后延时服务'], source: '教育系统用语', checked: '2026-11' },
  { names: ['随迁子女', '进城务工人员子女', '外来务工人员子女'], source: '教育系统用语', checked: '2026-11' },
  { names: ['教体局', '教育体育局'], source: '机关简称', checked: '2026-11' },
]
