import { hash32 } from '../text/hash.ts'
import { searchTokens } from '../text/tokens.ts'

type Indexed = { readonly path: readonly string[]; readonly text: string; readonly masked: string }

/** What the lexical index reads of a passage: its headings say what it is about as much as its words do. */
export const lexicalText = ({ path, text }: Indexed): string => [...path, text].join('\n')

const PLACEHOLDER = /〈[^〈〉]{1,4}〉/g

/** What is embedded of a passage: its headings and its wording without figures and names. */
export const vectorText = ({ path, masked }: Indexed): string =>
  [...path, masked.replaceAll(PLACEHOLDER, ' ')].join('\n')

const PROBE =
  '2024年，全市教育系统坚持以习近平新时代中国特色社会主义思想为指导，新建改扩建公办幼儿园12所，新增学位3600个，' +
  '公办园在园幼儿占比达54.96%，义务教育优质均衡发展县创建稳步推进，普通高中多样化特色发展，职业院校产教融合不断深化，' +
  '“双减”工作走深走实，教师队伍建设持续加强，校园安全稳定，信访事项按期办结率100%，圆满完成各项目标任务，大学生方才会长出席，二〇二五年再出发。'

let name: string | undefined

/**
 * Names the way in which this machine cuts words. An index made with another way must be made anew; what counts
 * is how a text is really cut, not which version of a library did it.
 */
export function tokenizerName(): string {
  name ??= `words-${hash32(searchTokens(PROBE).join(' ')).toString(36)}`
  return name
}
