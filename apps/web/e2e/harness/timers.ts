import type { Page } from '@playwright/test'

/** Far enough that the page's clock doesn't reach the moment of the stop before. */
const AHEAD_MS = 20_000

/**
 * Stops the timers of a page whose clock is installed (`page.clock.install()` before it opens), until `page.clock.resume()`. What lasts
 * a moment then lasts as long as the test looks at it.
 */
export async function stopTimers(page: Page): Promise<void> {
  const now = await page.evaluate(() => Date.now())
  await page.clock.pauseAt(now + AHEAD_MS)
}
