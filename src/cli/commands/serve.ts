import { migrate } from '../../adapters/postgres/migrate.ts'
import { openDatabase, startServer } from '../../node.ts'
import type { Command } from '../command.ts'

export const serve: Command = {
  name: 'serve',
  usage: 'serve',
  summary: '启动服务和网页',
  async run({ config, say, print }) {
    const settings = config()
    const server = await startServer(settings, say)
    say('')
    say(`拟稿已启动，请用浏览器打开  ${server.url}`)
    say(
      settings.model
        ? `已配置模型 ${settings.model.model}`
        : '未配置模型，由内置引擎拟稿；设置 OPENAI_BASE_URL 和 NIGAO_MODEL 后可用模型拟稿',
    )
    say('按 Ctrl+C 停止')
    print({ url: server.url }, () => server.url)
    await new Promise<void>((resolve) => {
      process.once('SIGINT', () => resolve())
      process.once('SIGTERM', () => resolve())
    })
    say('正在停止……')
    await server.close()
    return 0
  },
}

export const migrateCommand: Command = {
  name: 'migrate',
  usage: 'migrate',
  summary: '将数据库升级到最新结构',
  async run({ config, print }) {
    const database = await openDatabase(config())
    try {
      const result = await migrate(database)
      print(result, () =>
        result.from === result.to
          ? `数据库已是最新（${result.to}）`
          : `数据库由 ${result.from} 升级到 ${result.to}`,
      )
      return 0
    } finally {
      await database.close()
    }
  },
}
