import type { Request, Target } from '../request.ts'
import type { Read } from './read-words.ts'
import { ABOUT_TEXT } from './text-rules.ts'

const TO =
  '(?:改(?:成|为|到|作|正为)|改(?=\\d)|更正(?:为|成)|修正为|订正为|更新(?:为|成)|换成|变(?:成|为)|调(?:整)?(?:为|成|到)|写成|填成|设(?:为|成|置为)|标(?:为|成|记为)|列为|算成)'

const CHANGE_TO = new RegExp(TO)

const WRONG = /(?:数据?|数字|这个|那个)?(?:不对|不准|有误|错了|弄错|填错|写错|记错|搞错|报错了|错啦)/

const SHOULD =
  /(?:应(?:该|当)?|实际(?:上)?|其实|正确的?|准确的?|真实的?)(?:数(?:据|字)?)?(?:应?是|为|有)|(?<!是)不是.{1,20}[，,而]是|(?:更正|纠正|订正|修正|勘误)/

/** 把公办园占比改成56.3%; a must that is marked; a status that is told anew. */
export function correctByVerb(read: Read): Request | undefined {
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

export function removeFact({ words, whole, facts, target }: Read): Request | undefined {
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
export function statement({ words, whole, rest, hasFigure, isQuestion, target }: Read): Request | undefined {
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

export function correct({ words, whole, facts, isQuestion }: Read): Request | undefined {
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

export function add({ words, whole, isQuestion, target }: Read): Request | undefined {
  if (isQuestion) return undefined
  if (ENTER.test(words) && target.type === 'none') return { intent: 'add-fact', words: whole }
  if (/^(?:问题|不足|短板|计划|荣誉|获奖|做法|举措|措施|项目)[:：]/.test(words))
    return { intent: 'add-fact', words: whole }
  return TOLD.test(words) || (TOLD_LEAD.test(words) && words.length >= 10)
    ? { intent: 'add-fact', words: whole }
    : undefined
}

export function question({ words, whole, isQuestion, facts }: Read): Request | undefined {
  if (facts.length > 0 && (isQuestion || /情况|数据|数字|数$|呢$/.test(words) || words.length <= 24))
    return { intent: 'question', words: whole }
  return isQuestion && /多少|几|数据|数字|情况|怎么样|如何/.test(words)
    ? { intent: 'question', words: whole }
    : undefined
}
