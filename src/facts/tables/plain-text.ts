import { normalise } from '../../text/normalise.ts'

/** Characters that no spelling rule changes: what nearly every cell is made of. */
const SIMPLE = /^[\x20-\x7e\n\u3001\u3002\u4e00-\u9fff\uff08\uff09\uff0c\uff1a\uff1b\u201c\u201d]*$/

/** The text in the one spelling that all readers of tables expect; quick for the many cells that are so already. */
export const plainText = (text: string): string => (SIMPLE.test(text) ? text : normalise(text).text)
