import type { Locator } from '@playwright/test'

/** Long-presses an element. */
export async function longPress(target: Locator, ms = 2_000): Promise<void> {
  // Waits until the element no longer moves.
  await target.tap({ trial: true })
  const box = await target.boundingBox()
  if (box === null) throw new Error('There is nothing to press')
  const browser = await target.page().context().newCDPSession(target.page())
  const point = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  await browser.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [point] })
  await target.page().waitForTimeout(ms)
  await browser.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  await browser.detach()
}

/** Drags a finger over an element like scrolling, for longer than a long press. */
export async function slowDrag(target: Locator, by: number): Promise<void> {
  const box = await target.boundingBox()
  if (box === null) throw new Error('There is nothing to drag')
  const browser = await target.page().context().newCDPSession(target.page())
  const x = box.x + box.width / 2
  const from = box.y + box.height / 2
  await browser.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y: from }] })
  for (let step = 1; step <= 8; step += 1) {
    await browser.send('Input.dispatchTouchEvent', {
      type: 'touchMove',
      touchPoints: [{ x, y: from + (by * step) / 8 }],
    })
    await target.page().waitForTimeout(100)
  }
  await browser.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  await browser.detach()
}
