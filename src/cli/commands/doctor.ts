import { AppError } from '../../domain/errors.ts'
import type { Services } from '../../http/environment.ts'
import { isLoopback } from '../../http/loopback.ts'
import { openServices } from '../../node.ts'
import type { Command } from '../command.ts'

type Check = { readonly name: string; readonly status: 'ok' | 'warning' | 'error'; readonly message: string }

const MODEL_TRIAL_MS = 20_000

async function examine(name: string, work: () => Promise<Check | string>): Promise<Check> {
  try {
    const result = await work()
    return typeof result === 'string' ? { name, status: 'ok', message: result } : result
  } catch (error) {
    const message = error instanceof AppError ? error.detail : '检查时出现意外错误'
    return { name, status: 'error', message }
  }
}

const examineShelf = ({ shelf }: Services): Promise<Check> =>
  examine('素材库', async () => {
    const { documents, passages, embedder } = await shelf.count()
    return `${documents} 份材料，${passages} 段；向量：${embedder ?? '尚未建立'}`
  })

const examineSearch = ({ shelf }: Services): Promise<Check> =>
  examine('检索', async () => {
    const [document] = await shelf.list()
    const stored = document && (await shelf.get(document.id))
    const [passage] = stored ? await shelf.passages(stored.passageIds.slice(0, 1)) : []
    if (!passage) return '素材库为空，无可检索'
    const { hits, degraded } = await shelf.search({ query: passage.text.slice(0, 60), limit: 20 })
    if (degraded) return { name: '检索', status: 'warning', message: degraded }
    const found = hits.find(({ passageId }) => passageId === passage.passageId)
    const missing = [...(found?.ranks.lexical ? [] : ['字词']), ...(found?.ranks.vector ? [] : ['语义'])]
    return missing.length === 0
      ? '字词检索和语义检索均能找到已知段落'
      : {
          name: '检索',
          status: 'error',
          message: `${missing.join('、')}检索找不到已知段落，请运行 corpus reindex`,
        }
  })

const examineModel = ({ model }: Services): Promise<Check> =>
  examine('模型', async () => {
    if (!model) return '未配置，由内置引擎拟稿，不向外发送任何内容'
    const request = {
      messages: [{ role: 'user' as const, content: '请只回答：好' }],
      temperature: 0,
      maxTokens: 16,
    }
    let answer = ''
    for await (const chunk of model.stream(request, AbortSignal.timeout(MODEL_TRIAL_MS))) {
      if (chunk.type === 'text') answer += chunk.text
    }
    return answer.trim() === ''
      ? { name: '模型', status: 'warning', message: `${model.modelId} 可以连接，但没有给出回答` }
      : `${model.modelId} 可以使用`
  })

export const doctor: Command = {
  name: 'doctor',
  usage: 'doctor',
  summary: '检查设置、数据库、检索和模型是否正常',
  async run({ config, print }) {
    const settings = config()
    const checks: Check[] = [
      {
        name: '运行环境',
        status: 'ok',
        message: `Node ${process.version}，${process.platform} ${process.arch}`,
      },
      isLoopback(settings.host)
        ? {
            name: '服务地址',
            status: 'ok',
            message: `http://${settings.host}:${settings.port}，只供本机使用`,
          }
        : {
            name: '服务地址',
            status: 'error',
            message: `HOST 为 ${settings.host}，尚未设置访问密钥，启动时会被拒绝`,
          },
    ]
    const where = 'url' in settings.database ? 'PostgreSQL' : `内置数据库（${settings.database.directory}）`
    let opened: Awaited<ReturnType<typeof openServices>> | undefined
    checks.push(
      await examine('数据库', async () => {
        opened = await openServices(settings)
        return where
      }),
    )
    if (opened) {
      try {
        for (const check of [examineShelf, examineSearch, examineModel])
          checks.push(await check(opened.services))
      } finally {
        await opened.close()
      }
    }
    print({ checks }, () =>
      checks
        .map(
          ({ name, status, message }) =>
            `${{ ok: '正常', warning: '提醒', error: '错误' }[status]}  ${name}：${message}`,
        )
        .join('\n'),
    )
    return checks.some(({ status }) => status === 'error') ? 1 : 0
  },
}
