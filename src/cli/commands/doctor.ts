import { z } from 'zod'
import { createChatModel } from '../../adapters/openai/chat-model.ts'
import { createRemoteEmbedder } from '../../adapters/openai/embedder.ts'
import type { Config } from '../../config.ts'
import { AppError } from '../../domain/errors.ts'
import type { ShelfCheck, ShelfDescription } from '../../domain/shelf.ts'
import { isLoopback } from '../../http/loopback.ts'
import { openServices } from '../../node.ts'
import type { Command } from '../command.ts'
import { tryModel } from '../try-model.ts'

/** What is read once and told more than once. */
function remembered<T>(read: () => Promise<T>): () => Promise<T> {
  let result: Promise<T> | undefined
  return () => {
    result ??= read()
    return result
  }
}

type Check = { readonly name: string; readonly status: 'ok' | 'warning' | 'error'; readonly message: string }

async function examine(name: string, work: () => Promise<Check | string>): Promise<Check> {
  try {
    const result = await work()
    return typeof result === 'string' ? { name, status: 'ok', message: result } : result
  } catch (error) {
    const message = error instanceof AppError ? error.detail : '检查时出现意外错误'
    return { name, status: 'error', message }
  }
}

const SCANS = { exact: '逐一比对', bits: '先按位筛选再比对' } as const
const PERCENT = 100

const describeVectors = ({ model, passages }: ShelfDescription): string => {
  if (!model) return '尚未建立'
  const recall = model.recall === null ? '' : `，抽样召回率 ${Math.round(model.recall * PERCENT)}%`
  const missing = passages - model.vectors
  return `${model.name}，${model.dimensions} 维，${SCANS[model.scan]}${recall}${missing > 0 ? `，尚缺 ${missing} 段` : ''}`
}

/** What is known of the shelf: from the shelf itself, or from the running service that has its database. */
type ShelfState = { readonly shelf: ShelfDescription; readonly check: ShelfCheck | null }

const describeDocuments = (description: ShelfDescription): string => {
  const { documents, passages, alike } = description
  const repeated = alike > 0 ? `（其中 ${alike} 段与别段大同小异）` : ''
  return `${documents} 份材料，${passages} 段${repeated}；向量：${describeVectors(description)}`
}

const examineShelf = (read: () => Promise<ShelfState>): Promise<Check> =>
  examine('素材库', async () => describeDocuments((await read()).shelf))

const examineSearch = (read: () => Promise<ShelfState>): Promise<Check> =>
  examine('检索', async () => {
    const { check } = await read()
    if (!check) return '素材库为空，无可检索'
    if (check.degraded) return { name: '检索', status: 'warning', message: check.degraded }
    const missing = [...(check.lexical ? [] : ['字词']), ...(check.vector ? [] : ['语义'])]
    return missing.length === 0
      ? '字词检索和语义检索均能找到已知段落'
      : {
          name: '检索',
          status: 'error',
          message: `${missing.join('、')}检索找不到已知段落，请运行 corpus reindex`,
        }
  })

/** The embedding service by itself: it is asked even where no shelf can be opened. */
const examineEmbedding = ({ embedding }: Config): Promise<Check> =>
  examine('向量模型', async () => {
    if (!embedding) return '未配置，由内置的本地统计生成向量，不向外发送任何内容'
    const [vector] = await createRemoteEmbedder(embedding).embed(['教育'], AbortSignal.timeout(EMBEDDING_MS))
    return `${embedding.model} 可以使用，${vector?.length ?? 0} 维`
  })

const EMBEDDING_MS = 20_000
const SERVICE_MS = 5000
const stateSchema = z.object({
  shelf: z.custom<ShelfDescription>((value) => shelfSchema.safeParse(value).success),
  check: z.custom<ShelfCheck | null>((value) => value === null || checkSchema.safeParse(value).success),
})
const shelfSchema = z.object({ documents: z.int(), passages: z.int(), alike: z.int() })
const checkSchema = z.object({ lexical: z.boolean(), vector: z.boolean() })

/** The embedded database has one user at a time; where that is the service on this machine, the service is asked. */
async function askService({ host, port, database }: Config): Promise<ShelfState> {
  if ('url' in database) throw new AppError('database_unavailable', '数据库未能打开，无法检查')
  const address = `http://${host.includes(':') ? `[${host}]` : host}:${port}`
  try {
    const answer = await fetch(`${address}/api/v1/health/detail`, { signal: AbortSignal.timeout(SERVICE_MS) })
    return stateSchema.parse(await answer.json())
  } catch (error) {
    throw new AppError('database_unavailable', `数据库未能打开，${address} 也没有可询问的服务，无法检查`, {
      cause: error,
    })
  }
}

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
        try {
          opened = await openServices(settings)
          return where
        } catch (error) {
          if (!(error instanceof AppError) || error.code !== 'database_locked') throw error
          return { name: '数据库', status: 'warning', message: error.detail }
        }
      }),
    )
    try {
      const shelf = opened?.services.shelf
      const read = remembered(async () =>
        shelf ? { shelf: await shelf.describe(), check: await shelf.check() } : askService(settings),
      )
      checks.push(await examineShelf(read), await examineSearch(read))
      checks.push(await examineEmbedding(settings))
      const model = settings.model && createChatModel(settings.model)
      checks.push(await examine('模型', async () => ({ name: '模型', ...(await tryModel(model)) })))
    } finally {
      await opened?.close()
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
