const REFERENCE = /\{\{[^{}]{0,300}\}\}/g

/** What only a person in a talk says; no work report speaks to its reader. */
const TALK =
  /您|(?:^|[，。：:\s])(?:你好|抱歉|对不起|没问题)|作为(?:一名|一个|一款)?(?:AI|人工智能|大?语言模型|助手)|(?:(?<![申聘邀提报特敬恳])请|随时)(?:告知|告诉|提供|补充|确认|查收|审阅|指正)|如(?:需|有|果需要).{0,16}(?:修改|调整|补充|疑问|需要|润色)|(?:^|[，。！])希望(?:以上|这[段些]|能?对|能帮)/
/** The writer about its own writing. */
const OWN_TASK =
  /^(?:好的|当然|收到|明白|了解|遵命|嗯|首先，?我|以[上下]是|以[上下]为|下面是|这是|根据(?:以上|上述|提供|所给)|按照?(?:以上|上述|所给)?要求|修[改订]后|改写后|注[：:]|说明[：:]|备注[：:]|(?:提示|思考|分析|正文|输出|答案|回答)[：:])|用户|提示词|占位|字数|篇幅|本段|(?:各|本|上述|以上|列出的)要点|(?:要点|引用|标签|编号)(?:写|里|中|如下|为|是)|(?<![自忘大小])我(?![市县区省国局州镇乡校院委党军])/
const LEAD_IN =
  /^(?:(?:好的|当然|没问题|收到|明白)[，,。！!：:\s]{1,3})?(?:[^{}。：:]{0,30}(?:以下|下面|如下|正文|段落|改写|修[改订]|输出|答案)[^{}。：:]{0,20}[：:]\s?)?/
const LATIN_WORDS = /[A-Za-z]{2,30}(?:[\s,'’-]{1,3}[A-Za-z]{1,30}){2}/
const RULER = /^[-=_*~—─━┄…|+:\s]+$/
const LINK = /https?:|www\.|\]\(|!\[/i
const HTML = /<[!/]?[a-z][^<>]{0,200}>|&(?:#?\w{2,8});/i
const JSON_LINE = /^[\s{[,]{0,9}"[^"]{0,99}"\s?:/
const HAN = /\p{Script=Han}/u

/** Takes the words off with which a model leads over to its answer: 好的，以下是正文：. */
export const withoutLeadIn = (line: string): string => {
  const rest = line.replace(LEAD_IN, '')
  return rest.startsWith('{{') || rest === '' ? rest : line
}

/**
 * Whether a line is no part of the document: talk with the user, words about the task, a table, a rule, a link,
 * HTML, a foreign language. Beside a reference only what is certain counts.
 */
export function isChatter(line: string): boolean {
  const bare = line.replaceAll(REFERENCE, '')
  const refers = bare.length < line.length
  if (TALK.test(bare) || LATIN_WORDS.test(bare) || LINK.test(bare) || HTML.test(bare)) return true
  if (/^\s{0,9}\||\|.{0,99}\|/.test(bare) || JSON_LINE.test(bare)) return true
  return !refers && (RULER.test(bare) || !HAN.test(bare) || OWN_TASK.test(bare))
}
