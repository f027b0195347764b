import { z } from 'zod'

const line = (longest: number) => z.string().trim().min(1).max(longest)

/** What only a document issued under a red head carries (GB/T 9704-2012 7.2 to 7.4). */
export const formalHeadSchema = z.strictObject({
  /** 发文机关标志: 云岭县教育局文件. */
  mark: line(30),
  /** 发文字号: 云教〔2026〕1号. */
  number: z
    .string()
    .trim()
    .regex(/^[\p{Script=Han}]{1,12}〔\d{4}〕[1-9]\d{0,4}号$/u, '发文字号应如 云教〔2026〕1号'),
  /** 主送机关, without its colon. */
  recipient: line(100).optional(),
  /** 抄送机关. */
  copies: line(200).optional(),
  /** 印发机关 and 印发日期. */
  printedBy: line(40).optional(),
  printedOn: line(20).optional(),
})
export type FormalHead = z.infer<typeof formalHeadSchema>

/** How a Word file is laid out (domain.md 1.2, 1.8): every setting is one that offices really differ in. */
export const wordLayoutSchema = z.strictObject({
  /** internal 内部使用 · attached 作为附件报送 · formal 红头正式发文. */
  profile: z.enum(['internal', 'attached', 'formal']).default('internal'),
  fonts: z.enum(['GB2312', 'GBK']).default('GB2312'),
  /** Digits and Latin letters in the font of the 汉字 around them, or in Times New Roman. */
  digits: z.enum(['same', 'times']).default('same'),
  /** Bold for headings of level 2 and 3. */
  bold: z.boolean().default(false),
  pageNumbers: z.enum(['standard', 'centred', 'none']).default('standard'),
  head: formalHeadSchema.optional(),
})
export type WordLayout = z.infer<typeof wordLayoutSchema>

export const STANDARD_LAYOUT: WordLayout = wordLayoutSchema.parse({})
