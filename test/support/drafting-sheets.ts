import type { FactSheet } from '../../src/domain/fact-sheet.ts'
import { THEMES } from '../../src/domain/theme.ts'
import { parseSheet } from '../../src/facts/parse-sheet.ts'

const NOUNS = ['覆盖率', '达标率', '参与率', '合格率', '普及率', '巩固率', '就读率', '满意率']
const THINGS = [
  '示范学校',
  '工作站点',
  '实践基地',
  '教研团队',
  '特色课程',
  '安全设备',
  '服务窗口',
  '活动场所',
]

/** An annual sheet of `count` facts of all kinds and themes, in a fixed mixture, followed by `more` facts. */
export function sheetOf(count: number, more: readonly unknown[] = []): FactSheet {
  return parseSheet({
    profile: { organ: '澄溪市教育局', region: '澄溪市', level: 'city', superiors: ['市委', '市政府'] },
    kind: 'annual',
    period: '2024',
    date: '2025-01-05',
    facts: [...Array.from({ length: count }, (_, i) => factNumber(i)), ...more],
  })
}

function factNumber(i: number): unknown {
  const theme = THEMES[Math.floor(i / 3) % THEMES.length]
  const name = `${theme}${'甲乙丙丁戊己庚辛壬癸'.charAt(Math.floor(i / 45) % 10)}${'东西南北中'.charAt(i % 5)}`
  const base = { theme, must: i % 4 === 0 }
  const id = i + 101
  switch (i % 9) {
    case 0:
    case 4:
      return {
        ...base,
        kind: 'indicator',
        id: `i${id}`,
        label: `${name}${NOUNS[i % NOUNS.length]}`,
        value: `${60 + (i % 39)}.${i % 10}`,
        unit: '%',
        previous: { value: `${55 + (i % 39)}.${i % 9}` },
        better: 'up',
      }
    case 1:
      return {
        ...base,
        kind: 'indicator',
        id: `i${id}`,
        label: `${name}${THINGS[i % THINGS.length]}数`,
        value: `${40 + i}`,
        unit: '个',
        previous: { value: `${45 + (i % 7)}` },
        target: { value: `${38 + i + (i % 3)}`, sense: '不低于' },
      }
    case 2:
      return {
        ...base,
        kind: 'event',
        id: `e${id}`,
        label: `${name}专题培训`,
        date: `2024-${String((i % 12) + 1).padStart(2, '0')}`,
        figures: [{ label: '参训人员', value: `${200 + i}`, unit: '人次' }],
      }
    case 3:
      return {
        ...base,
        kind: 'project',
        id: `p${id}`,
        label: `${name}实验学校`,
        status: (['投用', '在建', '完工', '前期', '开工', '暂停'] as const)[Math.floor(i / 9) % 6],
        money: [{ label: '总投资', value: `${1000 + i}`, unit: '万元' }],
      }
    case 5:
      return {
        ...base,
        kind: 'award',
        id: `a${id}`,
        label: `${name}优秀组织奖`,
        level: '省级',
        by: '省教育厅',
      }
    case 6:
      return {
        ...base,
        kind: 'plan',
        id: `t${id}`,
        label: `${name}提升工程`,
        measure: '健全工作机制，分批推进实施',
        due: '2025-10',
        owner: `${theme}科`,
      }
    case 7:
      return {
        ...base,
        kind: 'last-plan',
        id: `l${id}`,
        label: `${name}改造任务`,
        status: (['完成', '推进', '未完成'] as const)[Math.floor(i / 9) % 3],
      }
    default:
      return {
        ...base,
        kind: 'problem',
        id: `q${id}`,
        label: `${name}短板`,
        text: `${name}方面工作力量还不充足`,
      }
  }
}
