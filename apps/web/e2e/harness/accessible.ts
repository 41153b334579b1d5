import { expect, type Page } from '@playwright/test'
import type axeCore from 'axe-core'
import type { RunOptions } from 'axe-core'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

const axeSource = await readFile(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')

type RunOnly = NonNullable<RunOptions['runOnly']>

/** WCAG 2.2 AA and best practice. */
const standards: RunOnly = {
  type: 'tag',
  values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
}
/** The rules whose result depends on colors. */
const colours: RunOnly = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] }

/**
 * Expects that axe finds nothing on the screen, in either colour scheme. The screen is visited once: the second
 * scheme changes nothing but colours. The page stays in it, because a change of the scheme takes longer than axe.
 */
export async function expectAccessible(page: Page): Promise<void> {
  const moves = await page.evaluate(() => matchMedia('(prefers-reduced-motion: no-preference)').matches)
  // A part of the screen that loads later than this starts may not fade in under the eyes of axe.
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await settle(page)
  // Parsing axe takes longer than running it, so a document gets it once.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeSource)
  const isDark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)
  const first = await violations(page, standards)
  await page.emulateMedia({ colorScheme: isDark ? 'light' : 'dark' })
  await settle(page)
  const second = await violations(page, colours)
  await page.emulateMedia({ reducedMotion: moves ? 'no-preference' : 'reduce' })
  const [light, dark] = isDark ? [second, first] : [first, second]
  expect({ light, dark }).toEqual({ light: [], dark: [] })
}

/** The focus guards of the component library only forward the focus. */
function violations(page: Page, runOnly: RunOnly) {
  return page.evaluate(async (runOnly) => {
    const { axe } = globalThis as unknown as { axe: typeof axeCore }
    const results = await axe.run(
      { exclude: [['[data-base-ui-focus-guard]']] },
      { runOnly, resultTypes: ['violations'] },
    )
    return results.violations.map(({ id, nodes }) => ({ id, where: nodes.map(({ html }) => html) }))
  }, runOnly)
}

/** Waits for animations, since half-faded text has half its contrast. One may start when another ends; a repeating one never ends. */
async function animationsEnd(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every(
        ({ playState, effect }) =>
          playState !== 'running' || effect?.getComputedTiming().iterations === Number.POSITIVE_INFINITY,
      ),
  )
}

/** What a change of the media starts, starts once the page has heard of it: up to two frames later. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => resolve()))
      }),
  )
  await page.evaluate(() => {
    for (const animation of document.getAnimations())
      if (animation instanceof CSSTransition) animation.finish()
  })
  await animationsEnd(page)
}
