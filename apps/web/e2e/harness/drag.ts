import type { Locator, Page } from '@playwright/test'

/**
 * Drags an element onto another in small moves, as a hand does, and keeps the button pressed.
 *
 * @param part the height of the target at which the drag ends, from 0 to 1
 * @returns a function that releases the button
 */
export async function drag(
  page: Page,
  from: Locator,
  to: Locator,
  part: number,
): Promise<() => Promise<void>> {
  await from.hover()
  // The code of drags is loaded when the mouse first enters the list.
  await page.locator('[data-drop-target-for-element]').first().waitFor()
  const [start, end] = [await from.boundingBox(), await to.boundingBox()]
  if (start === null || end === null) throw new Error('not visible')
  const y = start.y + start.height / 2
  await page.mouse.move(start.x + 20, y)
  await page.mouse.down()
  await page.mouse.move(start.x + 30, y + 6, { steps: 3 })
  await page.mouse.move(end.x + end.width / 3, end.y + end.height * part, { steps: 8 })
  return () => page.mouse.up()
}
