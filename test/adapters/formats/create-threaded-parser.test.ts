import { expect, it } from 'vitest'
import { createThreadedParser } from '../../../src/adapters/formats/create-threaded-parser.ts'
import { readDocument } from '../../../src/corpus/read-document.ts'

const TEXT =
  '云泽县教育局2024年工作总结\n一、学前教育\n新建公办幼儿园3所，公办园占比提高到61.5%。\n二、校园安全\n全年未发生责任事故。\n'

it('reads in its thread what reading here gives, and refuses alike', async () => {
  const parse = createThreadedParser()
  const [read, refused] = await Promise.allSettled([parse('a.txt', TEXT), parse('b.txt', '。\n')])
  expect(read).toEqual({ status: 'fulfilled', value: readDocument('a.txt', TEXT) })
  expect(refused).toMatchObject({ status: 'rejected', reason: { code: 'empty_document' } })
})
