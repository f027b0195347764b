/**
 * What models put around a sentence although they were told not to: list marks, heading marks, bold marks, code
 * fences. Empty for a line that holds nothing else.
 */
export function tidyAnswer(line: string): string {
  const words = line
    .replaceAll(/\*\*|__(?=\S)|(?<=\S)__/g, '')
    .replace(/^(?:[-*•>]\s*|#{1,6}\s+|`{3}\S*)+/, '')
    .replace(/`{3}$/, '')
    .trim()
  return words === '' || /[。！？；：，”）]$/.test(words) ? words : `${words}。`
}
