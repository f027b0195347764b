/**
 * All that a model may say in words of its own beside the references (grounding.md 2.6, by exclusion). Written by hand
 * for the purpose; what is missing here costs wording, and what stands here wrongly costs the promise. None of the groups
 * holds a name or the head of one (中心, 工程, 行动, 大会, a bare 局), a figure, a size, a rank, a place, a time of its own, a
 * cause, a direction (提高, 扩大), a result (完成, 建成, 实现), a part of a whole (其中) or a single act that can be told true
 * or false (走访, 执法, 采购): those come from references alone.
 *
 * Which group may be used depends on what the clause says of facts (`src/grounding/rules/own-wording.ts`), for the same
 * word is harmless apart from a figure and a claim beside it: 农村, 我县, 力争.
 */
const GROUPS = {
  /** They tie clauses and point to what the sentence already holds. Beside figures and whole clauses nothing else stands. */
  ties: `
的 了 地 得 和 与 同 及 以 于 在 对 为 是 有 由 从 向 至 到 系 占 计 共 着 则 而 而且 且 同时 此外 另外 并 并且 以及 还 也 又
上 中 下 之 等 这 该 此 其 达 达到 方面 情况 上述 进而 在此基础上 与此同时 在此 基础 继续`,
  /** They say that a work is spoken of, and nothing of it. */
  pointing: `
围绕 聚焦 针对 结合 关于 作为 按照 按 将 把 进行 工作 任务 内容 事项 重点 要点 主要 重要 具体 各项 有关 相关 总体 整体 着力 紧扣 突出 统筹 推进 抓 抓好 做好 加强 重视 关注`,
  /** What is done and how, beside the name of a task, an event or a project that is under way. */
  acting: `
抓实 抓紧 推动 推行 实施 开展 组织 落实 落细 强化 加快 深化 优化 完善 健全 规范 协调 服务 保障 支持 促进 巩固 建设
持续 深入 扎实 稳步 有序 稳妥 积极 认真 切实 进一步 不断 坚持 主动 注重 立足 大力 精准 依法 科学 合理 充分 严格 逐步 逐项
紧密 密切 分类 分批 分级 分步 常态 长效 因地制宜
项目 活动 举措 措施 要求 安排 部署 机制 制度 方案 体系 责任`,
  /** Frames of a clause without a reference: attitude and manner, and the parts of work that every office has. */
  framing: `
我局 本局 本单位 各单位 有关单位 相关单位 有关部门 相关部门 各部门 有关科室 相关科室 我们 各级 各方 各类 各个 各
以来 之间 之中 方式 形式 目标 分工 体制 办法 平台 载体 抓手 支撑 渠道 流程 标准 政策 模式 领域 区域 层面 环节 结构 布局 功能 条件
能力 水平 力度 效能 活力 动能 动力 作用 形势 机遇 精神 思想 要素 主体 资源 质量 特色 品质 管理 队伍 基本 主题 专项 专题 综合 日常
传统 新型 全过程 全流程 全链条 各领域 各环节 大局 中心任务 坚决 协同 一体 高质量 按要求 可持续 有效衔接 有机结合
发展 改革 创新 合作 开放 融合 联动 对接 衔接 转型 升级 引导 鼓励 指导 压实 贯彻 细化 明确 监督 监管 评价 考核 配合 学习 交流 宣传 怎样 如何 哪些 什么 说明 讲清
现代化 信息化 规范化 标准化 制度化 常态化 专业化 精细化 数字化 智能化 法治化 多元化 便利化 网格化 一体化
安全性 针对性 系统性 整体性 协调性 综合性 创新型 服务型`,
  /** Those whom an office works for and the fields of work as a yearbook heads them; only where the bureau's sheet has them. */
  fields: `
干部 群众 家长 党员 师生 教师 学生 人员 人才 居民 农民 人民 青年 青少年 未成年人 儿童 妇女 老年
教育 教学 安全 党建 文化 卫生 体育 学校 校园 学前教育 义务教育 职业教育 高等教育 特殊教育 幼儿 幼儿园 小学 初中 高中 中小学 中小学生 课程
课堂 教材 教研 作业 劳动 实践 心理 德育 智育 美育 师德 师风 学位 学籍 考试 校舍 食堂 宿舍
经济 社会 产业 工业 农业 制造 企业 市场 贸易 商品 产品 品种 粮食 畜牧 林业 森林 水产 旅游 物流 流通 医药 汽车 材料 技术 科技 科研 生产
城市 城乡 农村 乡村 社区 基层 公共 民生 生态 环境 绿色 智能 设施 设备 基础设施 公共服务 数字 信息 数据 网络 金融 投资 消费 就业 医疗 养老
健康 保险 补贴 交通 道路 公路 铁路 水利 供水 供电 电力 电网 管网 燃气 污水 垃圾 排放 污染 能源 土地 耕地 住房 房地产 食品 政务 法律 文明
和谐 均衡 生活 事业 财政 收入 资金 机构`,
  /** Of several facts alone. */
  plural: `均 都 分别`,
  /** Of what belongs to the whole of the report's time. */
  period: `全年 年内 本年度 年度`,
  /** Beside the name of what is still to come. */
  aims: `将 要 须 应 应当 拟 计划 打算 谋划 下一步`,
  /** How firmly something is promised, which is the sheet's to say; only apart from facts and in a plan. */
  promises: `力争 确保 努力 争取`,
  /** Of what the sheet itself calls a problem or missed. */
  problems: `存在 差距 不足 问题 困难 短板 弱项 有待 需要 需 改进 整改 回应 需求 诉求`,
} as const

export type WordGroup = keyof typeof GROUPS

const listOf = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/))

export const MODEL_WORDS: Readonly<Record<WordGroup, ReadonlySet<string>>> = {
  ties: listOf(GROUPS.ties),
  pointing: listOf(GROUPS.pointing),
  acting: listOf(GROUPS.acting),
  framing: listOf(GROUPS.framing),
  fields: listOf(GROUPS.fields),
  plural: listOf(GROUPS.plural),
  period: listOf(GROUPS.period),
  aims: listOf(GROUPS.aims),
  promises: listOf(GROUPS.promises),
  problems: listOf(GROUPS.problems),
}
