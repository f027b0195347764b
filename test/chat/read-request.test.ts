import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { COMMANDS, readCommand } from '../../src/chat/commands.ts'
import { readRequest } from '../../src/chat/read-request.ts'
import type { Request, Surroundings, Target } from '../../src/chat/request.ts'
import { parseSheet } from '../../src/facts/parse-sheet.ts'
import { sheetTemplate } from '../../src/facts/template.ts'
import { engineDraft } from '../support/written-draft.ts'
import { VECTORS } from './request-vectors.ts'

let surroundings: Surroundings
beforeAll(async () => {
  const sheet = parseSheet(sheetTemplate())
  surroundings = { sections: (await engineDraft(sheet)).sections, sheet, context: {} }
})

const shown = (target: Target): string => (target.type === 'sections' ? target.ids.join(' ') : target.type)

function detailOf(request: Request): string {
  switch (request.intent) {
    case 'edit':
      return `${request.action} ${shown(request.target)}`
    case 'export':
      return request.final ? `${request.format} final` : request.format
    case 'lock':
      return `${request.locked} ${shown(request.target)}`
    case 'write':
    case 'check':
    case 'missing':
      return shown(request.target)
    default:
      return ''
  }
}

describe('a request in plain words', () => {
  it('is read as offices mean it', () => {
    const wrong = VECTORS.flatMap(([words, intent, detail]) => {
      const request = readRequest(words, surroundings)
      const read = [request.intent, detail === undefined ? undefined : detailOf(request)]
      return read[0] === intent && read[1] === detail ? [] : [{ words, expected: [intent, detail], read }]
    })
    expect(wrong).toEqual([])
  })

  it('means where the writer is by 这一节 and 这句', () => {
    const context = { sectionId: 's3', sentences: ['w4'] }
    expect(readRequest('把这句话润色一下', { ...surroundings, context })).toMatchObject({
      intent: 'edit',
      target: { type: 'sections', ids: ['s3'], sentences: ['w4'] },
    })
    expect(readRequest('这一节太长了', { ...surroundings, context: { sectionId: 's3' } })).toMatchObject({
      action: 'condense',
      target: { ids: ['s3'] },
    })
  })

  it('is asked back where two sections bear the name', () => {
    const [one, ...others] = surroundings.sections
    if (!one) throw new Error('no section')
    const twin = others.map((section) =>
      section.id === 's3' || section.id === 's2'
        ? {
            ...section,
            heading: '抓好学前教育工作',
            role: section.id === 's2' ? section.role : ('plan' as const),
          }
        : section,
    )
    const request = readRequest('润色学前教育', { ...surroundings, sections: [one, ...twin] })
    expect(request).toMatchObject({ intent: 'edit', target: { type: 'doubtful', ids: ['s2', 's3'] } })
  })

  it('offers what it could mean where it is read in no way', () => {
    const request = readRequest('教师队伍', surroundings)
    expect(request.intent === 'unclear' && request.could.map(({ text }) => text)).toContain('/帮助')
  })

  it('is read whatever it holds, at any length, in bounded time', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 2000, unit: 'grapheme' }), (words) => {
        expect(readRequest(words, surroundings).intent).toBeTypeOf('string')
      }),
      { numRuns: 150 },
    )
    const pieces = VECTORS.map(([words]) => words)
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 60 }), (parts) => {
        expect(readRequest(parts.join('').slice(0, 2000), surroundings).intent).toBeTypeOf('string')
      }),
      { numRuns: 60 },
    )
  })
})

describe('a command', () => {
  it('has an example that is read as itself', () => {
    for (const { name, example, intent } of COMMANDS) {
      expect(readCommand(example)?.command.name, example).toBe(name)
      expect(readRequest(example, surroundings).intent, example).toBe(intent)
    }
  })

  it('bears one name once', () => {
    const names = COMMANDS.flatMap(({ name, aliases }) => [name, ...aliases])
    expect(new Set(names).size).toBe(names.length)
  })

  it('may begin with a full-width slash and stand against its argument', () => {
    expect(readCommand('／润色第二部分')).toMatchObject({ command: { name: '/润色' }, argument: '第二部分' })
    expect(readCommand('/sear 双减')).toMatchObject({ command: { name: '/搜' }, argument: '双减' })
    expect(readCommand('润色')).toBeUndefined()
    expect(readCommand('/无此命令')).toBeNull()
  })
})
