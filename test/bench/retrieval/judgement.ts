import type { Passage } from '../../../src/domain/document.ts'
import { splitClauses } from '../../../src/text/sentences.ts'

/**
 * What a passage is about, judged by its heading alone: the theme that most key words of the innermost heading, or
 * else of the passage's first clause, speak for. Where two speak equally loudly, or none, it is not judged. The map
 * is the bench's own and knows nothing of how the shelf tells themes.
 */
const KEY_WORDS: Readonly<Record<string, string>> = {
  学前教育: '学前 幼儿园 幼儿 托育 保教',
  义务教育: '义务教育 优质均衡 控辍 集团化 教联体',
  普通高中: '高中 高考 普高',
  职业教育: '职业教育 职教 产教 中职 技能 成人教育',
  教师队伍: '教师 师德 队伍建设 名师 师资',
  双减与教育改革: '双减 校外培训 课后服务 教育改革 教育评价 招生',
  五育: '德育 立德树人 思政 体卫艺 美育 劳动教育 心理健康 五育 素质教育',
  校园安全: '校园安全 校园 防溺水',
  教育: '教育 办学 学校 科教',
  科技创新: '科技 创新 研发 科研 成果转化 人才 新质生产力',
  工业: '工业 制造业 工业化 产业集群 产业链 未来产业 新兴产业 传统产业 产业体系 现代产业 兴工 强市战略 医药产业',
  数字: '数字 人工智能 信息化 算力 数据 智慧',
  农业农村: '农业 农村 三农 乡村 粮食 农民 农田 扶贫 脱贫 农牧',
  服务业与消费: '服务业 消费 商贸 三产 市场体系 物流 金融 内需',
  文化旅游: '文化 文旅 旅游 精神文明 文明 体育 价值观 文物 文博',
  投资与项目: '投资 项目 基础设施 交通 水利 能源 重大工程 电力',
  城镇化: '城镇 城市 城乡 百城 中心城区 县域 都市圈 棚改 住房 房地产',
  区域: '区域 长三角 京津冀 黄河流域 协调发展 粤港澳 长江经济带',
  生态: '生态 环境保护 污染 绿色 低碳 美丽 节能 双碳 碳达峰 绿化 蓝天 环境质量',
  开放: '开放 招商 外贸 外资 口岸 进出口 外经贸 一带一路 自贸 自由贸易',
  改革与营商: '改革 营商 国企 国有企业 放管服 民营 经营主体 体制 机制 非公有制',
  民生与保障: '民生 社会保障 社保 就业 养老 增收 收入 救助 福祉 实事 惠民 人民生活',
  卫生: '卫生 医疗 健康 医保 计划生育 人口 疫情',
  安全与治理: '安全 平安 稳定 治理 信访 风险 应急 和谐 社会管理 国防 双拥',
  政府建设: '政府 自身建设 依法行政 作风 廉政 行政效能 党建 党的建设 从严治 政治建设 法治 民主 勤政 职能',
  经济运行: '经济增长 国民经济 综合实力 经济运行 经济总量 经济发展 财政 财源 稳增长 经济平稳',
}

const PATTERNS = Object.entries(KEY_WORDS).map(
  ([theme, words]) => [theme, new RegExp(words.split(' ').join('|'), 'g')] as const,
)
const LONGEST_LEAD = 40

export const judge = ({ path, text }: Pick<Passage, 'path' | 'text'>): string | null => {
  const heading = path.at(-1) ?? ''
  const byHeading = strongest(heading)
  return byHeading === undefined ? (strongest(leadOf(text)) ?? null) : byHeading
}

/** Undefined where no key word stands, null where two themes are equally strong. */
export function strongest(words: string): string | null | undefined {
  const counted = PATTERNS.map(([theme, pattern]) => ({
    theme,
    count: words.match(pattern)?.length ?? 0,
  })).sort((a, b) => b.count - a.count)
  const [first, second] = counted
  if (!first || first.count === 0) return undefined
  return first.count === second?.count ? null : first.theme
}

function leadOf(text: string): string {
  const first = splitClauses(text)[0]
  return first ? text.slice(first.start, first.end).slice(0, LONGEST_LEAD) : ''
}
