import { z } from 'zod'
import type { SheetIndex } from '../../facts/sheet-index.ts'
import { checkTemplate } from '../../grounding/gate-a.ts'
import { verifyText } from '../../grounding/verify.ts'

/** A heading as a writer words it, without its number. */
export const headingSchema = z.string().trim().min(2, '小标题至少两个字').max(40, '小标题不能超过 40 字')

/**
 * What keeps a heading that a writer has worded from standing over a section, in Chinese; nothing where it may. A heading
 * has no record of where it comes from, so it tells no figure, not even one of the sheet: it would stay when the sheet
 * changes. Names in it have to be known to the sheet.
 */
export function headingFaults(heading: string, index: SheetIndex): string[] {
  if (/[\n\r{}【】]/.test(heading)) return ['小标题应写在一行里，不带括注']
  // The years of the document itself are no claim: 2025年工作回顾.
  const words = heading.replaceAll(new RegExp(`(?:${index.reportYear}|${index.planYear})年`, 'g'), '')
  const isError = ({ severity }: { severity: string }): boolean => severity === 'error'
  if (checkTemplate(`${words}。`, index).some(isError)) {
    return [`小标题“${heading}”里有数字、名次或台账中没有的名称，请把它们写在正文里`]
  }
  const found = verifyText(`${words}。`, index.sheet).findings.filter(isError)
  return [...new Set(found.map(({ message }) => `小标题“${heading}”：${message}`))]
}
