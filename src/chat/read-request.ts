import type { EditAction } from '../domain/suggestion.ts'
import { findQuantities } from '../text/quantities.ts'
import type { Span } from '../text/span.ts'
import { type Commanded, readCommand } from './commands.ts'
import { factsNamed } from './name-fact.ts'
import { nameSection } from './name-section.ts'
import type { ExportWish, Reading, Request, Surroundings, Target } from './request.ts'

const POLITE =
  /^(?:[，,、\s]|请问|请教|请|麻烦你?|劳驾|辛苦你?|帮我|帮忙|帮|给我|替我|你|您|能不能|能否|可不可以|可以|可否|我想要|我想|我要|我需要|需要|想要|现在|然后|那就?|好的?|嗯|再|先|咱们?)+/
const TAIL = /(?:一下子?|吧|吗|呢|啊|呗|好吗|好不好|可以吗|行吗|行不行|谢谢你?|多谢|[。！!？?~～\s])+$/
const QUESTION = /[?？]|[吗呢]$|多少|几[个人所项条名]|哪|什么|啥|怎么|咋|为何|为啥|是不是|有没有|是否|谁/

/**
 * Reads a request by rules: a command, or plain words as offices say them. Never throws; what is read in no way comes
 * back as `unclear` with what it could mean.
 */
export function readRequest(text: string, surroundings: Surroundings): Request {
  const words = text.normalize('NFKC').replaceAll(/\s+/g, ' ').trim()
  const commanded = readCommand(words)
  if (commanded) return byCommand(commanded, surroundings)
  if (commanded === null) return { intent: 'unclear', words, could: [HELP] }
  return byWords(words, surroundings)
}

const HELP: Reading = { label: '看能做什么', text: '/帮助' }

const EDIT_COMMANDS: Readonly<Record<string, EditAction>> = {
  '/润色': 'polish',
  '/扩写': 'expand',
  '/缩写': 'condense',
  '/改写': 'rephrase',
  '/续写': 'continue',
  '/规范': 'formalize',
  '/标题': 'headings',
}

function byCommand({ command, argument }: Commanded, surroundings: Surroundings): Request {
  const target = nameSection(argument, surroundings).target
  switch (command.intent) {
    case 'add-fact':
    case 'correct-fact':
    case 'remove-fact':
      return { intent: command.intent, words: argument }
    case 'write':
      return { intent: 'write', target: argument === '' ? { type: 'whole' } : target }
    case 'edit':
      return {
        intent: 'edit',
        action: EDIT_COMMANDS[command.name] ?? 'polish',
        target: argument === '' ? hereOr(surroundings) : target,
        wish: argument,
      }
    case 'refresh':
    case 'missing':
    case 'check':
      return { intent: command.intent, target: target.type === 'none' ? { type: 'whole' } : target }
    case 'source':
      return { intent: 'source', words: argument, target: hereOr(surroundings) }
    case 'last-year':
    case 'compare':
    case 'search':
    case 'question':
      return { intent: command.intent, words: argument }
    case 'export':
      return { intent: 'export', ...exportWish(argument) }
    case 'lock':
      return {
        intent: 'lock',
        locked: command.name !== '/解锁',
        target: argument === '' ? hereOr(surroundings) : target,
      }
    case 'undo':
    case 'help':
      return { intent: command.intent }
  }
}

function hereOr({ context, sections }: Surroundings): Target {
  const section = sections.find(({ id }) => id === context.sectionId)
  if (!section) return { type: 'none' }
  const { sentences } = context
  return { type: 'sections', ids: [section.id], ...(sentences && sentences.length > 0 ? { sentences } : {}) }
}

/** A target that is named, or else where the writer is. */
const orHere = (target: Target, surroundings: Surroundings): Target =>
  target.type === 'none' ? hereOr(surroundings) : target

const orWhole = (target: Target): Target => (target.type === 'none' ? { type: 'whole' } : target)

function exportWish(words: string): ExportWish {
  const format = /pdf/i.test(words)
    ? 'pdf'
    : /markdown|(?<![a-z])md(?![a-z])/i.test(words)
      ? 'md'
      : /(?<![a-z])txt|纯?文本|记事本/i.test(words)
        ? 'txt'
        : 'docx'
  return { format, final: /定稿|终稿|正式|上报|报送|印发|最终|能交|交稿|交得|能不能交/.test(words) }
}

/** Words around which no part of the draft is named any more. */
function without(text: string, spans: readonly Span[]): string {
  let result = ''
  let from = 0
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    result += text.slice(from, start)
    from = Math.max(from, end)
  }
  return result + text.slice(from)
}

/** Everything that the rules look at. */
type Read = {
  /** As typed. */
  readonly whole: string
  /** Without 请 and 一下. */
  readonly words: string
  /** Without the words that name a part of the draft as well. */
  readonly rest: string
  readonly target: Target
  readonly isQuestion: boolean
  readonly hasFigure: boolean
  readonly facts: readonly string[]
  readonly surroundings: Surroundings
}

const FORM_UNIT = /^(?:字|段|句|页|节|章|部分|遍|稿|版|行|点|条|个字|倍|次|步)$/

/** A figure that could be a fact, and not 三段 or 五百字. */
const holdsFigure = (text: string): boolean =>
  findQuantities(text).some(
    ({ unitText, kind, form, exact }) =>
      kind !== 'ordinal' &&
      kind !== 'vague' &&
      !(form === 'han' && unitText === '') &&
      (exact || form !== 'han') &&
      !FORM_UNIT.test(unitText),
  )

function readWords(whole: string, surroundings: Surroundings): Read {
  const isQuestion = QUESTION.test(whole)
  const words = whole.replace(POLITE, '').replace(TAIL, '')
  const { target, spans } = nameSection(words, surroundings)
  const rest = without(words, spans).trim()
  return {
    whole,
    words,
    rest,
    target,
    isQuestion,
    hasFigure: holdsFigure(rest) || holdsCountedFact(rest),
    facts: factsNamed(words, surroundings.sheet).map(({ fact }) => fact.id),
    surroundings,
  }
}

/** 12次 and 三倍 are figures of a fact where they are not told of the text itself. */
const holdsCountedFact = (text: string): boolean =>
  /\d/.test(text) &&
  findQuantities(text).some(({ unitText, form }) => form !== 'han' && /^(?:次|倍|条|点)$/.test(unitText))

type Rule = (read: Read) => Request | undefined

/** The first rule that reads the words wins; the order tells what outweighs what. */
const RULES: readonly Rule[] = [
  help,
  undo,
  unlock,
  exporting,
  refresh,
  correctByVerb,
  removeFact,
  statement,
  source,
  lastYear,
  compare,
  missing,
  lock,
  headings,
  search,
  rewrite,
  edit,
  check,
  write,
  correct,
  add,
  question,
  instruct,
]

function byWords(whole: string, surroundings: Surroundings): Request {
  const read = readWords(whole, surroundings)
  for (const rule of RULES) {
    const request = rule(read)
    if (request) return request
  }
  return unclear(read)
}

function help({ whole }: Read): Request | undefined {
  return /^(?:帮助|help|怎么用|使用说明|说明|教程|指令|命令|\?+|菜单)$/i.test(
    whole.replace(TAIL, '') || whole,
  ) ||
    /(?:你|这里|这儿)?(?:都|还)?(?:能|会|可以)(?:做|干|帮[我忙]?(?:做|干)?)(?:些|点)?(?:什么|啥|哪些)|有(?:什么|哪些|啥)(?:功能|命令|指令)|怎么(?:使用|用你|操作)|^你好$|^在吗?$/.test(
      whole,
    )
    ? { intent: 'help' }
    : undefined
}

function undo({ words, whole }: Read): Request | undefined {
  return /撤[销消回]|回退|退回(?:上|前|去|来)|恢复(?:到)?(?:上一?|前一?|刚才|原来|之前)|还原|反悔|上一步(?:不|取消|作废)|刚[才刚](?:那|的|改).{0,8}(?:不要|取消|算了|不算|作废)|不要刚才|改回去|改回来|退一步|ctrl ?\+ ?z/i.test(
    words || whole,
  )
    ? { intent: 'undo' }
    : undefined
}

function unlock({ words, target, surroundings }: Read): Request | undefined {
  return /解锁|解除锁定?|取消锁定?|开锁|放开锁|不(?:再|用)锁/.test(words)
    ? { intent: 'lock', locked: false, target: orHere(target, surroundings) }
    : undefined
}

function lock({ words, target, surroundings, hasFigure }: Read): Request | undefined {
  if (hasFigure) return undefined
  const firm = /锁(?:定|住|上|死|起来|了)?|冻结/.test(words)
  const soft =
    /别(?:再)?(?:动|改|碰)|不要(?:再)?(?:动|改|碰)|不(?:许|准|能|用)再?(?:动|改|碰)|保持原样|保持不变|定下来/.test(
      words,
    )
  if (!firm && !(soft && target.type !== 'none')) return undefined
  return { intent: 'lock', locked: true, target: orHere(target, surroundings) }
}

const FILE = /word|docx?|pdf|markdown|(?<![a-z])md(?![a-z])|txt|wps|纯文本|电子版|文件版/i

function exporting({ words, whole, hasFigure }: Read): Request | undefined {
  if (hasFigure) return undefined
  const asked =
    /导出|输出(?:成|为)?|下载|另存|存[成为]|保存[成为]|打印/.test(words) ||
    /(?:什么|哪些|啥|谁).{0,6}(?:拦|卡|挡|阻).{0,4}(?:定稿|导出|终稿)/.test(words) ||
    /(?:能|可以|可不可以|能不能|能否).{0,4}(?:定稿|交稿|交了|上报|报送|出终稿)/.test(whole) ||
    /^(?:定稿|出终稿|出定稿|生成终稿|出(?:一份)?(?:正式|最终)稿|交稿)/.test(words) ||
    (FILE.test(words) && /要|出|转|生成|发|给|来|做成|弄成|变成|拿|版|格式/.test(words))
  return asked ? { intent: 'export', ...exportWish(whole) } : undefined
}

function refresh({ words, target, hasFigure }: Read): Request | undefined {
  if (hasFigure) return undefined
  const asked =
    /(?:刷新|同步)/.test(words) ||
    /(?:更新|换成|改成|按|用).{0,8}(?:最新|新)的?(?:数据?|台账|数字)/.test(words) ||
    /(?:更新|重排).{0,6}(?:正文|稿子?|文中|句子|数据|数字|全文)|(?:正文|稿子|文中|数据|数字|全文).{0,6}更新/.test(
      words,
    ) ||
    /过时|过期|没(?:有)?(?:跟着)?更新|还是(?:旧|老)的?(?:数|数据)|(?:旧|老)数据?(?:的)?(?:句|地方)|(?:数据?|数字|内容).{0,4}是?(?:旧|老)的|(?:旧|老)的?(?:数据|数字).{0,6}[换改]|没(?:有)?跟上|台账.{0,4}(?:改|变|更新|动)(?:了|过)/.test(
      words,
    )
  return asked ? { intent: 'refresh', target: orWhole(target) } : undefined
}

const TO =
  '(?:改(?:成|为|到|作|正为)|改(?=\\d)|更正(?:为|成)|修正为|订正为|更新(?:为|成)|换成|变(?:成|为)|调(?:整)?(?:为|成|到)|写成|填成|设(?:为|成|置为)|标(?:为|成|记为)|列为|算成)'
const CHANGE_TO = new RegExp(TO)
const WRONG = /(?:数据?|数字|这个|那个)?(?:不对|不准|有误|错了|弄错|填错|写错|记错|搞错|报错了|错啦)/
const SHOULD =
  /(?:应(?:该|当)?|实际(?:上)?|其实|正确的?|准确的?|真实的?)(?:数(?:据|字)?)?(?:应?是|为|有)|(?<!是)不是.{1,20}[，,而]是|(?:更正|纠正|订正|修正|勘误)/

/** 把公办园占比改成56.3%; a must that is marked; a status that is told anew. */
function correctByVerb(read: Read): Request | undefined {
  const { words, whole, hasFigure, facts, isQuestion } = read
  if (isQuestion && !hasFigure) return undefined
  const to = CHANGE_TO.test(words)
  const marks =
    /必写|必须写|一定要写|重点写/.test(words) && /设|标|列|改|不(?:是|用|必|算)|取消|要/.test(words)
  if (marks && facts.length > 0 && !/缺|漏|哪|什么|没/.test(words))
    return { intent: 'correct-fact', words: whole }
  const isDoubt = WRONG.test(words) || SHOULD.test(words)
  const tail = /(?:改|更新|修正|更正)(?:一?改|一?下|一?动)?$|改一?[下改](?=[，,])/.test(words)
  if ((to || isDoubt || (tail && facts.length > 0)) && hasFigure)
    return { intent: 'correct-fact', words: whole }
  if (
    (to || tail || /^(?:更正|修正|订正|纠正|勘误)/.test(words)) &&
    facts.length > 0 &&
    !FORMAL_TO.test(words)
  )
    return { intent: 'correct-fact', words: whole }
  return undefined
}

const FORMAL_TO =
  /(?:改|写|变|换)(?:成|为|到|得).{0,8}(?:语|体|风格|口吻|说法|句|段|标题|规范|正式|官方|短|长|简|字)/

function removeFact({ words, whole, facts, target }: Read): Request | undefined {
  const verb = /^(?:把|将)?.{0,30}?(?:删(?:掉|除|去|了)?|去掉|移除|拿掉|剔除|作废)/.test(words)
  if (!verb || facts.length === 0) return undefined
  if (target.type !== 'none' && !/台账|数据|指标|条目|事实/.test(words) && facts.length === 0)
    return undefined
  return { intent: 'remove-fact', words: whole }
}

const ENTER =
  /^(?:把|将)?.{0,40}?(?:录入|登记|记(?:一下|下|上|录|到|进)|添加|加(?:上|一条|入|进|到)|补(?:充|录|上|一条|进|个)|新增一?条|入账|填(?:上|入|进))/
const COMMAND_HEAD =
  /^(?:把|将|对|给)?(?:润色|扩写|缩写|精简|压缩|改写|续写|重写|起草|撰写|检查|核对|审校|校对|搜|查|找|对比|比较|导出|锁|写(?!作)|拟)(?!了|出|过|完|成|的|处|力|获)/

/** 今年招聘教师212人: told, and not asked; a figure of the work and not of the text. */
function statement({ words, whole, rest, hasFigure, isQuestion, target }: Read): Request | undefined {
  if (!hasFigure) return undefined
  if (isQuestion && !/^(?:台账|记|录|补)/.test(words)) return undefined
  if (ENTER.test(words) && !COMMAND_HEAD.test(words)) return { intent: 'add-fact', words: whole }
  if (orders(rest.replace(/^[的，,：:\s]+/, ''), target)) return undefined
  if (ABOUT_TEXT.test(words)) return undefined
  // 第二部分太长了，缩到500字 speaks of a part, 学前教育毛入园率98% of a field.
  if (target.type !== 'none' && /^(?:把|将|对)/.test(words)) return undefined
  if (/出处|来源|哪来|依据|去年怎么|怎么来/.test(words)) return undefined
  return { intent: 'add-fact', words: whole }
}

const LOOKING = /^(?:检查|核对|审校|校对|搜|查|找|对比|比较)/

/** 检查校车安全35次 tells what was done; 检查第二部分 and 查58.2% are orders. */
function orders(words: string, target: Target): boolean {
  if (!COMMAND_HEAD.test(words)) return false
  const looking = LOOKING.exec(words)?.[0]
  if (looking === undefined) return true
  const rest = words.slice(looking.length)
  if (/^\s*\d/.test(rest)) return true
  return target.type !== 'none' && !/\d[^\d，。；]{0,4}$/.test(rest)
}

const ABOUT_TEXT =
  /太(?:长|短|啰|罗|单薄|简单|空)|(?:缩|压|减|扩|写|增|控制)(?:写|到|成|至|减|短)?.{0,6}(?:字|段|页)|(?:字|句|段)(?:左右|以内|以上)|润色|扩写|缩写|改写|续写|精简/

function source({ words, whole, target, isQuestion, surroundings }: Read): Request | undefined {
  const asked =
    /出处|来源|源头|溯源|哪里?来|哪儿来|从哪|从何|打哪|依据|凭什么|根据(?:什么|哪)|(?:怎么|咋|如何|怎样).{0,4}(?:算|来的|得(?:出|来)|统计)|咋来|出自|(?:根据|理由)是|谁(?:填|报|给|提供)|哪(?:张|个|份)表|什么口径|口径是|为(?:什么|何|啥)是|靠谱|可靠|可信|有没有根据/.test(
      words,
    )
  if (!asked) return undefined
  if (/总结|计划/.test(words) && /去年|上年/.test(words) && !isQuestion) return undefined
  return { intent: 'source', words: whole, target: orHere(target, surroundings) }
}

const LAST = /去年|上年|上一年|前一年|往年|上一?年度|上次的?(?:总结|稿|报告)/

function lastYear({ words, whole, hasFigure }: Read): Request | undefined {
  if (!LAST.test(words) || hasFigure) return undefined
  // What is still unanswered is missing, and what is too like last year's is to be said otherwise.
  if (/没有?(?:回?答|交代|填|回应)|未答|缺|漏|换|改写|降重/.test(words)) return undefined
  const told =
    /(?:怎么|咋|如何|怎样)(?:写|说|讲|提|表述|描述|定|安排)|(?:写|说|讲|提|定|安排|承诺|部署)(?:了|过|到)?(?:些|的)?(?:什么|啥|哪)|原话|原文|(?:的|年)?(?:总结|报告|稿子?|材料|表述|说法|写法|提法)(?:里|中|上)?|计划|安排|承诺|目标任务|打算|定下|部署|完成(?:得|情况)/.test(
      words,
    )
  if (!told || /(?:比|对比|相比|变化|差多少|增|减|升|降)/.test(words.replace(/比如/g, ''))) return undefined
  return { intent: 'last-year', words: whole }
}

function compare({ words, whole, hasFigure, facts, isQuestion }: Read): Request | undefined {
  if (hasFigure && !isQuestion) return undefined
  const asked =
    (LAST.test(words) && /比|变化|差|不同|不一样|异同|增|减|升|降|涨|跌|区别/.test(words)) ||
    /^(?:对比|比较|比一比|比比|做个?(?:对比|比较))/.test(words) ||
    /同比|环比|(?:哪些|什么|哪个|谁).{0,6}(?:上升|下降|增长|减少|提高|涨|跌|升|降)了?|(?:升|涨|降|跌|增长|增加|减少|提高|下降)了?(?:多少|几)|进步|退步/.test(
      words,
    )
  if (!asked) return undefined
  if (LAST.test(words) && /表述|写法|雷同|重复|照抄/.test(words)) return { intent: 'last-year', words: whole }
  return facts.length >= 0 ? { intent: 'compare', words: whole } : undefined
}

function missing({ words, whole, target, hasFigure }: Read): Request | undefined {
  if (hasFigure && !/必写/.test(words)) return undefined
  const asked =
    /还?缺(?!口|席|乏|勤|少教师)|遗漏|漏(?:了|写|掉|项|没漏)|有没有漏|没有?漏|没有?写(?:到|进|上|入|的)|未写|没(?:用|提)(?:上|到|过)|未用|没有?用(?:到|上)|待补|待定|空(?:着|缺|白)|没有?(?:填|答|回答|交代|回应|落实|着落)|还(?:需要?|要|得|应)我?(?:补|填|写|加|提供)(?:充|齐|上)?|(?:差|少)(?:了)?(?:什么|哪|啥)|少不少|还差|齐(?:了|不齐|全|没)|全不全|完整(?:吗|不|性)?|都写(?:进|到|上|了)|写全(?![文篇稿])|补(?:什么|哪|啥)|(?:什么|哪些|啥).{0,6}(?:没写|没有写|没提)|必写(?:的|项|事项)?/.test(
      words,
    )
  return asked && !/检查.{0,4}(?:错|病)/.test(whole)
    ? { intent: 'missing', target: orWhole(target) }
    : undefined
}

function headings({ words, rest, target, surroundings, whole }: Read): Request | undefined {
  if (!/标题|题目|对仗/.test(words)) return undefined
  if (/检查|审校|有没有|是什么/.test(words)) return undefined
  const asked = /对仗|整齐|工整|改|换|拟|起|取|想|润|重|优|美|漂亮|响亮|押|统一|另|再来|不好|太|一组/.test(
    rest,
  )
  return asked
    ? { intent: 'edit', action: 'headings', target: orHere(target, surroundings), wish: whole }
    : undefined
}

function search({ words, whole, target }: Read): Request | undefined {
  const firm =
    /^(?:搜|检索|查找|找|查查?看?.{0,20}(?:材料|素材|资料|范文|例子|案例|说法|表述|写法|文件|段落|提法))|搜索|搜一?搜|(?:素材|材料|范文|资料|书架|库)(?:里|中|库)?.{0,10}(?:有没有|有啥|有什么|找)|(?:有没有|有无|有啥|有什么).{0,20}(?:材料|素材|资料|范文|例子|案例|参考|写法|表述|提法|说法)|参考(?:一下|下|看看|材料|素材)?|借鉴|(?:别人|人家|别的|其他|兄弟|外地|其它|别处|同行|周边).{0,8}(?:怎么|咋|如何|写法|写|说|表述|材料|总结)|(?:几|些|点)(?:段|篇|个|条|份)?.{0,12}(?:素材|范文|例子|材料)/.test(
      words,
    )
  if (!firm) return undefined
  if (/^找/.test(words) && /错|毛病|问题|病句|漏/.test(words) && !/材料|素材|资料|范文/.test(words))
    return undefined
  if (target.type !== 'none' && /^(?:查|找).{0,6}(?:错|病)/.test(words)) return undefined
  return { intent: 'search', words: whole }
}

function rewrite({ words, target, surroundings }: Read): Request | undefined {
  const again =
    /重(?:新)?(?:写|拟|来|起草|生成|做|弄|撰|出)|再写一[遍版次]|推倒|另(?:起炉灶|写)|写得不行|重头|从头(?:再)?(?:写|来)|换一[版稿篇]/.test(
      words,
    )
  return again ? { intent: 'write', target: orWhole(orHere(target, surroundings)) } : undefined
}

const ACTIONS: readonly (readonly [EditAction, RegExp])[] = [
  [
    'continue',
    /续写|(?:接着|继续)写(?!完)|写(?:一|几|两)[段句]|往下写|再写(?:一|几|点|些|两)|补写|(?:补充?|加)(?:上)?(?:一|几|两|点|些)[句段]|接下去写|后面(?:再)?(?:加|写)|多写(?:一|几|两)[段句]/,
  ],
  [
    'expand',
    /扩写|扩充|扩展|扩一?扩|扩到|展开|写长|拉长|加长|丰富|充实|(?:再|更|写)?(?:详细|具体|细)(?:一?点|些|一些)|写(?:得)?(?:详细|具体)|多写|太(?:短|单薄|简单|简略|空|少|干)|不够(?:长|具体|详细|充实|丰满)|增加(?:点|些|一些)?(?:内容|篇幅)/,
  ],
  [
    'condense',
    /缩写|精简|压缩|压一?压|缩短|缩减|缩一?缩|缩到|写短|简短|简练|精炼|凝练|浓缩|删减|砍|太(?:长|啰嗦|罗嗦|啰|繁|多|臃肿)|啰嗦|罗嗦|冗长|短(?:一?点|些|一些)|简(?:洁|单)?(?:一?点|些|一些)|[废空套]话/,
  ],
  [
    'formalize',
    /规范|公文|官方|书面|正式(?:一?点|些|一些)?|太?口语|太?随意|庄重|严肃|机关(?:文风|语言)|大白话|像个?(?:公文|文件)/,
  ],
  [
    'rephrase',
    /改写|换(?:一?个|一?种|种|个|一?下)?(?:说法|写法|表述|句式|方式|讲法|提法|角度|样)|重新(?:组织|表述|措辞)|换句话|别的说法|另一种说法|(?:太|有点)?(?:重复|雷同|像去年|千篇一律|老套)|不要(?:和|跟).{0,6}一样|降重|改头换面/,
  ],
  [
    'polish',
    /润色|润一?润|润下|美化|打磨|修饰|(?:更|再)?(?:通顺|流畅|顺畅)|优化|捋一?捋|顺一?(?:顺|下)|理顺|病句|拗口|别扭|(?:不太?)?(?:顺|通)(?!过|知|报|道)|修(?:改|一?改)(?:得)?(?:好|漂亮)|(?:好看|漂亮|出彩|文采)/,
  ],
]

function edit({
  words,
  rest,
  target,
  surroundings,
  whole,
  isQuestion,
  hasFigure,
}: Read): Request | undefined {
  if (hasFigure && !ABOUT_TEXT.test(words)) return undefined
  const found = ACTIONS.find(([, pattern]) => pattern.test(rest))
  if (!found) return undefined
  const [action] = found
  // 有没有病句 asks to look, and not to change.
  if (isQuestion && /有没有|有无|哪(?:里|些|儿|个)|是不是/.test(words) && !/怎么|能不能/.test(whole))
    return undefined
  return { intent: 'edit', action, target: orHere(target, surroundings), wish: whole }
}

function check({ words, target, facts }: Read): Request | undefined {
  const asked =
    /检查|审校|校对|核对|核查|核实|核一?核|核$|审核|审一?[下遍审]|审读|查错|挑错|纠错|找错|错别?字|错误|毛病|病句|(?:把)把?关|过一?遍|体检|查一?遍|有没有(?:错|问题|不对|矛盾)|有(?:错|问题|矛盾)(?:吗|没有|么)?|前后(?:一致|矛盾)|不一致|对不对|对得上|合规|看看.{0,6}(?:错|问题|行不行|怎么样)|自查|复核|查重/.test(
      words,
    ) ||
    (/^查/.test(words) && target.type !== 'none' && facts.length === 0)
  return asked ? { intent: 'check', target: orWhole(target) } : undefined
}

function write({ words, rest, target, surroundings, isQuestion }: Read): Request | undefined {
  const asked =
    /起草|撰写|拟(?:写|稿|一|个|出|好)|草拟|动笔|成稿|出(?:个|一)?(?:初|草)?稿|开始写|开写|开始(?:吧|拟|起)?$|写(?:一|出|个|篇|份|完|好|吧|全|整|下)|生成(?:全文|初稿|正文|稿|文)|^写|^拟|^继续$|^接着$/.test(
      rest,
    ) ||
    (/^(?:写|拟|起草)/.test(words) && target.type !== 'none')
  if (!asked || (isQuestion && /怎么写|写(?:了|的)?什么|咋写/.test(words))) return undefined
  return { intent: 'write', target: orWhole(orHere(target, surroundings)) }
}

function correct({ words, whole, facts, isQuestion }: Read): Request | undefined {
  if (isQuestion) return undefined
  const doubt = WRONG.test(words) || SHOULD.test(words)
  return doubt || (facts.length > 0 && /^(?:改|更新|修改)/.test(words))
    ? { intent: 'correct-fact', words: whole }
    : undefined
}

const TOLD_LEAD =
  /^(?:问题|不足|存在(?:的)?问题|短板|计划|下一?步|明年(?:计划|打算|要|将)?|打算|措施|做法|举措|荣誉|获奖|表彰|项目)(?:[:：是还有]|中|里|方面)?/
const TOLD =
  /获评|荣获|获得|被.{0,16}(?:评为|评定|授予|命名|确定为|认定)|入选|存在.{0,20}(?:问题|不足|短板)|建成|投入使用|竣工|开工|投用/

function add({ words, whole, isQuestion, target }: Read): Request | undefined {
  if (isQuestion) return undefined
  if (ENTER.test(words) && target.type === 'none') return { intent: 'add-fact', words: whole }
  if (/^(?:问题|不足|短板|计划|荣誉|获奖|做法|举措|措施|项目)[:：]/.test(words))
    return { intent: 'add-fact', words: whole }
  return TOLD.test(words) || (TOLD_LEAD.test(words) && words.length >= 10)
    ? { intent: 'add-fact', words: whole }
    : undefined
}

function question({ words, whole, isQuestion, facts }: Read): Request | undefined {
  if (facts.length > 0 && (isQuestion || /情况|数据|数字|数$|呢$/.test(words) || words.length <= 24))
    return { intent: 'question', words: whole }
  return isQuestion && /多少|几|数据|数字|情况|怎么样|如何/.test(words)
    ? { intent: 'question', words: whole }
    : undefined
}

/** 把第二部分改得更有力: for a model, in the writer's own words. */
function instruct({ words, target, surroundings, whole }: Read): Request | undefined {
  const changes = /改|调整|修改|突出|强调|弱化|语气|口吻|换|加强|合并|拆分|挪|移到|放到|删/.test(words)
  if (!changes || target.type === 'none') return undefined
  return { intent: 'edit', action: 'instruct', target: orHere(target, surroundings), wish: whole }
}

const MOST_READINGS = 5

function unclear({ whole, words, target, facts, surroundings }: Read): Request {
  const section =
    target.type === 'sections' ? surroundings.sections.find(({ id }) => id === target.ids[0]) : undefined
  const name = section ? `${section.number}${section.heading}` : ''
  const could: Reading[] = []
  if (section) {
    could.push(
      { label: '润色这一节', text: `/润色 ${name}` },
      { label: '重写这一节', text: `/写 ${name}` },
      { label: '检查这一节', text: `/检查 ${name}` },
    )
  } else if (facts.length > 0) {
    could.push({ label: '问这项数据', text: `/问 ${words}` }, { label: '更正这项数据', text: `/改 ${words}` })
  } else if (words.length >= 2) {
    could.push({ label: `在素材里搜“${words.slice(0, 12)}”`, text: `/搜 ${words}` })
    if (words.length >= 6) could.push({ label: '录入台账', text: `/事实 ${words}` })
  }
  return { intent: 'unclear', words: whole, could: [...could, HELP].slice(0, MOST_READINGS) }
}
