import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

type AxeResult = {
  violations: { id: string; impact: string; nodes: { html: string; failureSummary: string }[] }[]
}

/** What axe finds on the page as it stands. The page's policy lets no script in but its own, so axe is evaluated. */
export async function violations(page: Page): Promise<string[]> {
  const source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  await page.evaluate(source)
  const result: AxeResult = await page.evaluate('axe.run(document, { resultTypes: ["violations"] })')
  return result.violations.flatMap(({ id, impact, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id} (${impact}): ${html.slice(0, 160)} ${failureSummary}`),
  )
}

/** What axe finds in both colours. */
export async function violationsInBothColors(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    found.push(...(await violations(page)).map((violation) => `${colorScheme} ${violation}`))
  }
  return found
}
