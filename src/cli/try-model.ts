import { AppError } from '../domain/errors.ts'
import type { ChatModel } from '../domain/ports.ts'
import { streamAnswer } from '../drafting/model-writer/stream-answer.ts'

export type Trial = { readonly status: 'ok' | 'warning' | 'error'; readonly message: string }

const LONGEST_MS = 20_000
const REFERENCE = 'i901试行覆盖率.值'
const WRITTEN = `{{${REFERENCE}}}`
const REQUEST = {
  messages: [
    { role: 'system' as const, content: '数字一律写成引用，引用照抄，自己不写数字。只输出一句话。' },
    { role: 'user' as const, content: `写一句话，说明试行覆盖率达到 ${WRITTEN}。` },
  ],
  temperature: 0,
  maxTokens: 400,
  references: [REFERENCE],
}

/**
 * Asks for one sentence as drafting does, and tells what works at the address: what counts is whether the model copies
 * a reference, and after how long it begins. @throws AppError where the service refuses.
 */
export async function tryModel(model: ChatModel | null, longestMs: number = LONGEST_MS): Promise<Trial> {
  if (!model) return { status: 'ok', message: '未配置，由内置引擎拟稿，不向外发送任何内容' }
  const begun = performance.now()
  const patience = AbortSignal.timeout(longestMs)
  let first: number | undefined
  let answer = ''
  let ending = 'cut'
  try {
    for await (const piece of streamAnswer(model, REQUEST, patience)) {
      if (piece.type === 'end') ending = piece.reason
      else if (piece.type === 'retract') answer = ''
      else {
        first ??= performance.now() - begun
        answer += piece.text
      }
    }
  } catch (error) {
    if (!patience.aborted) throw error
    const begins = first === undefined ? '没有回答' : '没有答完'
    throw new AppError(
      'model_unavailable',
      `${model.modelId} 在 ${longestMs / 1000} 秒内${begins}，请检查模型服务是否繁忙、地址是否正确`,
      { cause: error },
    )
  }
  const { works, lacks } = model.traits?.() ?? { works: [], lacks: [] }
  const told = [
    ...(works.length > 0 ? [`可用：${works.join('、')}`] : []),
    ...lacks,
    ...(ending === 'cut' ? ['回答没有写完'] : []),
  ]
  const about = told.length > 0 ? `（${told.join('；')}）` : ''
  const warn = (message: string): Trial => ({ status: 'warning', message: `${message}${about}` })
  if (answer.trim() === '') return warn(`${model.modelId} 可以连接，但没有给出回答`)
  if (!answer.includes(WRITTEN))
    return warn(`${model.modelId} 可以连接，但没有照抄引用，多数句子会由程序改写`)
  const seconds = ((first ?? 0) / 1000).toFixed(1)
  return { status: 'ok', message: `${model.modelId} 可以使用，会写引用，${seconds} 秒后开始回答${about}` }
}
