/** A masked wording as a template for the text: what was masked becomes a gap that nobody overlooks. */
export const templateText = (masked: string): string =>
  masked.replace(/〈([^〉]{1,4})〉/g, (_, what: string) => `【待补：${what}】`)
