/** What was typed as a number of characters, within its bounds; null where nothing was. */
export function lengthOf(text: string, least: number, most: number): number | null {
  const number = Number.parseInt(text, 10)
  return Number.isNaN(number) ? null : Math.min(most, Math.max(least, number))
}
