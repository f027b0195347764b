/** What a part does, by its heading: 二、存在的问题, 三、2025年工作思路. */
export function roleOfHeading(heading: string): 'summary' | 'problems' | 'plan' {
  if (/问题|不足|短板|困难/.test(heading)) return 'problems'
  return /计划|打算|思路|安排|谋划|下半年|下一步|要点|重点工作|主要任务/.test(heading) ? 'plan' : 'summary'
}
