import type { Command } from '../domain/conversation.ts'

const command = (
  name: string,
  aliases: readonly string[],
  intent: Command['intent'],
  rest: Pick<Command, 'summary' | 'argument' | 'example'> &
    Partial<Pick<Command, 'withoutModel' | 'completes'>>,
): Command => ({
  name,
  aliases: [...aliases],
  intent,
  withoutModel: 'whole',
  completes: 'none',
  ...rest,
})

/** Everything that can be asked by a command, in the order in which help tells it. */
export const COMMANDS: readonly Command[] = [
  command('/事实', ['/台账', '/记', '/fact'], 'add-fact', {
    summary: '把一句话里的数据录入台账，确认后生效',
    argument: '一句含数据的话',
    example: '/事实 全年招聘教师212人',
    withoutModel: 'narrower',
  }),
  command('/改', ['/更正', '/correct'], 'correct-fact', {
    summary: '更正台账里的一项，确认后生效',
    argument: '名称和新的数值',
    example: '/改 公办园占比 58.6%',
    completes: 'fact',
  }),
  command('/删', ['/删除', '/remove'], 'remove-fact', {
    summary: '从台账中去掉一项，确认后生效',
    argument: '名称',
    example: '/删 公办园占比',
    completes: 'fact',
  }),
  command('/写', ['/拟', '/重写', '/write'], 'write', {
    summary: '起草全文，或把一节重新写一遍',
    argument: '哪一节，不写就是全文',
    example: '/写 第二部分',
    completes: 'section',
  }),
  command('/润色', ['/polish'], 'edit', {
    summary: '改正病句、理顺文字，数据不变',
    argument: '哪一节',
    example: '/润色 学前教育',
    withoutModel: 'narrower',
    completes: 'section',
  }),
  command('/扩写', ['/expand'], 'edit', {
    summary: '把台账里还没写到的内容补进去',
    argument: '哪一节',
    example: '/扩写 第三部分',
    withoutModel: 'narrower',
    completes: 'section',
  }),
  command('/缩写', ['/精简', '/condense'], 'edit', {
    summary: '合并啰嗦的说法，内容一条不少',
    argument: '哪一节',
    example: '/缩写 第一部分',
    withoutModel: 'narrower',
    completes: 'section',
  }),
  command('/改写', ['/换说法', '/rephrase'], 'edit', {
    summary: '换一种说法，数据不变',
    argument: '哪一节',
    example: '/改写 二（一）',
    withoutModel: 'narrower',
    completes: 'section',
  }),
  command('/续写', ['/continue'], 'edit', {
    summary: '接着写台账里还没写到的内容',
    argument: '哪一节',
    example: '/续写 学前教育',
    withoutModel: 'narrower',
    completes: 'section',
  }),
  command('/规范', ['/公文', '/formal'], 'edit', {
    summary: '改成规范的公文语体',
    argument: '哪一节',
    example: '/规范 第二部分',
    withoutModel: 'narrower',
    completes: 'section',
  }),
  command('/标题', ['/对仗', '/headings'], 'edit', {
    summary: '为并列的小标题另拟一组',
    argument: '哪一部分',
    example: '/标题 第二部分',
    withoutModel: 'narrower',
    completes: 'section',
  }),
  command('/更新', ['/刷新', '/refresh'], 'refresh', {
    summary: '找出台账改动后已经过时的句子，按新数据重排',
    argument: '哪一节，不写就是全文',
    example: '/更新',
    completes: 'section',
  }),
  command('/来源', ['/出处', '/source'], 'source', {
    summary: '问一个数据从哪里来、怎么算的',
    argument: '数据或名称',
    example: '/来源 58.2%',
    completes: 'fact',
  }),
  command('/缺', ['/缺项', '/遗漏', '/missing'], 'missing', {
    summary: '看还缺什么：待补、必写、没写到的和没回答的',
    argument: '哪一节，不写就是全文',
    example: '/缺',
    completes: 'section',
  }),
  command('/去年', ['/上年', '/last'], 'last-year', {
    summary: '看去年的稿子和计划怎么说',
    argument: '哪方面',
    example: '/去年 学前教育',
  }),
  command('/对比', ['/比较', '/compare'], 'compare', {
    summary: '和上年的数据比一比',
    argument: '哪方面，不写就是全部',
    example: '/对比 教师队伍',
  }),
  command('/搜', ['/搜索', '/找', '/search'], 'search', {
    summary: '在素材里找相近的段落',
    argument: '要找的内容',
    example: '/搜 双减 课后服务',
  }),
  command('/检查', ['/查', '/审校', '/核对', '/check'], 'check', {
    summary: '审校文字、核对数据、检查台账',
    argument: '哪一节，不写就是全文',
    example: '/检查',
    completes: 'section',
  }),
  command('/导出', ['/下载', '/export'], 'export', {
    summary: '导出文件；定稿前先说明还差什么',
    argument: 'Word、PDF、Markdown 或文本，可加“定稿”',
    example: '/导出 Word 定稿',
  }),
  command('/锁定', ['/锁', '/lock'], 'lock', {
    summary: '锁定一节，谁也改不了；“/解锁”放开',
    argument: '哪一节',
    example: '/锁定 第一部分',
    completes: 'section',
  }),
  command('/解锁', ['/unlock'], 'lock', {
    summary: '放开锁定的一节',
    argument: '哪一节',
    example: '/解锁 第一部分',
    completes: 'section',
  }),
  command('/撤销', ['/撤回', '/undo'], 'undo', {
    summary: '撤销最近一步：文字改动或经对话录入的数据',
    argument: '',
    example: '/撤销',
  }),
  command('/问', ['/查数', '/ask'], 'question', {
    summary: '问台账里的数据',
    argument: '问题',
    example: '/问 公办园占比是多少',
    withoutModel: 'narrower',
    completes: 'fact',
  }),
  command('/帮助', ['/help', '/？', '/?'], 'help', {
    summary: '看能做什么',
    argument: '',
    example: '/帮助',
  }),
]

/** A command with what follows its name. */
export type Commanded = { readonly command: Command; readonly argument: string }

/**
 * Reads `/名称 内容`; the name may stand against what follows it, and a name of which the beginning is unique is enough.
 * Undefined where the text begins with no slash, null for a name that there is not.
 */
export function readCommand(text: string): Commanded | null | undefined {
  const typed = text.trim().replace(/^[／/]\s*/, '/')
  if (!typed.startsWith('/')) return undefined
  const names = COMMANDS.flatMap((entry) => [entry.name, ...entry.aliases].map((name) => ({ name, entry })))
  const lower = typed.toLowerCase()
  const [whole] = names
    .filter(({ name }) => lower.startsWith(name))
    // /lasting is no /last; between 汉字 there is no such border.
    .filter(({ name }) => !/[a-z]$/.test(name) || !/^[a-z]/.test(lower.slice(name.length)))
    .toSorted((a, b) => b.name.length - a.name.length)
  if (whole) return { command: whole.entry, argument: argumentOf(typed.slice(whole.name.length)) }
  const word = /^\/\S*/.exec(lower)?.[0] ?? ''
  const begun = new Set(names.filter(({ name }) => name.startsWith(word)).map(({ entry }) => entry))
  const [only] = begun
  return word.length > 1 && begun.size === 1 && only
    ? { command: only, argument: argumentOf(typed.slice(word.length)) }
    : null
}

const argumentOf = (rest: string): string => rest.replace(/^[\s:：，,]+/, '').trim()
