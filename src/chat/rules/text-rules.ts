import type { EditAction } from '../../domain/suggestion.ts'
import type { Request } from '../request.ts'
import { orHere, orWhole, type Read } from './read-words.ts'

export const ABOUT_TEXT =
  /太(?:长|短|啰|罗|单薄|简单|空)|(?:缩|压|减|扩|写|增|控制)(?:写|到|成|至|减|短)?.{0,6}(?:字|段|页)|(?:字|句|段)(?:左右|以内|以上)|润色|扩写|缩写|改写|续写|精简/

export function unlock({ words, target, surroundings }: Read): Request | undefined {
  return /解锁|解除锁定?|取消锁定?|开锁|放开锁|不(?:再|用)锁/.test(words)
    ? { intent: 'lock', locked: false, target: orHere(target, surroundings) }
    : undefined
}

export function lock({ words, target, surroundings, hasFigure }: Read): Request | undefined {
  if (hasFigure) return undefined
  const firm = /锁(?:定|住|上|死|起来|了)?|冻结/.test(words)
  const soft =
    /别(?:再)?(?:动|改|碰)|不要(?:再)?(?:动|改|碰)|不(?:许|准|能|用)再?(?:动|改|碰)|保持原样|保持不变|定下来/.test(
      words,
    )
  if (!firm && !(soft && target.type !== 'none')) return undefined
  return { intent: 'lock', locked: true, target: orHere(target, surroundings) }
}

export function headings({ words, rest, target, surroundings, whole }: Read): Request | undefined {
  if (!/标题|题目|对仗/.test(words)) return undefined
  if (/检查|审校|有没有|是什么/.test(words)) return undefined
  const asked = /对仗|整齐|工整|改|换|拟|起|取|想|润|重|优|美|漂亮|响亮|押|统一|另|再来|不好|太|一组/.test(
    rest,
  )
  return asked
    ? { intent: 'edit', action: 'headings', target: orHere(target, surroundings), wish: whole }
    : undefined
}

export function rewrite({ words, target, surroundings }: Read): Request | undefined {
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

export function edit({
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

export function write({ words, rest, target, surroundings, isQuestion }: Read): Request | undefined {
  const asked =
    /起草|撰写|拟(?:写|稿|一|个|出|好)|草拟|动笔|成稿|出(?:个|一)?(?:初|草)?稿|开始写|开写|开始(?:吧|拟|起)?$|写(?:一|出|个|篇|份|完|好|吧|全|整|下)|生成(?:全文|初稿|正文|稿|文)|^写|^拟|^继续$|^接着$/.test(
      rest,
    ) ||
    (/^(?:写|拟|起草)/.test(words) && target.type !== 'none')
  if (!asked || (isQuestion && /怎么写|写(?:了|的)?什么|咋写/.test(words))) return undefined
  return { intent: 'write', target: orWhole(orHere(target, surroundings)) }
}

/** 把第二部分改得更有力: for a model, in the writer's own words. */
export function instruct({ words, target, surroundings, whole }: Read): Request | undefined {
  const changes = /改|调整|修改|突出|强调|弱化|语气|口吻|换|加强|合并|拆分|挪|移到|放到|删/.test(words)
  if (!changes || target.type === 'none') return undefined
  return { intent: 'edit', action: 'instruct', target: orHere(target, surroundings), wish: whole }
}
