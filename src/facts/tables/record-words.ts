import type { LastPlanItem, ProjectStatus } from '../../domain/fact-sheet.ts'

/** Of several words that occur the first row that fits counts: 未完工 is not 完工, 已完成前期 is still 前期. */
const PROJECT_STATUS: readonly (readonly [status: ProjectStatus, words: RegExp])[] = [
  // 合并验收 and 取消限高 speak of other things than the end of a project.
  [
    '取消',
    /^(?:已|经批准)?(?:取消|终止|撤销|撤项|合并|并入|核减|下马|不再实施)|(?:项目|已|拟)(?:取消|终止|撤销|合并(?!验收)|并入|核减|下马)|不再(?:实施|建设)|(?:取消|终止|合并)(?:实施|建设)/,
  ],
  ['暂停', /停工|暂停|缓建|停建|搁置|中止/],
  ['谋划', /谋划|策划|储备|拟建|规划中/],
  [
    '前期',
    /前期|立项|可研|初设|初步设计|勘察|设计|招标|招投标|报批|审批|征地|用地|办理.{0,6}手续|未开工|待开工|尚未开工|未动工|拟开工/,
  ],
  ['投用', /投用|投入使用|启用|交付使用|开学使用/],
  [
    '在建',
    /在建|续建|施工|建设中|正在建设|主体|封顶|基础|装修|装饰|安装|未完工|未竣工|收尾|推进|附属|桩基|土方|室外/,
  ],
  ['完工', /完工|竣工|建成|验收|已完成|全部完成|^完成$/],
  ['开工', /开工|动工|新建|开建|进场/],
]

/** The status that words about a project state; undefined where they say none. */
export const projectStatusIn = (text: string): ProjectStatus | undefined =>
  PROJECT_STATUS.find(([, words]) => words.test(text))?.[0]

const ANSWERS: readonly (readonly [status: NonNullable<LastPlanItem['status']>, words: RegExp])[] = [
  ['取消', /取消|不再实施|终止|调整出|撤销|合并到|并入|核减/],
  ['未完成', /未完成|未启动|未开展|未实施|没有完成|未达到?|滞后|未落实|^否$|^×$/],
  [
    '推进',
    /正在|推进|进行|部分完成|基本完成|有序|在建|序时|持续|开展|已启动|实施中|办理中|进展|阶段|尚在|筹备/,
  ],
  [
    '完成',
    /^(?:完成|办结|达标|销号|是|√|✓)[。！]?$|(?:已|已经|全部|全面|均已|圆满|超额|如期|按期|提前|按时)(?:全部|全面|如期|按期|提前)?(?:完成|建成|办结|达到|达标|实现|落实|出台|印发|投用|投入使用|完工|竣工|验收)(?![^，。；]{0,8}\d)|完成(?:全部|全年|年度)?(?:任务|目标)|达到(?:目标|要求)/,
  ],
]

/**
 * What words about last year's item say of it; undefined where they leave it open: 完成改造480间 does not say whether
 * that was all.
 */
export const answerIn = (text: string): NonNullable<LastPlanItem['status']> | undefined =>
  ANSWERS.find(([, words]) => words.test(text))?.[0]

export type AwardLevel = '国家级' | '省级' | '市级' | '县级' | '其他'

const LEVELS: readonly (readonly [level: AwardLevel, words: RegExp])[] = [
  ['国家级', /国家|全国|中央|国务院|教育部|体育总局|^部级|中国/],
  ['省级', /省|自治区|直辖市/],
  ['县级', /县|区(?!域)/],
  ['市级', /市/],
]

/** The level that the words of a column of levels, or the name of who gave the award, state. */
export const awardLevelIn = (text: string): AwardLevel | undefined =>
  LEVELS.find(([, words]) => words.test(text))?.[0]
