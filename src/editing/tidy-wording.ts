import type { SheetIndex } from '../facts/sheet-index.ts'
import { parseTemplate, writeTemplate } from '../grounding/references.ts'

/** Half-width marks behind Chinese, or right behind a reference. */
const HALF_WIDTH = /(?<=^|[\p{Script=Han}”’）》〉」』】〕])[,;:?!]/gu
const FULL_WIDTH: ReadonlyMap<string, string> = new Map([
  [',', '，'],
  [';', '；'],
  [':', '：'],
  ['?', '？'],
  ['!', '！'],
])

/** Slips of the pen that have one correction, whatever the sentence says. */
const SLIPS: readonly (readonly [RegExp, string])[] = [
  [/([，；：、。！？])[ \u3000]+/g, '$1'],
  [/[ \u3000]+([，；：、。！？])/g, '$1'],
  [/(?<=\p{Script=Han})[ \u3000]+(?=\p{Script=Han})/gu, ''],
  [/([，；：、。！？])\1+/g, '$1'],
  [/[，；、]+(?=[。！？])/g, ''],
  [/(?<!目|有|众)的的(?!确|士)/g, '的'],
  [/了了(?!解|然|结)/g, '了'],
  [/(进行|开展|实现|加强|推进|提升|落实)了?\1/g, '$1'],
]

/** Everyday words and what an office writes for them; only pairs that mean the same wherever they stand. */
const REGISTER: readonly (readonly [RegExp, string])[] = [
  [/我们局/g, '我局'],
  [/我们市/g, '我市'],
  [/我们县/g, '我县'],
  [/我们学校/g, '我校'],
  [/咱们/g, '我们'],
  [/(?:搞好|弄好)/g, '做好'],
  [/弄清楚?/g, '厘清'],
  [/(?<!立)马上/g, '立即'],
  [/老师们/g, '广大教师'],
  [/家长们/g, '广大家长'],
  [/(?<=[，；。]|^)(?:还有|另外)，/g, '此外，'],
  [/(?<=[，；。]|^)但是，?/g, '但'],
  [/(?<=[，；。]|^)所以，?/g, '因此，'],
  [/(?<=[，；。]|^)然后，?/g, '随后，'],
  [/想办法/g, '多措并举'],
  [/(?:好好|认认真真)地?/g, '认真'],
  [/越来越好/g, '持续向好'],
  [/跟(?=\p{Script=Han}{2,10}(?:合作|对接|衔接|联动))/gu, '与'],
]

/** The template with its own words tidied; what stands in references is out of reach. */
export function tidyWording(template: string, index: SheetIndex, official: boolean): string {
  const tidied = writeTemplate(
    parseTemplate(template, index).map((part) =>
      part.type === 'text' ? { ...part, text: tidyText(part.text, official) } : part,
    ),
  )
  return /[。！？][”’）》]*$/.test(tidied) ? tidied : tidied.replace(/[，；、：.．]*$/, '。')
}

function tidyText(text: string, official: boolean): string {
  let words = text.replaceAll(HALF_WIDTH, (mark) => FULL_WIDTH.get(mark) ?? mark)
  for (const [slip, right] of SLIPS) words = words.replaceAll(slip, right)
  if (official) for (const [everyday, written] of REGISTER) words = words.replaceAll(everyday, written)
  return words
}
