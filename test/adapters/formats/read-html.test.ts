import { describe, expect, it } from 'vitest'
import { readFile } from '../../../src/adapters/formats/read-file.ts'

async function read(source: string | Uint8Array, file = '网页.html'): Promise<string[]> {
  const bytes = typeof source === 'string' ? new TextEncoder().encode(source) : source
  const [reading] = await readFile(file, bytes)
  if (!reading || 'refusal' in reading) throw reading?.refusal ?? new Error('nothing was read')
  return reading.text.split('\n')
}

const BODY = [
  '一、上半年工作',
  '全市教育系统坚持立德树人，扎实推进各项工作，取得新的成效。',
  '新建学校3所，新增学位1200个。',
]
const PARAGRAPHS = BODY.map((text) => `<p>　　${text}</p>\n`).join('')
const menu = (...names: string[]): string =>
  `<ul>${names.map((name) => `<li><a href="/">${name}</a></li>`).join('')}</ul>`

describe('a saved page', () => {
  it('gives its text, its title and what it says about itself, and nothing of the site around', async () => {
    const page = `<!DOCTYPE html><html><head><meta charset="utf-8"><title>工作总结_云川市教育局</title>
      <style>p { color: red }</style><script>var a = "不是正文，不要读入。"</script></head><body>
      <div class="top">${menu('首页', '政务公开', '互动交流', '专题专栏')}</div>
      <nav>您现在的位置：首页</nav>
      <div class="main"><h1>云川市教育局2024年上半年工作总结</h1>
        <table><tr><td>索引号：</td><td>0029/2024-58</td><td>发布日期：</td><td>2024-07-12</td></tr></table>
        <div class="content">${PARAGRAPHS.repeat(4)}</div></div>
      <div class="sidebar">${menu('相关新闻一条', '相关新闻两条', '相关新闻三条')}</div>
      <div id="footer">主办单位：云川市教育局。版权所有，未经许可不得转载本站内容。</div></body></html>`
    expect(await read(page)).toEqual([
      '# 云川市教育局2024年上半年工作总结',
      '索引号： | 0029/2024-58 | 发布日期： | 2024-07-12',
      ...Array.from({ length: 4 }, () => BODY).flat(),
    ])
  })

  it('whose heading stands under links, and whose head adds the name of the site, has it as its title', async () => {
    const page = `<html><head><title>云川市教育局2024年工作总结-资料大全</title></head><body><header>首页 登录</header>
      <h1>云川市教育局2024年工作总结</h1>${PARAGRAPHS}</body></html>`
    expect((await read(page)).slice(0, 3)).toEqual(['首页 登录', '# 云川市教育局2024年工作总结', BODY[0]])
  })

  it('whose text lies in one cell of a table is read as paragraphs', async () => {
    const page = `<table><tr><td>${menu('首页', '新闻', '公开')}</td><td><p>云川市教育局工作总结</p>${PARAGRAPHS.repeat(6)}</td></tr></table>`
    expect((await read(page)).slice(0, 3)).toEqual(['云川市教育局工作总结', BODY[0], BODY[1]])
  })

  it('with line breaks in place of paragraphs is read line by line', async () => {
    const page = `<html><body>${BODY.map((text) => `&nbsp;&nbsp;&nbsp;&nbsp;${text}`).join('<br>\n')}</body></html>`
    expect(await read(page)).toEqual(BODY)
  })

  it('keeps 汉字 together where the source is wrapped, and words apart', async () => {
    expect(await read('<p>坚持立德\n      树人，推进 AI\n  助手建设。</p>')).toEqual([
      '坚持立德树人，推进 AI 助手建设。',
    ])
  })

  it('types the numbers of its lists', async () => {
    const page = '<ol><li>建学校。</li><li>强队伍。</li></ol><ol start="5" type="a"><li>促均衡。</li></ol>'
    expect(await read(page)).toEqual(['1.建学校。', '2.强队伍。', 'e.促均衡。'])
  })

  it('leaves out what is hidden or struck out', async () => {
    const page = '<p style="display: none">看不见。</p><p>看得<del>不</del>见。</p><p hidden>也看不见。</p>'
    expect(await read(page)).toEqual(['看得见。'])
  })

  it('reads the title and date of the head where the page shows none', async () => {
    const head =
      '<meta name="ArticleTitle" content="云川市教育局工作要点"><meta name="PubDate" content="2025-02-01 08:00">'
    expect(await read(`<html><head>${head}</head><body>${PARAGRAPHS}</body></html>`)).toEqual([
      '标题：云川市教育局工作要点',
      '发布日期：2025-02-01',
      ...BODY,
    ])
  })

  it('is known by its content under any name', async () => {
    expect(await read(`<html><body>${PARAGRAPHS}</body></html>`, '总结.doc')).toEqual(BODY)
  })
})

describe('the encoding of a page', () => {
  // <p>教育</p> in GB 2312.
  const GBK = [0x3c, 0x70, 0x3e, 0xbd, 0xcc, 0xd3, 0xfd, 0x3c, 0x2f, 0x70, 0x3e]

  it('is seen from its bytes, whatever the page says', async () => {
    expect(await read('<meta charset="gb2312"><p>教育</p>')).toEqual(['教育'])
    expect(await read(Uint8Array.from(GBK))).toEqual(['教育'])
  })

  it('is the one that the page names when a few bytes are wrong', async () => {
    const head = new TextEncoder().encode(
      '<meta http-equiv="Content-Type" content="text/html; charset=gb2312">',
    )
    expect(await read(Uint8Array.from([...head, ...GBK, 0xff, 0x0a]))).toEqual(['教育', '\ufffd'])
  })
})
