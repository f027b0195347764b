/**
 * Events and terms with the first month in which a text can name them, with the source of the date. A text whose
 * own period ends earlier cannot hold them.
 */
export type Era = {
  readonly words: string
  readonly from: string
  readonly source: string
  /** When the entry was checked. */
  readonly checked: string
}

const era = (words: string, from: string, source: string, checked = '2026-11'): Era => ({
  words,
  from,
  source,
  checked,
})

export const ERAS: readonly Era[] = [
  era('党的十八大', '2012-11', '中国共产党第十八次全国代表大会公报'),
  era('党的十九大', '2017-10', '中国共产党第十九次全国代表大会公报'),
  era('十九届四中全会', '2019-10', '十九届四中全会公报'),
  era('十九届五中全会', '2020-10', '十九届五中全会公报'),
  era('十九届六中全会', '2021-11', '十九届六中全会公报'),
  era('党的二十大', '2022-10', '中国共产党第二十次全国代表大会公报'),
  era('二十届二中全会', '2023-02', '二十届二中全会公报'),
  era('二十届三中全会', '2024-07', '二十届三中全会公报'),
  era('二十届四中全会', '2025-10', '二十届四中全会公报'),
  era(
    '“双减”',
    '2021-05',
    '中办、国办《关于进一步减轻义务教育阶段学生作业负担和校外培训负担的意见》，2021年7月印发，5月审议',
  ),
  era('党史学习教育', '2021-02', '党史学习教育动员大会'),
  era(
    '新时代中国特色社会主义思想主题教育',
    '2023-04',
    '中共中央《关于在全党深入开展学习贯彻习近平新时代中国特色社会主义思想主题教育的意见》',
  ),
  era('八项规定精神学习教育', '2025-03', '中办《关于在全党开展深入贯彻中央八项规定精神学习教育的通知》'),
  era('《民法典》', '2020-05', '2020年5月28日通过，2021年1月1日施行'),
  era('新冠', '2020-01', '2020年1月起的防控文件'),
  era('党纪学习教育', '2024-04', '中办《关于在全党开展党纪学习教育的通知》'),
  era('家庭教育促进法', '2021-10', '2021年10月23日通过'),
  era('新质生产力', '2023-09', '2023年9月首次提出'),
  era('《学前教育法》', '2024-11', '2024年11月8日通过，2025年6月1日施行'),
  era('“两个确立”', '2021-11', '十九届六中全会公报'),
  era('教育强国建设规划纲要', '2025-01', '中共中央、国务院2025年1月印发'),
  era('教育家精神', '2023-09', '2023年教师节'),
]

/** Congresses in order: a text of later years that names only the older one may be out of date. */
export const CONGRESSES: readonly (readonly [words: RegExp, from: string])[] = [
  [/十八大/, '2012-11'],
  [/十九大/, '2017-10'],
  [/二十大/, '2022-10'],
]

/** First and last year of each five-year plan, by its ordinal (national plans). */
export const PLAN_WINDOWS: Readonly<Record<string, readonly [first: number, last: number]>> = {
  十一五: [2006, 2010],
  十二五: [2011, 2015],
  十三五: [2016, 2020],
  十四五: [2021, 2025],
  十五五: [2026, 2030],
}
