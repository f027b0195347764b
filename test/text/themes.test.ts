import { expect, test } from 'vitest'
import { THEME_NAMES, THEMES } from '../../src/domain/theme.ts'
import { themeOf, themeOfPassage, themeScores } from '../../src/text/themes.ts'

test.each([
  ['党建', '严格落实“三会一课”制度，推进清廉学校建设，各党支部开展主题党日。'],
  ['资源', '新建、改扩建学校6所，新增学位5400个，项目建设全面提速。'],
  ['学前', '公办幼儿园在园幼儿占比达到58.2%，普惠性幼儿园覆盖率稳步提高。'],
  ['义务', '推进义务教育优质均衡发展，抓实控辍保学，消除大班额。'],
  ['高中', '适应新高考要求，推进普通高中多样化发展，实施县中振兴行动。'],
  ['职教', '深化产教融合、校企合作，职业学校毕业生就业率稳定。'],
  ['队伍', '加强师德师风建设，深化县管校聘改革，招聘教师109名。'],
  ['改革', '持续巩固“双减”成果，规范校外培训，优化课后服务。'],
  ['五育', '坚持五育并举，抓好劳动教育和心理健康教育，降低近视率。'],
  ['安全', '排查整改校园安全隐患，开展防溺水和消防应急演练。'],
  ['民生', '发放助学金，资助家庭经济困难学生，实施营养改善计划。'],
  ['治理', '完善教育督导机制，建设智慧校园，推进依法治教。'],
  ['体育', '广泛开展全民健身活动，更新健身路径，承办马拉松赛事。'],
  ['信访', '办理12345热线和信访件，办结率达到100%。'],
  ['综合', '现将有关情况汇报如下。'],
])('%s is the theme of its own sentences', (theme, text) => {
  expect(themeOf(text)).toBe(theme)
})

test('every theme is found by its full name', () => {
  for (const theme of THEMES) {
    if (theme !== '综合') expect(themeOf(THEME_NAMES[theme].full)).toBe(theme)
  }
})

test('a heading outweighs words of another field in the text', () => {
  const text = '组织教师参加培训，各校校长逐一排查。'
  expect(themeOfPassage(['二、主要工作', '（三）守牢校园安全底线'], text)).toBe('安全')
})

test('the nearest heading outweighs the outer one', () => {
  expect(themeOfPassage(['（一）加强党的建设', '1.教师队伍'], '')).toBe('队伍')
})

test('scores count every theme', () => {
  expect([...themeScores('').keys()]).toEqual([...THEMES])
})
