/**
 * All that a model may say in words of its own beside the references (grounding.md 2.6, by exclusion): words that tie,
 * lead in or say what is done with a thing, and claim no size, rank, place, time, cause, success or person. Written by
 * hand for the purpose; what is missing here costs wording, and what stands here wrongly costs the promise.
 */
const WORDS = `
的 了 地 得 和 与 及 以 于 在 对 为 是 有 由 从 向 将 把 被 按 按照 根据 依照 依据 依托 通过 借助 结合 围绕 聚焦 针对 关于
其中 同时 此外 另外 并 并且 以及 还 也 又 均 都 分别 继续 进而 在此基础上 与此同时 在此 基础 上 中 下 之 等 这 该 此 其 各项 有关 相关
达 达到 达成 至 到 为 系 占 计 共 合计 包括 涉及 涵盖 方面 情况 工作 任务 项目 活动 举措 措施 内容 事项 要求 安排 部署 目标 重点 要点
做好 抓好 抓实 抓紧 推进 推动 推行 实施 开展 组织 举办 落实 落细 加强 强化 加快 深化 优化 完善 健全 规范 统筹 协调 服务 保障 支持 促进 巩固
持续 深入 扎实 稳步 有序 稳妥 着力 积极 认真 切实 进一步 不断 坚持 坚决 主动 努力 力争 确保 计划 拟 突出 注重 紧扣 立足 贯彻
牵头 负责 配合 参与 会同 承担 明确 细化 压实 责任 分工 机制 制度 方案 办法 体系 平台 载体 抓手 支撑 渠道 方式 形式 流程 标准
对照 年初 年度 全年 本年度 年内 期间 目前 截至 总的 总体 整体 具体 主要 一体 上述 以上 如下 按要求
培育 培养 建设 建立 打造 构建 搭建 选树 引导 鼓励 指导 督促 督导 检查 排查 整治 治理 防范 化解 宣传 培训 研讨 学习 交流
我局 我市 我县 我区 我校 本局 局 单位 部门 科室 学校 师生 教师 学生 干部 群众 家长 党员 教育 教学 质量 资源 安全 党建 队伍 文化 卫生 体育 管理
存在 差距 不足 问题 困难 短板 弱项 有待 需要 需 改进 重视 关注 回应
怎样 如何 哪些 什么 说明 讲清
`

export const MODEL_WORDS: ReadonlySet<string> = new Set(WORDS.trim().split(/\s+/))
