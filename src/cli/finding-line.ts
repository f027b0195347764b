import type { Finding } from '../domain/finding.ts'

const SEVERITY_WORDS = { error: '错误', warning: '提醒', hint: '提示' } as const

export const findingLine = ({ severity, line, message }: Finding): string =>
  `${SEVERITY_WORDS[severity]}  第 ${line} 行  ${message}`
