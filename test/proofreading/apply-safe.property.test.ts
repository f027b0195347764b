import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applySafe } from '../../src/proofreading/apply-safe.ts'

/** Pieces of official prose with the faults that are repaired without asking. */
const PIECES =
  '新建学校|12|所|，|,|。|。。|；|;|、|、、|：|:|"双减"|"|“|”|（|(|)|）|\n|一、|（一)|1.| |  |5+ 2|...|…|……|《|》|2023年|10-12|%|A|12:30|1,234|加强管理|习近平总书记|一是|二是|!|？'.split(
    '|',
  )

const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join(''))

const lettersAndDigits = (words: string): string => words.replaceAll(/[^\p{L}\p{N}]/gu, '')

describe('safe suggestions', () => {
  it('are all applied at once: applying them again changes nothing', () => {
    fc.assert(
      fc.property(text, (raw) => {
        const once = applySafe(raw)
        expect(applySafe(once)).toBe(once)
      }),
    )
  })

  it('touch no letter, digit or 汉字', () => {
    fc.assert(
      fc.property(text, (raw) => {
        expect(lettersAndDigits(applySafe(raw))).toBe(lettersAndDigits(raw))
      }),
    )
  })

  it('turn a text that is half-width throughout in one step', () => {
    expect(applySafe('加强管理,提高质量;新建学校 12 所,,投入"双减"经费1,234万元。')).toBe(
      '加强管理，提高质量；新建学校12所，投入“双减”经费1,234万元。',
    )
  })
})
