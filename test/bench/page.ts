/** Measures the page in Chromium: key times in a long draft, first load, first sentence; `--shots` renews docs/images. */

import { readFileSync } from 'node:fs'
import { mkdir, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { caretAtEnd, openPage, waitForSaved } from '../support/open-page.ts'

const LONG_CHARACTERS = 10_000
const KEYS = 200
const IMAGES = 'docs/images'

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
const quantile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * share)] ?? 0
const round = (value: number): number => Math.round(value * 10) / 10

const SIZES = [
  [1366, 768],
  [1920, 1080],
] as const
const PANELS = [
  ['台账', 'facts'],
  ['上年计划', 'last-plan'],
] as const

const opened = await openPage()
const { page } = opened

/** Renews the pictures of what the page shows. */
async function shoot(name: string, schemes: readonly ('light' | 'dark')[] = ['light']): Promise<void> {
  await mkdir(IMAGES, { recursive: true })
  for (const [width, height] of SIZES) {
    await page.setViewportSize({ width, height })
    for (const colorScheme of schemes) {
      await page.emulateMedia({ colorScheme })
      await page.mouse.move(width / 2, 60)
      await page.waitForLoadState('networkidle')
      const end = schemes.length > 1 ? `-${colorScheme}` : ''
      await page.screenshot({ path: `${IMAGES}/${name}-${width}x${height}${end}.png` })
    }
  }
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: 1366, height: 768 })
}

try {
  const assets = await readdir('dist/web/assets')
  const bytes = assets.reduce(
    (sum, name) => sum + gzipSync(readFileSync(join('dist/web/assets', name)), { level: 9 }).length,
    0,
  )
  const shots = process.argv.includes('--shots')
  await page.getByRole('button', { name: '新建稿件' }).click()
  if (shots) await shoot('start')
  const begin = page.getByRole('button', { name: '开始拟稿' })
  await begin.waitFor()
  await page.evaluate(`(() => {
    const button = [...document.querySelectorAll('button')].find((b) => b.textContent === '开始拟稿')
    button.addEventListener('click', () => {
      const asked = performance.now()
      const look = () => document.querySelector('.sentence') ? (window.firstSentence = performance.now() - asked) : requestAnimationFrame(look)
      look()
    }, { once: true })
  })()`)
  await begin.click()
  await page.locator('.phase.is-done').waitFor({ timeout: 120_000 })
  const firstSentenceMs = Number(await page.evaluate('window.firstSentence'))

  if (shots) {
    await page.locator('.class-d.fact-mark').nth(2).click()
    await page.locator('.fact-card').first().waitFor()
    await shoot('page', ['light', 'dark'])
    for (const [tab, name] of PANELS) {
      await page.getByRole('tab', { name: tab, exact: true }).click()
      await shoot(name)
    }
    await page.getByRole('tab', { name: '来源', exact: true }).click()
  }

  await caretAtEnd(page, 5)
  const length = async (): Promise<number> =>
    Number(await page.evaluate(`document.querySelector('.ProseMirror').textContent.length`))
  while ((await length()) < LONG_CHARACTERS) {
    await page.keyboard.press('Enter')
    await page.keyboard.insertText('坚持把教育摆在优先发展的位置，统筹推进各项工作落地见效。'.repeat(12))
  }
  await waitForSaved(page)
  const keyTimes: number[] = []
  await page.evaluate(`(() => {
    window.keyTimes = []
    const text = document.querySelector('.ProseMirror')
    text.addEventListener('beforeinput', () => {
      const start = performance.now()
      requestAnimationFrame(() => { const channel = new MessageChannel(); channel.port1.onmessage = () => window.keyTimes.push(performance.now() - start); channel.port2.postMessage(0) })
      queueMicrotask(() => 0)
    })
    window.workTimes = []
    const observer = new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.workTimes.push(entry.processingEnd - entry.processingStart) })
    observer.observe({ type: 'event', durationThreshold: 16, buffered: false })
  })()`)
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' })
  const taskSeconds = async (): Promise<number> => {
    const { metrics } = await cdp.send('Performance.getMetrics')
    return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0
  }
  for (let key = 0; key < KEYS; key++) {
    const before = await taskSeconds()
    await page.keyboard.insertText('字')
    keyTimes.push((await taskSeconds()) * 1000 - before * 1000)
  }
  const paints = JSON.parse(String(await page.evaluate('JSON.stringify(window.keyTimes)'))) as number[]
  const { size } = await stat(join('dist/web/assets', assets.find((name) => name.endsWith('.js')) ?? ''))
  process.stdout.write(
    `${JSON.stringify(
      {
        firstLoadKilobytesCompressed: round(bytes / 1024),
        scriptKilobytes: round(size / 1024),
        firstSentenceMs: round(firstSentenceMs),
        draftCharacters: await length(),
        keyWorkMs: { median: round(median(keyTimes)), p95: round(quantile(keyTimes, 0.95)) },
        keyToNextFrameMs: { median: round(median(paints)), p95: round(quantile(paints, 0.95)) },
      },
      null,
      2,
    )}\n`,
  )
} finally {
  await opened.close()
}
