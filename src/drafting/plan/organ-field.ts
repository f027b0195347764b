/** Whether the organ's own name says that education is its field; only then may general words speak of schools. */
export const isEducationOrgan = (organ: string): boolean =>
  /教育|教体|教委|教科/.test(organ) || isSchool(organ)

/** Whether the organ is itself a school, which speaks of itself and of no area. */
export const isSchool = (organ: string): boolean =>
  /(?:学校|中学|小学|幼儿园|学院|大学|[一二三四五六七八九十]中|实验初中|高级中学)$/.test(organ)

const OFFICE = /^(.{2,12}?)(?:委员会|局|厅|委|办公室|中心|总队|支队|大队)(?:.{2,12}(?:处|科|室|股|中心|队))?$/
/** What such words say is no field of work. */
const NO_FIELD = /政府|街道|集团|公司|工业园|开发区/

/**
 * What the organ works at, as its name says it: 水利 of 青岚市水利局. Undefined where the name says no such thing.
 * `region`: what stands before it.
 */
export function fieldWordOf(organ: string, region: string | undefined): string | undefined {
  if (isEducationOrgan(organ)) return '教育'
  const own = region && organ.startsWith(region) ? organ.slice(region.length) : withoutRegion(organ)
  const name = OFFICE.exec(own)?.[1]
  if (name === undefined || NO_FIELD.test(name)) return undefined
  return name.replace(/监督管理$/, '监管')
}

const withoutRegion = (organ: string): string =>
  organ.replace(/^.{1,8}?(?:自治区|自治州|自治县|省|市|州|盟|旗|县|区)(?!场)/, '')
