import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { checkSheet } from '../src/facts/check-sheet.ts'
import { parseSheetText } from '../src/facts/parse-sheet.ts'
import {
  balanceFaults,
  hundredths,
  numberFaults,
  repeatedSentences,
  shareFaults,
  sumFaults,
  widthFaults,
} from './support/document-faults.ts'
import { describeShared, sharedPath } from './support/shared.ts'

const folder = new URL('../corpus/', import.meta.url)
const read = (file: string): string => readFileSync(new URL(file, folder), 'utf8')
const files = readdirSync(folder).filter((file) => file.endsWith('.md') && file !== 'README.md')
const documents = new Map(files.map((file) => [file.replace('.md', ''), read(file)]))
const sheet = parseSheetText(read('sample-facts.json'))

const annual = (organ: string, year: number): string =>
  documents.get(`${organ}${year}年工作总结和${year + 1}年工作计划`) ?? ''
const planPart = (text: string): string => text.slice(text.search(/^## 三、/m))
const summaryPart = (text: string): string => text.slice(0, text.search(/^## 三、/m))

const firstGroup = (match: RegExpMatchArray | null): string | undefined =>
  match?.slice(1).find((group) => group !== undefined)
const groupOf = (text: string, pattern: RegExp): string | undefined => firstGroup(text.match(pattern))

/** How a bureau's summaries state a metric and, where they do, its change; the figure is the first group that matched. */
type Metric = { readonly name: string; readonly value: RegExp; readonly change: RegExp | null }

/** One metric a line: name, value, change, with two spaces between. */
const readMetrics = (table: string): Metric[] =>
  table
    .trim()
    .split('\n')
    .map((row) => row.split('  '))
    .map(([name = '', value = '', change]) => ({
      name,
      value: new RegExp(value),
      change: change ? new RegExp(change) : null,
    }))

const CITY = readMetrics(String.raw`
学前三年毛入园率  毛入园率(?:达到)?([\d.]+)%  毛入园率[^。]*?分别(?:提高|上升)([\d.]+)个
普惠性幼儿园覆盖率  普惠性幼儿园覆盖率(?:达到)?([\d.]+)%  普惠性[^。]*?分别(?:提高|上升)[\d.]+个[、和]([\d.]+)个
公办幼儿园在园幼儿占比  公办园[^。]{0,12}万名，占(?:比由[^。]*?升至)?([\d.]+)%  公办园[^。]{0,12}万名，占[\d.]+%，提高([\d.]+)个百分点
教育集团数  教育集团(?:9个，总数增至|发展到)(\d+)个|(\d+)个教育集团  教育集团发展到\d+个，比上年多(\d+)个|集团数量比上年增加(\d+)个
教育集团成员校占比  占(?:全市)?\d+所义务教育学校的([\d.]+)%  所义务教育学校的[\d.]+%，提高([\d.]+)个
56人以上大班额数  大班额(?:减至|仅剩)?(\d+)个  大班额[^。]*?一年减少(\d+)个
56人以上大班额比例  大班额[^。]*?占(?:班级总数\d+个的)?([\d.]+)%  大班额[^。]*?(?:下降|降低)([\d.]+)个百分点
九年义务教育巩固率  九年义务教育巩固率[达为]?([\d.]+)%  巩固率[^。，]*，(?:较上年)?(?:提高|上升)([\d.]+)个
随迁子女公办学校就读比例  随迁子女[^。]*?占比?([\d.]+)%  随迁子女[^。]*?提高([\d.]+)个
省级特色高中数  省级特色高中(?:\d所，累计|新增\d所、总数)?(\d+)所  (?:认定|级)省级特色高中(\d)所|省级特色高中新增(\d)所
职业学校合作企业数  合作企业达(\d+)家|与(\d+)家企业|合作企业比上年增加\d+家，达到(\d+)家  企业建立稳定合作关系，比上年增加(\d+)家|合作企业比上年增加(\d+)家
中职毕业生去向落实率  去向落实率([\d.]+)%  去向落实率[\d.]+%，较上年提高([\d.]+)个
职业培训规模  职业培训(?:量增至)?([\d.]+)万人次
省职业院校技能大赛获奖数  技能大赛[^。]*?(?:共计|奖项|取得)(\d\d)[项个]  技能大赛[^。]*?总数比上年(?:多|增加)(\d+)项
课后服务参与率  参与率([\d.]+)%|义务教育在校生[\d.]+万名的([\d.]+)%  (?:参与率[\d.]+%|在校生[\d.]+万名的[\d.]+%)，比上年提高([\d.]+)个
学生体质健康优良率  体质健康优良率(?:上升至|达)?([\d.]+)%  优良率[^。；]*?(?:较上年提高|高于上年|同比提高)([\d.]+)个
儿童青少年总体近视率  近视率(?:下降至|为)?([\d.]+)%  近视率[^。；]*?(?:下降|低于上年)([\d.]+)个
专职心理健康教师数  专职(?:心理健康教师)?达?(\d+)名  专职心理健康教师[^。]*?增加(\d+)名
隐形变异培训查处数  查处(?:违规培训|隐形变异培训)(\d+)起  隐形变异培训\d+起，同比减少(\d+)起
新聘教师数  招聘教师(\d+)名|(\d+)名新聘教师  比上年减少(\d+)名，其中幼儿园|新聘教师[^。]*?减少(\d+)名
交流轮岗教师数  交流轮岗教师(\d+)名|(\d+)名教师参与交流轮岗  (?:参与交流轮岗|轮岗教师\d+名)，比上年(?:增加|多)(\d+)名
交流轮岗骨干教师占比  骨干教师\d+名，占([\d.]+)%
市级名师工作室数  名师工作室(?:8个，总数)?(\d+)个
教师培训规模  各类培训([\d.]+)万|参训([\d.]+)万|培训教师([\d.]+)万  (?:参训|培训教师)[\d.]+万人次，比上年增加([\d.]+)万
正高级教师总数  正高级教师(?:增至|达|\d+名，总量)(\d+)名  新增正高级教师(\d+)名|(\d+)名教师取得正高级
校园安全隐患排查数  发现隐患(\d+)处|排查隐患(\d+)处  排查隐患\d+处，(?:同比|比上年)减少(\d+)处
“明厨亮灶”覆盖率  明厨亮灶”，(?:占|覆盖率达到)([\d.]+)%  明厨亮灶[^。]*?(?:比|较)上年提高([\d.]+)个
教育督导问题整改率  督导学校和幼儿园[^。]*?率([\d.]+)%  督导学校和幼儿园[^。]*?提高([\d.]+)个
市级依法治校示范校数  依法治校示范校[^。]*?(?:累计|总数)(\d+)所|累计建成市级依法治校示范校(\d+)所  依法治校示范校(?:增加)?(\d+)所、累计|依法治校示范校(\d+)所，总数
市级清廉学校示范校数  示范校(\d+)所，形成|清廉学校示范校[^。]*?(?:总数达到|累计)(\d+)所  又有(\d+)所学校跻身市级清廉|清廉学校示范校(\d+)所，累计
学生资助资金  资助(?:资金|支出)?([\d.]+)亿元  资助[^。]*?亿元，(?:比上年)?增加([\d.]+)亿元
生源地助学贷款发放额  助学贷款([\d.]+)亿元
教育基础设施项目完成投资额  完成投资([\d.]+)亿元|投资额为([\d.]+)亿元  投资[^。]*?(?:增加|减少)([\d.]+)亿元
新增学位数  新增学位([\d.]+)万|增加学位([\d.]+)万|提供学位([\d.]+)万
教育基础设施项目竣工数  (\d+)个竣工|竣工(\d+)个
12345热线工单数  12345热线工单(\d+)件|收到的(\d+)件  12345热线工单[^。]*?减少(\d+)件
12345热线工单按期办结率  按期办结率([\d.]+)%|按期办结\d+件，占([\d.]+)%
`)

const COUNTY = readMetrics(String.raw`
学前三年毛入园率  毛入园率(?:提高[\d.]+个百分点，)?(?:达到|[达为])([\d.]+)%  毛入园率提高([\d.]+)个|毛入园率达[\d.]+%，增幅分别为[\d.]+个、([\d.]+)个
普惠性幼儿园覆盖率  覆盖率(?:提高[\d.]+个百分点，)?(?:达到|[达为])([\d.]+)%  普惠性幼儿园覆盖率提高([\d.]+)个|普惠性[^。]*?增幅分别为([\d.]+)个
公办园在园幼儿占比  公办园[^。]*?占(?:在园幼儿总数\d+名的)?([\d.]+)%  公办园[^。]*?(?:提高|上年高)([\d.]+)个
大班额数  大班额(?:由46个减少到)?(\d+)个
大班额比例  大班额[^。]*?占([\d.]+)%  大班额[^。]*?下降([\d.]+)个
九年义务教育巩固率  巩固率([\d.]+)%  巩固率[\d.]+%，(?:比上年|同比)(?:上升|提高)([\d.]+)个
体质健康优良率  优良率(?:升到)?([\d.]+)%  优良率[\d.升到]+%[，；](?:较上年提高|上升)([\d.]+)个
近视率  近视率(?:达到|降到)?([\d.]+)%  近视率(?:降到)?[\d.]+%，(?:比上年)?下降([\d.]+)个
高中阶段毛入学率  高中阶段毛入学率[达为]([\d.]+)%  高中阶段毛入学率[^。]*?提高([\d.]+)个
完成投资  完成投资(\d+)万元|增加到(\d+)万元  投资[^。]*?(?:增加|减少)(\d+)万元
职业中学招生数  职业中学(?:招收新生|新?招生|新招学生)(\d+)名  职业中学[^。；]*?比上年增加(\d+)名
去向落实率  去向落实率([\d.]+)%|升学或就业，占([\d.]+)%  去向落实率[\d.]+%，同比提高([\d.]+)个
教师培训  培训教师(\d+)人次  培训教师\d+人次，比上年增加(\d+)人次
轮岗交流教师  交流教师(\d+)名|(\d+)名教师参加城乡|交流轮岗(\d+)名  交流轮岗[^。]*?(?:较|比)上年增加(\d+)名
“明厨亮灶”覆盖率  明厨亮灶[^。]*?(?:占|覆盖率)([\d.]+)%  明厨亮灶[^。]*?提高([\d.]+)个
健身路径  累计(?:建成健身路径)?(\d+)条  新增健身路径(\d+)条
社会体育指导员  社会体育指导员(\d+)名，8|登记总数(\d+)名|指导员增至(\d+)名  新增社会体育指导员(\d+)名|指导员增至\d+名，比上年增加(\d+)名
学生资助资金  资助(?:资金|金)([\d.]+)万元  资助[^。]*?增加([\d.]+)万元
诉求总量  诉求(?:总量)?(\d+)件  诉求[^。]*?(?:增加|减少)(\d+)件
发展党员  发展党员(\d+)名  发展党员\d+名，比上年多(\d+)名
`)

const CHANGE_VERBS = /(增加|提高|上升|多|高于|增幅)|减少|下降|降低|低于/g

/** The stated change in hundredths, negative where the verb nearest before the figure says so. */
function signedChange(words: string, amount: string): number {
  const [verb] = [...words.slice(0, words.lastIndexOf(amount)).matchAll(CHANGE_VERBS)].slice(-1)
  return verb && verb[1] === undefined ? -hundredths(amount) : hundredths(amount)
}

/** What is wrong between two years' summaries, and how many statements of a change were compared. */
function compareYears(metrics: readonly Metric[], before: string, now: string) {
  const faults: string[] = []
  let compared = 0
  for (const { name, value, change } of metrics) {
    const [last, current] = [groupOf(before, value), groupOf(now, value)]
    if (last === undefined || current === undefined) {
      faults.push(`${name}: not stated`)
      continue
    }
    const stated = change?.exec(now) ?? null
    const amount = firstGroup(stated)
    if (!stated || amount === undefined) continue
    compared += 1
    const signed = signedChange(stated[0], amount)
    if (hundredths(current) - hundredths(last) !== signed)
      faults.push(`${name}: ${last} → ${current}, ${stated[0]}`)
    const after = now
      .slice(stated.index + stated[0].length)
      .match(/^.{0,5}[，、](?:增长|下降|增幅)([\d.]+)%/)?.[1]
    const growth = (Math.abs(signed) / hundredths(last)) * 100
    if (after !== undefined && Math.abs(Number(after) - growth) > 0.051)
      faults.push(`${name}: ${after}% for ${growth}%`)
  }
  return { faults, compared }
}

/** Projects that a summary leaves unfinished are those that its plan carries over. */
function carriedFaults(text: string): string[] {
  const left = groupOf(summaryPart(text), /(\d+)个在建|在建(\d+)个|续建(\d+)个|(\d+)个结转下年/)
  const carried = groupOf(planPart(text), /结转(?:项目)?(\d+)个/)
  return left !== undefined && left === carried ? [] : [`${left} left, ${carried} carried over`]
}

const CITY_YEARS = [2022, 2023, 2024].map((year) => annual('澜川市教育局', year))
const COUNTY_YEARS = [2020, 2021, 2022].map((year) => annual('霁原县教育体育局', year))
const latest = annual('澜川市教育局', 2024)

const compareAll = (metrics: readonly Metric[], texts: readonly string[]) =>
  texts.slice(1).map((text, i) => compareYears(metrics, summaryPart(texts[i] ?? ''), summaryPart(text)))

describe('the sample documents', () => {
  it.each([...documents])('%s: numbered in sequence, paired, full-width', (_, text) => {
    const faults = { numbers: numberFaults(text), pairs: balanceFaults(text), width: widthFaults(text) }
    expect(faults).toEqual({ numbers: [], pairs: [], width: [] })
  })

  it.each([...documents])('%s: shares and sums are those of its own figures', (_, text) => {
    expect({ shares: shareFaults(text), sums: sumFaults(text) }).toEqual({ shares: [], sums: [] })
  })

  it('never say a sentence twice', () => {
    expect(repeatedSentences([...documents.values()])).toEqual([])
  })

  it.each([
    ['澜川市教育局', CITY, CITY_YEARS],
    ['霁原县教育体育局', COUNTY, COUNTY_YEARS],
  ] as const)('of %s agree with the year before', (_, metrics, years) => {
    const results = compareAll(metrics, years)
    expect(results.flatMap(({ faults }) => faults)).toEqual([])
    for (const { compared } of results) expect(compared).toBeGreaterThanOrEqual(15)
    expect(years.flatMap(carriedFaults)).toEqual([])
  })

  it('would be found out by these checks if one figure or mark were wrong', () => {
    const broken = (from: string, to: string): string => {
      expect(latest).toContain(from)
      return latest.replace(from, to)
    }
    const [, before = ''] = CITY_YEARS
    const found = [
      numberFaults(broken('### （三）', '### （四）')),
      numberFaults(broken('\n2.', '\n3.')),
      balanceFaults(broken('》', '')),
      widthFaults(broken('，', ',')),
      repeatedSentences([latest, latest]),
      shareFaults(broken('成功调解84起', '成功调解80起')),
      sumFaults(broken('义务教育学校0.73万个', '义务教育学校0.75万个')),
      compareAll(CITY, [before, broken('毛入园率97.1%', '毛入园率97.4%')]).flatMap(({ faults }) => faults),
      compareAll(CITY, [before, broken('下降16.5%', '下降17.5%')]).flatMap(({ faults }) => faults),
      carriedFaults(broken('结转12个', '结转13个')),
    ]
    expect(found.filter((faults) => faults.length === 0)).toEqual([])
  })
})

describe('the sample fact sheet', () => {
  const indicators = sheet.facts.filter((fact) => fact.kind === 'indicator')
  const answers = sheet.facts.filter((fact) => fact.kind === 'last-plan')

  it('has nothing to object to but one figure that is still awaited', () => {
    expect(checkSheet(sheet).map(({ code }) => code)).toEqual(['value.awaited'])
  })

  it('takes its previous values from the summary of the year before', () => {
    const compared = CITY.flatMap(({ name, value }) => {
      const indicator = indicators.find(({ label }) => label === name)
      return indicator?.previous
        ? [[name, indicator.previous.value, groupOf(summaryPart(latest), value)]]
        : []
    })
    expect(compared.filter(([, previous, stated]) => previous !== stated)).toEqual([])
    expect(compared.length).toBeGreaterThanOrEqual(30)
  })

  it('takes its targets from the plan of the year before', () => {
    const plan = planPart(latest)
    const strange = indicators.filter(
      ({ target, unit }) =>
        target && target.value !== '0' && !new RegExp(`(?<![\\d.])${target.value}${unit}`).test(plan),
    )
    expect(strange.map(({ label }) => label)).toEqual([])
  })

  it('answers every item of the plan of the year before', () => {
    const headings = [...planPart(latest).matchAll(/^\d\.([^。]+)。/gm)].map(([, heading = '']) => heading)
    const related = (a: string, b: string): boolean =>
      [...a].filter((_, i) => i > 0 && b.includes(a.slice(i - 1, i + 1))).length >= 2
    expect(answers).toHaveLength(headings.length)
    expect(headings.filter((heading, i) => !related(heading, answers[i]?.label ?? ''))).toEqual([])
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set(['完成', '推进', '未完成']))
  })
})

describeShared('the sheet made from a published summary', () => {
  const made = parseSheetText(readFileSync(new URL('fixtures/yuyao-2023.json', import.meta.url), 'utf8'))
  const figuresOf = (text: string): string[] => [...new Set(text.match(/\d+(?:\.\d+)?/g))].sort()

  it('has nothing to object to and holds every figure of the summary, and no other', () => {
    const published = readFileSync(sharedPath('seeds', '003_a6c8c882fd1a3a93.txt'), 'utf8')
    const body = published.slice(
      published.indexOf('一、2023年工作总结'),
      published.lastIndexOf('余姚市教育局'),
    )
    const said = JSON.stringify(made.facts.map(({ id: _, ...fact }) => fact))
    expect(checkSheet(made)).toEqual([])
    expect(figuresOf(said)).toEqual(
      figuresOf(body).filter((figure) => figure !== '2023' && figure !== '2024'),
    )
  })
})
