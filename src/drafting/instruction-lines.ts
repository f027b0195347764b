const INSTRUCTION =
  /(?:忽略|无视|忘记|忘掉|不要理会|不必理会)(?:掉|以上|上述|上面|之前|前面|先前|此前|所有|一切|你的)|你(?:现在|是一|将扮演|扮演|要扮演|必须|只需|的任务|不再)|(?:从现在|接下来)(?:起|开始)?，?你|系统(?:提示|指令|消息)|提示词|指令[:：]|请(?:你|直接|只|仅|务必|立即|在此)?(?:输出|回答|回复|生成|返回|打印|复述)|(?:^|[\s“"#>[])(?:system|assistant|developer|human|user)\s{0,3}[\]:：]|<\|?\s{0,3}(?:im_start|im_end|system|assistant|user|think)|ignore\s{1,3}(?:all|any|the|previous|above|prior|your)|disregard\s{1,3}(?:all|any|the|previous|above)|you\s{1,3}are\s{1,3}(?:now|an?\s)|https?:|www\.|\{\{|\}\}|[A-Za-z0-9+/]{40}/i

const LINE_END = /(?<=[。！？!?\n])/

/** The text without sentences that speak to a language model, and without addresses and encoded matter. */
export function withoutInstructions(text: string): string {
  // What a break or an invisible sign parts may still be one instruction, so the sentence is read without them.
  const lines = text.split(LINE_END)
  const kept = lines.filter((line) => !INSTRUCTION.test(line.normalize('NFKC').replaceAll(/\p{Cf}/gu, '')))
  return kept.length === lines.length ? text : kept.join('')
}
