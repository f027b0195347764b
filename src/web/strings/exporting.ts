import type { ExportSettings } from '../events/export-events.ts'
import type { ReturnedReport } from '../transport/returned-file.ts'

export const EXPORTING = {
  exporting: {
    hint: '导出的是已保存的文字。',
    writing: '写完以后就可以导出。',
    unsaved: '有文字还没有保存，导出的文件里暂时没有它们。',
    format: '文件格式',
    formats: { docx: 'Word', pdf: 'PDF', md: 'Markdown', txt: '文本' } satisfies Record<
      ExportSettings['format'],
      string
    >,
    notes: {
      docx: 'A4 公文版式，每页 22 行、每行 28 字',
      pdf: '由本机的 LibreOffice 转换，没有安装时请导出 Word',
      md: '带标题层级的纯文本，便于转存',
      txt: '只有文字',
    } satisfies Record<ExportSettings['format'], string>,
    profile: '用途',
    profiles: {
      internal: '内部审议、存档',
      attached: '作为附件报送',
      formal: '红头正式发文',
    } satisfies Record<ExportSettings['profile'], string>,
    mark: '发文机关标志，如 云岭县教育局文件',
    number: '发文字号，如 云教〔2026〕1号',
    recipient: '主送机关（可不填）',
    fonts: '字体',
    fontNames: { GB2312: '方正小标宋简体、仿宋_GB2312', GBK: '方正 GBK 字体（含生僻字）' } satisfies Record<
      ExportSettings['fonts'],
      string
    >,
    digits: '数字',
    digitNames: { same: '与汉字同一字体', times: 'Times New Roman' } satisfies Record<
      ExportSettings['digits'],
      string
    >,
    pageNumbers: '页码',
    pageNumberNames: { standard: '单页居右、双页居左', centred: '居中', none: '不编页码' } satisfies Record<
      ExportSettings['pageNumbers'],
      string
    >,
    bold: '二、三级标题加粗',
    since: '修订标记',
    sinceNames: { '': '不标', first: '自初稿以来的全部改动' },
    sinceVersion: (name: string) => `自“${name}”以来`,
    sources: '附数据溯源表',
    final: '按定稿要求检查，不合要求不导出',
    more: '更多设置',
    make: '导出文件',
    making: '正在生成…',
    ready: '符合定稿要求，文件已导出',
    blocked: (count: number) => `还不能定稿：${count} 处需要处理`,
    showSentence: '看这一处',
  },
  returned: {
    title: '读回在 Word 里改过的稿件',
    hint: '选择从这里导出、又在 Word 或 WPS 里改过的文件：没有改动的句子保留出处，改过的记为撰稿人所写。',
    choose: '选择 Word 文件',
    none: '各节都没有改动',
    statuses: {
      unchanged: '',
      changed: '有改动',
      missing: '文件里没有这一节，稿件中保持不变',
      locked: '有改动，但这一节已锁定，保持不变',
    } satisfies Record<ReturnedReport['sections'][number]['status'], string>,
    opening: '开头一段',
    heading: (heading: string) => `标题改为“${heading}”`,
    added: (heading: string) => `新增标题“${heading}”，内容归入前一节`,
    unplaced: (text: string) => `不在任何一节之内，没有读入：“${text}”`,
    retitled: (title: string) => `总标题改为“${title}”，请在稿件中确认`,
    comments: '批注',
    take: '存入稿件',
    leave: '不存入',
  },
} as const
