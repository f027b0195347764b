import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { generate, migrationsModule, promptsModule } from '../../tools/generate.ts'

describe('generated modules', () => {
  it('are not older than what they are made from (npm run generate)', async () => {
    for (const [path, text] of await generate()) {
      expect(await readFile(new URL(`../../${path}`, import.meta.url), 'utf8'), path).toBe(text)
    }
  })

  it('hold texts as they are, whatever letters are in them', async () => {
    const text = `---\nid: x\ninputs: it\ntemperature: 0\nmaxTokens: 9\n---\na <<it>>\n---user---\n\`b\` ${'$'}{c} \\d \\${'$'}{e}\n“引号”`
    const source = promptsModule([{ file: 'x.md', text }])
    const made = await import(`data:text/javascript,${encodeURIComponent(source.replace(' as const', ''))}`)
    expect(made.prompts).toEqual({ 'x.md': text })
  })

  it('are not made of a prompt that declares an input it does not use, or uses one it does not declare', () => {
    const prompt = (inputs: string) =>
      `---\nid: x\ninputs: ${inputs}\ntemperature: 0\nmaxTokens: 9\n---\n甲\n---user---\n<<one>>\n`
    expect(() => promptsModule([{ file: 'x.md', text: prompt('one, two') }])).toThrow('two')
    expect(() => promptsModule([{ file: 'x.md', text: prompt('two') }])).toThrow('one')
  })

  it('need migrations numbered from 1 without gap or repetition', () => {
    const source = (file: string) => ({ file, text: 'select 1;' })
    expect(migrationsModule([source('0001_a.sql'), source('0002_b.sql')])).toContain('version: 2')
    expect(() => migrationsModule([source('0001_a.sql'), source('0003_b.sql')])).toThrow('0003_b.sql')
    expect(() => migrationsModule([source('0001_a.sql'), source('0001_b.sql')])).toThrow('0001_b.sql')
    expect(() => migrationsModule([source('first.sql')])).toThrow('first.sql')
  })
})
