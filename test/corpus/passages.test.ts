import { describe, expect, it } from 'vitest'
import { readDocument } from '../../src/corpus/read-document.ts'

const passagesOf = (text: string) => readDocument('材料.txt', text).passages
const rolesOf = (text: string) => passagesOf(text).map(({ role }) => role)

const ANNUAL = `青禾县教育局2023年工作总结和2024年工作计划
2023年，县教育局统筹推进各项工作，教育事业稳中向好，群众满意度持续提升。
一、2023年工作总结
（一）党建引领持续加强
1.学习走深走实。开展专题学习12次，覆盖全体党员干部，形成调研成果5项。
2.组织全面建强。新建党支部3个，发展党员25名，选派书记18名到校任职。
二、存在问题
部分学校优质学位仍然紧张，教师结构性缺编问题尚未根本解决。
三、2024年工作计划
（一）补齐学位短板
新建改扩建学校5所，新增学位2400个，力争年底前投入使用。
新的一年，县教育局将振奋精神，为建设教育强县作出新的更大贡献。
青禾县教育局
2024年1月9日`

describe('splitting into passages', () => {
  it('gives each item and paragraph with its headings, and neither title, headings nor signature', () => {
    expect(passagesOf(ANNUAL).map(({ path, text }) => [path.join('/'), text.slice(0, 10)])).toEqual([
      ['', '2023年，县教育局'],
      ['2023年工作总结/党建引领持续加强/学习走深走实', '开展专题学习12次，'],
      ['2023年工作总结/党建引领持续加强/组织全面建强', '新建党支部3个，发展'],
      ['存在问题', '部分学校优质学位仍然'],
      ['2024年工作计划/补齐学位短板', '新建改扩建学校5所，'],
      ['', '新的一年，县教育局将'],
    ])
  })

  it('tells what each does in the document', () => {
    expect(rolesOf(ANNUAL)).toEqual(['opening', 'summary', 'summary', 'problems', 'plan', 'closing'])
  })

  it('takes the first paragraph under the first heading as the opening', () => {
    expect(
      rolesOf(
        '某县教育局2023年工作总结\n一、2023年工作总结\n2023年，全县教育系统以公共服务为主线，推进各项工作。\n（一）党建。\n1.学习走深。开展学习12次，覆盖全体党员干部。',
      ),
    ).toEqual(['opening', 'summary'])
  })

  it('gives each heading inside a paragraph the text up to the next one', () => {
    const body = '健全长效工作机制，促进城乡、校际资源流动互享，推动全县教育持续健康发展，不断取得新的进展。'
    const passages = passagesOf(
      `某县教育局2024年工作思路\n一、主要任务\n1.扩大供给。深化集团办学新路径。${body}推进老年教育提质。${body}推进校企深度合作。${body}`,
    )
    expect(passages.map(({ path, text }) => [path.at(-1), text])).toEqual([
      ['深化集团办学新路径', body],
      ['推进老年教育提质', body],
      ['推进校企深度合作', body],
    ])
  })

  it('sees only plans in 工作要点, whatever words its items use', () => {
    const roles = rolesOf(
      '某县教育局2025年工作要点\n一、总体要求\n坚持立德树人，办好每一所学校，促进公平与质量。\n二、重点工作\n1.巩固“双减”成效。开展集中执法4轮，提高课后服务质量。',
    )
    expect(roles).toEqual(['plan', 'plan'])
  })

  it('does not take a task that mends a problem for a part on problems', () => {
    const roles = rolesOf(
      '某县教育局2023年工作总结和2024年工作计划\n一、2023年工作总结\n（一）聚焦突出问题，深化专项整治\n全年整改问题35个，建章立制12项，群众满意度提升。\n二、2024年工作计划\n（一）落实教师培训计划\n全年培训教师1200人次，实现学段全覆盖。',
    )
    expect(roles).toEqual(['summary', 'plan'])
  })

  it('finds the paragraph that owns up to problems inside a summary', () => {
    const roles = rolesOf(
      '某市政府工作报告\n各位代表：现在，我代表市人民政府，向大会报告工作，请予审议。\n一、2023年工作回顾\n过去一年，全市经济稳中有进，民生持续改善。\n各位代表，我们也清醒地看到，发展中还存在不少困难和问题，产业结构有待优化。\n二、2024年工作安排\n重点抓好扩大内需、科技创新等方面的工作，确保开局良好。',
    )
    expect(roles).toEqual(['opening', 'summary', 'problems', 'plan'])
  })

  it('keeps an item that is one sentence whole, and makes a task of a lone sentence', () => {
    const texts = passagesOf(
      '某县教育局2025年工作要点\n一、重点工作\n1.研究制订中考改革方案。\n2.加强班主任业务培训，举办全县班主任基本功大赛，评选表彰优秀班主任和先进学校。',
    ).map(({ text }) => text)
    expect(texts).toEqual([
      '研究制订中考改革方案。',
      '加强班主任业务培训，举办全县班主任基本功大赛，评选表彰优秀班主任和先进学校。',
    ])
  })

  it('splits only what is longer than 800 characters, at the ends of sentences', () => {
    const sentence = '全面贯彻党的教育方针，落实立德树人根本任务，持续推进教育高质量发展。'
    const passages = passagesOf(
      `某县教育局2023年工作总结\n一、工作总结\n（一）总体情况\n${sentence.repeat(60)}`,
    )
    expect(passages.length).toBe(3)
    for (const { text } of passages) {
      expect(text.length).toBeLessThanOrEqual(800)
      expect(text.endsWith('。')).toBe(true)
    }
    expect(passages.map(({ text }) => text).join('')).toBe(sentence.repeat(60))
  })

  it('keeps a short line that leads over with what it leads to', () => {
    const [passage] = passagesOf(
      '某县教育局2024年工作思路\n一、主要任务\n重点抓好以下工作：\n坚持学前教育公益普惠方向，新建公办幼儿园5所，扩大资源供给。',
    )
    expect(passage?.text).toContain('重点抓好以下工作：\n坚持学前教育')
  })
})
