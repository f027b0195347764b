/** Every fault that Nigao reports, with the words that never change from case to case. */
export const ERRORS = {
  invalid_request: '请求内容有误',
  invalid_json: '不是有效的 JSON',
  origin_refused: '不接受这一来源的请求',
  invalid_sheet: '台账内容有误',
  invalid_settings: '设置有误',
  payload_too_large: '内容超过允许的大小',
  unknown_encoding: '无法识别文件编码',
  unknown_format: '不支持的文件格式',
  encrypted: '文件设有密码',
  scan_without_text: '文件是扫描件，没有文字',
  broken_file: '文件已损坏',
  broken_archive: '压缩包已损坏',
  reading_timeout: '文件读取超时',
  empty_document: '文件没有内容',
  secrecy_mark: '文件带有密级标志',
  not_found: '找不到所请求的内容',
  revision_conflict: '内容已被他人更新',
  revision_required: '保存时须注明所依据的版本',
  section_locked: '该节已锁定',
  draft_busy: '该稿正在生成',
  already_decided: '已经处理过',
  model_unavailable: '模型服务不可用',
  model_refused: '模型服务拒绝了请求',
  embedding_unavailable: '向量服务不可用',
  database_unavailable: '数据库不可用',
  database_locked: '数据目录正被另一个程序使用',
  database_newer: '数据库版本比程序新',
  storage_full: '磁盘空间不足',
  listen_refused: '拒绝在此地址上提供服务',
  address_in_use: '端口已被占用',
  invalid_arguments: '命令参数有误',
  unreadable_file: '文件无法读取',
  unwritable_file: '文件无法写入',
  file_exists: '文件已经存在',
  unusable_directory: '数据目录无法使用',
  pdf_unavailable: '不能导出 PDF',
  draft_not_final: '稿件还不能定稿',
  unexpected: '程序内部错误',
} as const

export type ErrorCode = keyof typeof ERRORS

/** One place in the input that is wrong: a JSON pointer or file name, and why. */
export type Fault = { readonly at: string; readonly message: string }

/**
 * A fault with a stable code. `detail` speaks of this case in Chinese and may be shown to the user;
 * the cause stays in the log.
 */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly detail: string
  readonly faults: readonly Fault[]

  constructor(code: ErrorCode, detail: string, options: { cause?: unknown; faults?: readonly Fault[] } = {}) {
    super(`${code}: ${detail}`, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = 'AppError'
    this.code = code
    this.detail = detail
    this.faults = options.faults ?? []
  }

  get title(): string {
    return ERRORS[this.code]
  }
}
