import { AppError } from '../../domain/errors.ts'
import type { ShelfDescription } from '../../domain/ports.ts'
import type { Services } from '../../http/environment.ts'
import { isLoopback } from '../../http/loopback.ts'
import { openServices } from '../../node.ts'
import type { Command } from '../command.ts'
import { tryModel } from '../try-model.ts'

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

const examineShelf = ({ shelf }: Services): Promise<Check> =>
  examine('素材库', async () => {
    const description = await shelf.describe()
    const { documents, passages, alike } = description
    const repeated = alike > 0 ? `（其中 ${alike} 段与别段大同小异）` : ''
    return `${documents} 份材料，${passages} 段${repeated}；向量：${describeVectors(description)}`
  })

const examineSearch = ({ shelf }: Services): Promise<Check> =>
  examine('检索', async () => {
    const check = await shelf.check()
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
        for (const check of [examineShelf, examineSearch]) checks.push(await check(opened.services))
        const { model } = opened.services
        checks.push(await examine('模型', async () => ({ name: '模型', ...(await tryModel(model)) })))
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
