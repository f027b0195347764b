/**
 * What each rule of the gates asks for, in a sentence for the writer. A judges what an author hands in, B what a text
 * says once its references are figures (grounding.md 2.5 and 2.7).
 */
export const GATE_RULES = {
  A0: '先统一全角半角、去掉看不见的字符，再检查文字，改写字形瞒不过检查。',
  A1: '引用的台账条目和栏目要真实存在，名称要对得上。',
  A2: '数字、百分比和用汉字写的数量只能来自台账，不能直接写在文字里。',
  A3: '“第一”“率先”“首个”一类位次说法，要有台账里的位次或首次作依据。',
  A4: '参考材料里的单位、地名、人名和专有名称，不能带进本单位的稿件。',
  A5: '“今年”“去年”、规划期和时间节点，要与稿件所述年度一致。',
  A6: '说建成、获评、出台等成绩的句子，要有台账条目作依据。',
  A7: '增减和程度的说法要与数据的实际变化相符，不能自行加“近”“超”“约”。',
  A8: '没有完成的事不能写成已完成，已完成的事不能写成将来要做。',
  A9: '把两项事实说成因果，要由人来确认。',
  A10: '不能整句照搬参考材料的文字。',
  B1: '这个数字在台账里找不到。',
  B2: '这个数字在台账里有，但不是这项指标、这个范围的。',
  B3: '增减、程度、全部或没有的说法，与台账数据不符。',
  B4: '这个日期、年度或期间，与台账不符。',
  B5: '这个位次或首次的说法，台账没有依据。',
  B6: '这个单位、地名或专有名称，台账没有依据。',
  B7: '这件事的进度、荣誉的级别或获奖单位，与台账不符。',
  B8: '这里把两项事实说成因果，请人工确认。',
} as const satisfies Readonly<Record<string, string>>

/** The sentence that explains a rule of the gates; undefined for findings of another origin. */
export const explainRule = (rule: string): string | undefined =>
  Object.entries(GATE_RULES).find(([id]) => id === rule)?.[1]
