import { QUOTED_TERMS, SLOGANS, VARIANTS } from '../lexicon/slogans.ts'
import type { Manuscript } from '../manuscript.ts'
import { lexicon, type Match, PUNCTUATION_USAGE, type Rule, TEXT_CHECK } from '../rule.ts'

const countOf = (text: string, words: string): number => text.split(words).length - 1

type Use = { readonly term: string; readonly quoted: number; readonly bare: number; readonly at: number }

function usesOf({ clean }: Manuscript): Use[] {
  return QUOTED_TERMS.flatMap(({ term }): Use[] => {
    if (!clean.includes(term)) return []
    const quoted = countOf(clean, `“${term}`)
    const all = countOf(clean, term)
    let at = clean.indexOf(term)
    while (at > 0 && clean.charAt(at - 1) === '“') at = clean.indexOf(term, at + 1)
    return [{ term, quoted, bare: all - quoted, at }]
  })
}

/** The same short form with and without quotation marks: the rarer use is shown. */
function* mixedQuotes(manuscript: Manuscript): Iterable<Match> {
  for (const { term, quoted, bare, at } of usesOf(manuscript)) {
    if (quoted === 0 || bare === 0 || at < 0) continue
    yield {
      start: at,
      end: at + term.length,
      message: `“${term}”有时加引号、有时不加，全文宜一致`,
      suggestion: `“${term}”`,
    }
  }
}

/** The slogans whose members are listed, and a member is missing or another. */
function* wrongMembers({ clean }: Manuscript): Iterable<Match> {
  for (const { name, members, source } of SLOGANS) {
    const pattern = new RegExp(`“?${name}”?[（：:]([^（）。；\\n]{4,80})[）。；\\n]`, 'g')
    for (const { index, 0: raw, 1: list = '' } of clean.matchAll(pattern)) {
      const listed = list.split(/[、，和与]/).filter((part) => part !== '')
      const known = members.filter((member) => list.includes(member))
      if (listed.length < 2 || known.length === 0 || known.length === members.length) continue
      if (listed.length < members.length && /等/.test(list)) continue
      const missing = members.filter((member) => !list.includes(member)).join('、')
      yield {
        start: index,
        end: index + raw.length,
        source: lexicon(source),
        message: `“${name}”的通行内容为${members.join('、')}；此处缺少或不同：${missing}`,
      }
    }
  }
}

const SHORTHAND = /“([一二两三四五六七八九十\d]{1,2}[\u4e00-\u9fff][\u4e00-\u9fff\d%％]{0,5})”/g
const KNOWN = new Set([
  ...SLOGANS.map(({ name }) => name),
  ...QUOTED_TERMS.map(({ term }) => term),
  ...'六稳 六保 四个最严 四乱 一窗通办 一件事一次办 四水四定 双随机 两客一危 四不放过 三管三必须 四早 三品一标 一村一品 五级书记 四上企业 一网统管 三公经费 四个重大 五育并举 第一书记 十四五 十三五 十五五 十二五 一带一路 一网通办 三公 三农 四下基层 八五 七五 一票否决 第一议题 一把手 三点半 四点半 两免一补 三支一扶 四不两直 一站式 一刀切 两会 三审三校 百年大计 五四 六一 七一 八一 十一 两优一先 双减 三通两平台 一校一案 一生一案 一人一策 一校一品 最后一公里 三位一体 四议两公开 两不愁三保障 五位一体 四个全面 四个服从 六个必须坚持 一国两制 八项规定 十个明确 三个务必 两个毫不动摇 两个结合 两个一百年 一老一小 四好农村路 千万工程 百千万工程'.split(
    ' ',
  ),
])

/** Numeral shorthands that the text never explains: by a list of as many members, by brackets, or by its headings. */
function* unexplained({ clean, outline, body }: Manuscript): Iterable<Match> {
  const seen = new Set<string>()
  for (const { text, start } of body)
    for (const { index, 1: words = '' } of text.matchAll(SHORTHAND)) {
      if (seen.has(words) || KNOWN.has(words)) continue
      seen.add(words)
      const count =
        Number(/^\d+/.exec(words)?.[0]) ||
        '零一二三四五六七八九十'.indexOf(words.charAt(0) === '两' ? '二' : words.charAt(0))
      const sentenceStart = Math.max(text.lastIndexOf('。', index), 0)
      const sentenceEnd = (text.indexOf('。', index) + 1 || text.length + 1) - 1
      const sentence = text.slice(sentenceStart, sentenceEnd)
      const members = Math.max(countOf(sentence, '、'), countOf(sentence, '”“')) + 1
      const key = words.replace(/^[一二两三四五六七八九十\d]{1,2}[个项大]?/, '').charAt(0)
      const heads = key === '' ? 0 : outline.filter(({ heading }) => heading.includes(key)).length
      const behind = text.slice(index + words.length + 2, index + words.length + 5)
      if (/^[（：:]|^[，]?即|^包括/.test(behind) || members >= count || heads >= count) continue
      // Kept short for a document of its own abbreviations: the first letters of members found in the text explain it.
      if (count > 1 && key !== '' && countOf(clean, key) > count * 4) continue
      yield {
        start: start + index,
        end: start + index + words.length + 2,
        message: `简称“${words}”全文没有说明所指，首次出现时宜写明`,
      }
    }
}

function* variants({ clean }: Manuscript): Iterable<Match> {
  for (const { names } of VARIANTS) {
    // A shorter name may be part of a longer one.
    const used = names
      .map((name) => {
        const longer = names.filter((other) => other !== name && other.includes(name))
        const count = countOf(clean, name) - longer.reduce((sum, other) => sum + countOf(clean, other), 0)
        return { name, count, at: clean.indexOf(name) }
      })
      .filter(({ count }) => count > 0)
    const rarest = used.toSorted((a, b) => a.count - b.count || b.at - a.at)[0]
    if (used.length < 2 || !rarest) continue
    const others = used.filter(({ name }) => name !== rarest.name).map(({ name }) => `“${name}”`)
    yield {
      start: rarest.at,
      end: rarest.at + rarest.name.length,
      message: `“${rarest.name}”与${others.join('、')}同指，全文宜用一种`,
    }
  }
}

const PLACE_LEVEL = /(?<=(?:^|[，。；、和与为个建\d])([\u4e00-\u9fff]{2}))级(?=[\u4e00-\u9fff]{2})/gm

/** 宁波级 in a text that says 宁波市: the level is that of a city. */
function* placeLevels({ clean }: Manuscript): Iterable<Match> {
  for (const { index, 1: place = '' } of clean.matchAll(PLACE_LEVEL))
    if (clean.includes(`${place}市`))
      yield {
        start: index - place.length,
        end: index + 1,
        message: `“${place}级”通常写作“${place}市级”或“市级”`,
        suggestion: `${place}市级`,
      }
}

const THINGS =
  /(篮球架|乒乓球台|健身路径|课桌椅|计算机|电脑|一体机|显示屏|摄像头|路由器|[\u4e00-\u9fff]{2}[机仪器车架屏柜椅桌])/g
const UNIT_AROUND = /(\d+)(副|套|张|台|个|块|件|条)(?:[\u4e00-\u9fff]{0,2})$/

/** One thing counted in two units. */
function* mixedUnits({ clean }: Manuscript): Iterable<Match> {
  const units = new Map<string, Map<string, number>>()
  for (const { index, 0: thing } of clean.matchAll(THINGS)) {
    const before = UNIT_AROUND.exec(clean.slice(Math.max(0, index - 8), index))?.[2]
    const behind = /^(\d+)(副|套|张|台|个|块|件|条)/.exec(
      clean.slice(index + thing.length, index + thing.length + 8),
    )?.[2]
    const unit = behind ?? before
    if (!unit) continue
    const known = units.get(thing) ?? new Map<string, number>()
    if (!known.has(unit)) known.set(unit, index)
    units.set(thing, known)
  }
  for (const [thing, known] of units) {
    if (known.size < 2) continue
    const [first, second] = [...known]
    if (first && second)
      yield {
        start: second[1],
        end: second[1] + thing.length,
        message: `“${thing}”有时论“${first[0]}”、有时论“${second[0]}”，宜统一`,
      }
  }
}

export const TERM_RULES: readonly Rule[] = [
  {
    id: 'P-19',
    severity: 'hint',
    source: PUNCTUATION_USAGE,
    most: 1,
    find: mixedQuotes,
    examples: {
      must: ['落实“双减”政策，巩固双减成果。'],
      mustNot: ['落实“双减”政策，巩固“双减”成果。'],
    },
  },
  {
    id: 'P-20',
    severity: 'hint',
    source: PUNCTUATION_USAGE,
    *find(manuscript) {
      const uses = usesOf(manuscript)
      const [first] = uses.toSorted((a, b) => a.at - b.at)
      if (!first || uses.length < 3 || /[“”]/.test(manuscript.clean)) return
      const words = uses.map(({ term }) => term).join('、')
      yield {
        start: first.at,
        end: first.at + first.term.length,
        message: `全文没有引号，而“${words}”等通常加引号，可能是转换时丢失`,
      }
    },
    examples: {
      must: ['开展两学一做学习教育，落实三会一课制度，推进全面改薄工程。'],
      mustNot: ['开展“两学一做”学习教育，落实三会一课制度，推进全面改薄工程。'],
    },
  },
  {
    id: 'N-30',
    severity: 'warning',
    source: lexicon('固定提法'),
    find: wrongMembers,
    examples: {
      must: ['增强“四个意识”（政治意识、大局意识、核心意识、学习意识）。'],
      mustNot: ['增强“四个意识”（政治意识、大局意识、核心意识、看齐意识）。'],
    },
  },
  {
    id: 'style.undefined',
    severity: 'hint',
    source: TEXT_CHECK,
    most: 3,
    find: unexplained,
    examples: {
      must: ['大力开展“三标”活动，成效明显。'],
      mustNot: ['大力开展“三标”（标准、标杆、标兵）活动。', '落实“五项管理”要求。'],
    },
  },
  {
    id: 'C-05',
    severity: 'hint',
    source: TEXT_CHECK,
    find: variants,
    examples: {
      must: ['创建四星级高中2所，视导四星高中3所。'],
      mustNot: ['创建四星级高中2所，视导四星级高中3所。'],
    },
  },
  {
    id: 'term.level',
    severity: 'hint',
    source: TEXT_CHECK,
    find: placeLevels,
    examples: {
      must: ['宁波市教育局表彰先进，创建宁波级清廉学校3所，宁波级示范校2所。'],
      mustNot: ['创建宁波市级清廉学校3所。', '创建县级清廉学校3所。'],
    },
  },
  {
    id: 'N-27',
    severity: 'hint',
    source: TEXT_CHECK,
    most: 2,
    find: mixedUnits,
    examples: { must: ['配备篮球架80副，更新11套篮球架。'], mustNot: ['配备篮球架80副，更新11副篮球架。'] },
  },
]
