import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { identifyFile, listFiles, shortName } from '../../src/cli/files.ts'

describe('files on the command line', () => {
  let folder = ''

  beforeAll(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), 'nigao-files-')))
    await mkdir(join(folder, '材料'))
    await writeFile(join(folder, '材料', '总结.txt'), '一')
  })
  afterAll(() => rm(folder, { recursive: true }))

  it('are listed once although a link leads back to their own folder', async () => {
    await symlink(join(folder, '材料'), join(folder, '材料', '自身'))
    expect(await listFiles([folder, join(folder, '材料')])).toEqual({
      files: [join(folder, '材料', '总结.txt')],
      refused: [],
    })
  })

  it('are the same by whatever path they are reached', async () => {
    const path = join(folder, '材料', '总结.txt')
    expect(await identifyFile(relative('.', path))).toBe(path)
    expect(await identifyFile(join(folder, '材料', '自身', '总结.txt'))).toBe(path)
    expect(await identifyFile(join(folder, '没有.txt'))).toBe(join(folder, '没有.txt'))
  })

  it('are told by the path from the present folder where they lie in it', () => {
    expect(shortName(join(process.cwd(), '材料', '总结.txt'))).toBe(join('材料', '总结.txt'))
    expect(shortName('/别处/总结.txt')).toBe('/别处/总结.txt')
    expect(shortName('相对.txt')).toBe('相对.txt')
  })
})
