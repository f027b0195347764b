import type { NewId } from '../domain/ports.ts'

/** An id of this run that no author of an exemplar has seen; its digits as letters, so that no gate takes it for a figure. */
export const nonceOf = (newId: NewId): string =>
  `#${newId()
    .replaceAll(/\d/g, (digit) => 'ghijklmnop'.charAt(Number(digit)))
    .replaceAll(/[^a-z]/gi, '')
    .slice(-12)}#`
