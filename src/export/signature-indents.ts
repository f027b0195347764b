import { widthInCharacters } from './title-lines.ts'

/**
 * Right indents in 字 of organ and date at the foot of a document without seal (GB/T 9704-2012 7.3.5.2): the date
 * starts two 字 right of the organ's first character, or stands two 字 from the edge where it is the longer one.
 */
export function signatureIndents(organ: string, date: string): { organ: number; date: number } {
  const [organWidth, dateWidth] = [widthInCharacters(organ), widthInCharacters(date)]
  return dateWidth > organWidth
    ? { organ: 4 + dateWidth - organWidth, date: 2 }
    : { organ: 2, date: organWidth - dateWidth }
}
