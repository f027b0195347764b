/**
 * All that a model may say in words of its own beside the references (grounding.md 2.6, by exclusion). Written by hand
 * for the purpose; what is missing here costs wording, and what stands here wrongly costs the promise. So each group has
 * its reason, and none holds a name or the head of one (中心, 工程, 行动, 大会, a bare 局), a figure, a size, a rank, a place, a
 * time of its own, a cause, a direction (提高, 扩大) or a result (完成, 建成, 实现): those come from references alone.
 */
const GROUPS = {
  /** They tie clauses and point to what the sentence already holds. */
  ties: `
的 了 地 得 和 与 同 及 以 于 在 对 为 是 有 由 从 向 将 把 被 按 按照 根据 依照 依据 依托 通过 借助 结合 围绕 聚焦 针对 关于 作为 进行 着 则 而 而且
其中 同时 此外 另外 并 并且 以及 还 也 又 均 都 分别 继续 进而 在此基础上 与此同时 在此 基础 上 中 下 之 之间 之中 以来 等 这 该 此 其 各项 各 各类 各个 各级 各方 有关 相关
达 达到 达成 至 到 系 占 计 共 合计 包括 涉及 涵盖 方面 情况 上述 以上 以下 如下 其他 其余 对照 年初 年度 全年 本年度 年内 期间 目前 截至 总的 总体 整体 具体 主要 一体 要 须 应 应当
存在 差距 不足 问题 困难 短板 弱项 有待 需要 需 改进 重视 关注 回应 怎样 如何 哪些 什么 说明 讲清`,
  /** The bureau about itself and those it works for, without a name. */
  persons: `
我局 我市 我县 我区 我校 本局 本单位 各单位 有关单位 相关单位 有关部门 相关部门 各部门 有关科室 相关科室 我们 干部 群众 家长 党员 师生 教师 学生 人员 人才 居民 农民 人民 青年 青少年 未成年人 儿童 留守儿童 妇女 老年 残疾人`,
  /** What is done, not what came of it: no verb that is true only of something finished, grown or won. */
  work: `
做好 抓 抓好 抓实 抓紧 推进 推动 推行 实施 开展 组织 举办 落实 落细 加强 强化 加快 深化 优化 完善 健全 规范 统筹 协调 服务 保障 支持 促进 巩固 培育 培养 建设 建立 打造 构建 搭建 选树 引导 鼓励 指导 督促 督导 检查 排查 整治 治理 防范 化解 宣传 培训 研讨 学习 交流 牵头 负责 配合 参与 会同 承担 明确 细化 压实 贯彻
发展 改革 创新 改造 保护 修复 合作 开放 融合 联动 对接 衔接 谋划 调整 转型 升级 运行 运营 经营 引进 攻坚 监督 监管 监测 评估 评价 考核 申报 争取 探索 试点 示范 规划 设计 供给 配套 配置 延伸 转化 转移 集约 调度 储备 采购 管护 维护 绿化 防治 审批 执法 救助 帮扶 走访 慰问 宣讲 演练 巡查 整改 使用 运用 利用 应用 发挥 研发 种植 养殖 加工 招生 就读 入学 阅读 读书`,
  /** How it is done; manner of working that no figure could bear out or refute. */
  manner: `
持续 深入 扎实 稳步 有序 稳妥 着力 积极 认真 切实 进一步 不断 坚持 坚决 主动 努力 力争 确保 计划 拟 突出 注重 紧扣 立足 大力 精准 依法 科学 合理 充分 严格 协同 逐步 逐项 紧密 密切 共同 联合 同步 适时 分类 分批 分级 分步 常态 长效 因地制宜 有效衔接 有机结合 高质量 按要求 可持续`,
  /** The parts of work that every office has. */
  means: `
工作 任务 项目 活动 举措 措施 内容 事项 要求 安排 部署 目标 重点 要点 责任 分工 机制 体制 制度 方案 办法 体系 平台 载体 抓手 支撑 渠道 方式 形式 流程 标准 政策 模式 领域 区域 层面 环节 结构 布局 功能 条件 能力 水平 力度 需求 诉求 效能 效益 活力 动能 动力 作用 形势 机遇 精神 思想 要素 主体 机构 资金 财政 收入 资源 质量 特色 品质 管理 队伍 基本 重要 主题 专项 专题 综合 日常 传统 新型 全过程 全流程 全链条 各领域 各环节`,
  /** Fields of work as a statistics yearbook heads them; what was done in them only a reference can say. */
  fields: `
教育 教学 安全 党建 文化 卫生 体育 学校 校园 学前教育 义务教育 职业教育 高等教育 特殊教育 幼儿 幼儿园 小学 初中 高中 中小学 中小学生 课程 课堂 教材 教研 作业 劳动 实践 心理 德育 智育 美育 师德 师风 学位 学籍 考试 校舍 食堂 宿舍
经济 社会 产业 工业 农业 制造 企业 市场 贸易 商品 产品 品种 粮食 畜牧 林业 森林 水产 旅游 物流 流通 医药 汽车 材料 技术 科技 科研 生产 城市 城乡 农村 乡村 社区 基层 公共 民生 生态 环境 绿色 智能 设施 设备 基础设施 公共服务 数字 信息 数据 网络 金融 投资 消费 就业 医疗 养老 健康 保险 补贴 交通 道路 公路 铁路 水利 供水 供电 电力 电网 管网 燃气 污水 垃圾 排放 污染 能源 土地 耕地 住房 房地产 食品 政务 法律 文明 和谐 均衡 生活 事业`,
  /** 化 and 性 behind a word of this list; the ending alone would fit any name. */
  endings: `
现代化 信息化 规范化 标准化 制度化 常态化 专业化 精细化 数字化 智能化 法治化 多元化 便利化 网格化 一体化 安全性 针对性 系统性 整体性 协调性 综合性 创新型 服务型`,
} as const

export const MODEL_WORDS: ReadonlySet<string> = new Set(
  Object.values(GROUPS).flatMap((words) => words.trim().split(/\s+/)),
)
