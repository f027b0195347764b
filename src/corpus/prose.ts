import { isGeneralPair } from '../text/unknown-words.ts'

/** Programs, logs and data hold some Chinese; a document with its figures and foreign words is above this share. */
const LEAST_HAN_SHARE = 0.25
/** Reports of every year measure 0.14 to 0.30, 汉字 drawn by chance 0.00 to 0.02, whatever 汉字 they are drawn from. */
const LEAST_PAIR_SHARE = 0.04
/** Below so many characters or pairs nothing can be said. */
const FEWEST = 60
/** A table of an office is full of figures: a digit weighs less than a letter, and marks weigh nothing. */
const DIGIT_WEIGHT = 0.25

/**
 * Why a text is no document in Chinese prose: `few-han` for what is written for programs or in another language,
 * `no-words` for 汉字 that make no words; undefined for a document, and for what is too short to say.
 * Takes time in proportion to the length.
 */
export function findNoProse(text: string): 'few-han' | 'no-words' | undefined {
  let solid = 0
  let han = 0
  let pairs = 0
  let general = 0
  let before = ''
  for (const character of text) {
    if (/\s/.test(character)) continue
    if (/\p{L}/u.test(character)) solid++
    else if (/\p{N}/u.test(character)) solid += DIGIT_WEIGHT
    const isHan = /\p{Script=Han}/u.test(character)
    if (isHan) {
      han++
      if (before !== '') {
        pairs++
        if (isGeneralPair(before + character)) general++
      }
    }
    before = isHan ? character : ''
  }
  if (solid >= FEWEST && han < solid * LEAST_HAN_SHARE) return 'few-han'
  return pairs >= FEWEST && general < pairs * LEAST_PAIR_SHARE ? 'no-words' : undefined
}
