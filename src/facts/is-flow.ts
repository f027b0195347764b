import type { Indicator } from '../domain/fact-sheet.ts'

const FLOW_UNIT = /(?:人次|批次|场次|车次|件次|[场次件起宗])$/
const MONEY_FLOW = /投资|收入|支出|产值|营业额|销售|税收|经费|拨款|交易额|成交/
const DONE =
  /^(?:新增|新建|新招|完成|实现|接待|受理|办理|办结|查处|开展|举办|组织|培训|招聘|招录|引进|发放|拨付|整改|改造|治理|检查|抽检|排查|化解|调解|签约|建成)/

/** Whether the figure counts what came together during a period, by what is stated or else by its unit and name. */
export const isFlow = ({ basis, label, unit }: Indicator): boolean =>
  basis !== 'stock' ||
  FLOW_UNIT.test(unit) ||
  DONE.test(label) ||
  (/元$/.test(unit) && MONEY_FLOW.test(label))

/** A sum that only its unit and name tell to be one is asked about, not held false. */
export const severityOfSum = ({ basis }: Indicator): 'error' | 'warning' =>
  basis === 'stock' ? 'warning' : 'error'
