const INSTRUCTION =
  /(?:忽略|无视|忘记|忘掉|不要理会|不必理会)(?:掉|以上|上述|上面|之前|前面|先前|此前|所有|一切|你的)|你(?:现在|是一|将扮演|扮演|要扮演|必须|只需|的任务|不再)|(?:从现在|接下来)(?:起|开始)?，?你|系统(?:提示|指令|消息)|提示词|指令[:：]|请(?:你|直接|只|仅|务必|立即|在此)?(?:输出|回答|回复|生成|返回|打印|复述)|(?:^|[\s“"#>[])(?:system|assistant|developer|human|user)\s{0,3}[\]:：]|<\|?\s{0,3}(?:im_start|im_end|system|assistant|user|think)|ignore\s{1,3}(?:all|any|the|previous|above|prior|your)|disregard\s{1,3}(?:all|any|the|previous|above)|you\s{1,3}are\s{1,3}(?:now|an?\s)|https?:|www\.|\{\{|\}\}|[A-Za-z0-9+/]{40}/i

const LINE_END = /(?<=[。！？!?\n])/

// What a break or an invisible sign parts may still be one instruction, so a sentence is read without them.
const isInstruction = (sentence: string): boolean =>
  INSTRUCTION.test(sentence.normalize('NFKC').replaceAll(/\p{Cf}/gu, ''))

/** The text without sentences that speak to a language model, and without addresses and encoded matter. */
export function withoutInstructions(text: string): string {
  const sentences = text.split(LINE_END)
  const kept = sentences.filter((sentence) => !isInstruction(sentence))
  return kept.length === sentences.length ? text : kept.join('')
}

const MOST_LINES = 5

/** A notice of the sentences that no model will see, with their lines, 1-based; empty where there are none. */
export function noticesOfInstructions(raw: string): string[] {
  const lines = raw
    .split('\n')
    .flatMap((line, i) => (line.split(LINE_END).some(isInstruction) ? [i + 1] : []))
  if (lines.length === 0) return []
  const shown = lines.slice(0, MOST_LINES).join('、')
  const more = lines.length > MOST_LINES ? '等' : ''
  return [`第${shown}${more}行有疑似对语言模型的指令、网址或编码，起草时略去这些语句，不作参考`]
}
