import type { ExportWish, Request } from '../request.ts'
import { orHere, orWhole, type Read, TAIL } from './read-words.ts'

export function help({ whole }: Read): Request | undefined {
  return /^(?:帮助|help|怎么用|使用说明|说明|教程|指令|命令|\?+|菜单)$/i.test(
    whole.replace(TAIL, '') || whole,
  ) ||
    /(?:你|这里|这儿)?(?:都|还)?(?:能|会|可以)(?:做|干|帮[我忙]?(?:做|干)?)(?:些|点)?(?:什么|啥|哪些)|有(?:什么|哪些|啥)(?:功能|命令|指令)|怎么(?:使用|用你|操作)|^你好$|^在吗?$/.test(
      whole,
    )
    ? { intent: 'help' }
    : undefined
}

export function undo({ words, whole }: Read): Request | undefined {
  return /撤[销消回]|回退|退回(?:上|前|去|来)|恢复(?:到)?(?:上一?|前一?|刚才|原来|之前)|还原|反悔|上一步(?:不|取消|作废)|刚[才刚](?:那|的|改).{0,8}(?:不要|取消|算了|不算|作废)|不要刚才|改回去|改回来|退一步|ctrl ?\+ ?z/i.test(
    words || whole,
  )
    ? { intent: 'undo' }
    : undefined
}

const FILE = /word|docx?|pdf|markdown|(?<![a-z])md(?![a-z])|txt|wps|纯文本|电子版|文件版/i

export function exportWish(words: string): ExportWish {
  const format = /pdf/i.test(words)
    ? 'pdf'
    : /markdown|(?<![a-z])md(?![a-z])/i.test(words)
      ? 'md'
      : /(?<![a-z])txt|纯?文本|记事本/i.test(words)
        ? 'txt'
        : 'docx'
  return { format, final: /定稿|终稿|正式|上报|报送|印发|最终|能交|交稿|交得|能不能交/.test(words) }
}

export function exporting({ words, whole, hasFigure }: Read): Request | undefined {
  if (hasFigure) return undefined
  const asked =
    /导出|输出(?:成|为)?|下载|另存|存[成为]|保存[成为]|打印/.test(words) ||
    /(?:什么|哪些|啥|谁).{0,6}(?:拦|卡|挡|阻).{0,4}(?:定稿|导出|终稿)/.test(words) ||
    /(?:能|可以|可不可以|能不能|能否).{0,4}(?:定稿|交稿|交了|上报|报送|出终稿)/.test(whole) ||
    /^(?:定稿|出终稿|出定稿|生成终稿|出(?:一份)?(?:正式|最终)稿|交稿)/.test(words) ||
    (FILE.test(words) && /要|出|转|生成|发|给|来|做成|弄成|变成|拿|版|格式/.test(words))
  return asked ? { intent: 'export', ...exportWish(whole) } : undefined
}

export function refresh({ words, target, hasFigure }: Read): Request | undefined {
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

export function source({ words, whole, target, isQuestion, surroundings }: Read): Request | undefined {
  const asked =
    /出处|来源|源头|溯源|哪里?来|哪儿来|从哪|从何|打哪|依据|凭什么|根据(?:什么|哪)|(?:怎么|咋|如何|怎样).{0,4}(?:算|来的|得(?:出|来)|统计)|咋来|出自|(?:根据|理由)是|谁(?:填|报|给|提供)|哪(?:张|个|份)表|什么口径|口径是|为(?:什么|何|啥)是|靠谱|可靠|可信|有没有根据/.test(
      words,
    )
  if (!asked) return undefined
  if (/总结|计划/.test(words) && /去年|上年/.test(words) && !isQuestion) return undefined
  return { intent: 'source', words: whole, target: orHere(target, surroundings) }
}

const LAST = /去年|上年|上一年|前一年|往年|上一?年度|上次的?(?:总结|稿|报告)/

export function lastYear({ words, whole, hasFigure }: Read): Request | undefined {
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

export function compare({ words, whole, hasFigure, facts, isQuestion }: Read): Request | undefined {
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

export function missing({ words, whole, target, hasFigure }: Read): Request | undefined {
  if (hasFigure && !/必写/.test(words)) return undefined
  const asked =
    /还?缺(?!口|席|乏|勤|少教师)|遗漏|漏(?:了|写|掉|项|没漏)|有没有漏|没有?漏|没有?写(?:到|进|上|入|的)|未写|没(?:用|提)(?:上|到|过)|未用|没有?用(?:到|上)|待补|待定|空(?:着|缺|白)|没有?(?:填|答|回答|交代|回应|落实|着落)|还(?:需要?|要|得|应)我?(?:补|填|写|加|提供)(?:充|齐|上)?|(?:差|少)(?:了)?(?:什么|哪|啥)|少不少|还差|齐(?:了|不齐|全|没)|全不全|完整(?:吗|不|性)?|都写(?:进|到|上|了)|写全(?![文篇稿])|补(?:什么|哪|啥)|(?:什么|哪些|啥).{0,6}(?:没写|没有写|没提)|必写(?:的|项|事项)?/.test(
      words,
    )
  return asked && !/检查.{0,4}(?:错|病)/.test(whole)
    ? { intent: 'missing', target: orWhole(target) }
    : undefined
}

export function search({ words, whole, target }: Read): Request | undefined {
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

export function check({ words, target, facts }: Read): Request | undefined {
  const asked =
    /检查|审校|校对|核对|核查|核实|核一?核|核$|审核|审一?[下遍审]|审读|查错|挑错|纠错|找错|错别?字|错误|毛病|病句|(?:把)把?关|过一?遍|体检|查一?遍|有没有(?:错|问题|不对|矛盾)|有(?:错|问题|矛盾)(?:吗|没有|么)?|前后(?:一致|矛盾)|不一致|对不对|对得上|合规|看看.{0,6}(?:错|问题|行不行|怎么样)|自查|复核|查重/.test(
      words,
    ) ||
    (/^查/.test(words) && target.type !== 'none' && facts.length === 0)
  return asked ? { intent: 'check', target: orWhole(target) } : undefined
}
