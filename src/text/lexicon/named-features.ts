/** Words before which a name stands unless a general word does: 蓝天燃气. Source: usage. */
export const NAMED_FEATURES =
  '林场 智算中心 数据中心 产业园 科技园 国际城 煤矿 铁矿 金矿 电厂 电站 电气 电器 药业 制药 石化 食品 乳业 酒业 纸业 铝业 重工 实业 集团 公司 控股 燃气 服饰 置业 地产 商城 超级工厂 机场 大道 大街 大桥 水库 灌区 古镇 种业 牧业 农商行 支行 书院 实验室'

/** General words that stand before such words: 国有公司, 重点实验室. Source: counts over reports of many regions. */
export const GENERIC_BEFORE_FEATURE = `
一体化 一批 一轮 上市 专科 世界 严格 中国 中型 中心 主题 乡村 乡镇 二期 亚洲 交易 交通 产业 产品 人民 人流 以上 企业 休闲 优质 住宅 住房 体育 依靠 促进 保持 保税 保险 保障 修订 债券 做好 健全 全区
全国 全球 全部 公立 公路 其中 再生 农业 农村 列席 创业 创意 创新 利用 制定 制造 前期 加大 加工 加强 加快 加速 动力 助力 化工 化石 区域 医药 升级 卫生 历史 县城 发展 发挥 口袋 各类 合作 合同 合成
商业 商务 国家 国有 国防 国际 地质 坚持 城乡 城区 城市 城镇 培养 培育 基金 增量 外资 大型 大学 大批 学校 安全 安排 完全 完善 完成 实施 实现 实行 实验 审计 小型 小学 工业 工程 巩固 市中 师范 平台
建成 建立 建设 开展 开工 开放 引导 引进 强化 快递 成为 我国 战略 房地产 打造 扩大 扩建 技术 投资 探索 控股 推动 推广 推进 提升 提高 支持 收费 改善 改造 攻关 政府 教育 数据 整治 文化 新型 新增 新建
旅游 普及 普通 智慧 智能 更多 更新 有机 服务 机构 材料 标准 标杆 校园 民生 水利 水平 汽车 治理 沿海 海上 海洋 消费 消除 深化 清洁 物流 特色 狠抓 现代 现有 生态 生物 监测 省级 知名 破解 示范 社会
科技 科研 稳定 竣工 第二 粮食 精品 精细 组织 经济 结合 综合 绿色 老年 老旧 考古 职业 职务 联合 聚焦 能源 自主 航空 航运 艺术 落实 行政 覆盖 规范 计划 设施 财政 财经 质量 贷款 贸易 超级 足球 跨国
转化 运动 运营 进口 通用 遗址 配套 配置 重大 重点 重要 量子 金属 金融 铁路 附属 降低 青年 项目 领域 高压 高校 高等 高速 高速公路 鼓励
国家 重点 中小型 大中型 国有大型 天然 管道 城市 农村 有限 股份 总 分 子 上市 国有 民营 物业 平台 城投 保险 证券 信托 担保 租赁 旅游 交通 供水 供电 自来水 热力 燃煤 燃气 垃圾 垃圾焚烧 火力 水力 抽水蓄能 抽蓄 变电 加油 充电 新能源 家用 保健 预制 休闲 绿色 有机 特色 健康 安全 校园 学校 功能 联合 共建 工程 技术 企业 教学 科学 实训 虚拟 标准化 智慧 数字 迎宾 主干 城区 中心 跨江 跨海 跨河 大型 中型 小型 病险 骨干 通用 支线 枢纽 国际 民用 千年 历史 特色 文化 村镇 商业 银行 现代 教育 医疗 医院 办学 校际 紧密型 城乡 幼教 职教 名校 龙头 头部 知名 优质 品牌 生物 中药 化学 仿制 原料 创新 房 不 房地产 问题 食品 药品 粮食 地方 当地 外地 外资 合资 独资 境外 跨国 中央 省属 市属 县属 国内 国外 全国 全省 全市
`

/** Latin words that everybody writes. Source: usage. */
export const GENERAL_LATIN =
  'AI VR AR XR IT ICT LNG CNG LED LCD GDP CPI PPI PMI PM PPP EOD BOT EPC REIT REITs ETF IPO APP App ETC KTV POS ATM ERP OA IP ID CT MRI PCR ICU DNA VOC VOCs COD BOD SCI EI ESG RCEP WTO APEC OECD UNESCO CEO MBA MPA EMS HACCP ISO GMP GAP QC STEM STEAM PISA BIM GIS GPS WiFi Wifi Internet Plus VS PK TOP NBA CBA OTO B2B B2C C2M MCN SOP FTA Python Scratch C km kg cm mm kW MW GW kV kVA EB TB GB PB EFLOPS'
