import { describe, expect, it } from 'vitest'
import { tidyAnswer } from '../../../src/drafting/model-writer/tidy-answer.ts'

describe('tidying an answer', () => {
  it.each([
    '好的，以下是本段正文：',
    '好的，我来写这一段。',
    '如需修改，请随时告诉我。',
    '如有其他需要，请告知。',
    '希望以上内容对您有帮助。',
    'Here is the paragraph you asked for.',
    'Sure!',
    '| 指标 | 数值 |',
    '|---|---|',
    '---',
    '<div>工作扎实推进。</div>',
    '&lt;b&gt;工作扎实推进。',
    '详见[通知](http://example.org)。',
    '## 工作成效',
    '**工作成效**',
    '```json',
    '{"text": "工作扎实推进。"}',
    '用户要求写一段总结，字数不多。',
    '我需要先分析各条要点。',
    '工作扎实推',
    '{{i1甲.值}}，各项工作扎实推',
    '各项工作如下：',
    '只写列出的条目，按所列顺序，每条至少引用一次，指标要写出值。',
    '工作扎实推进，工作扎实推进，工作扎实推进，工作扎实推进，工作扎实推进，工作扎实推进。',
    '扎实推进扎实推进扎实推进扎实推进扎实推进扎实推进。',
    'Sure, here is the text: {{i1甲.全句}}。',
  ])('drops %s', (line) => {
    expect(tidyAnswer(line)).toBe('')
  })

  it.each([
    ['- {{i1甲.全句}}', '{{i1甲.全句}}。'],
    ['好的，以下是正文：{{i1甲.全句}}。', '{{i1甲.全句}}。'],
    ['**{{i1甲.全句}}**，', '{{i1甲.全句}}。'],
    ['“{{i1甲.全句}}。', '{{i1甲.全句}}。'],
    ['{{i1甲.全句}}.', '{{i1甲.全句}}。'],
    ['我市教育工作扎实推进。', '我市教育工作扎实推进。'],
    ['工作\u0007扎实\ud83d推\u202e进。', '工作扎实推进。'],
    ['推进“双减”工作；', '推进“双减”工作；'],
  ])('keeps what %s says', (line, words) => {
    expect(tidyAnswer(line)).toBe(words)
  })
})
