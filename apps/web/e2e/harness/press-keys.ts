import type { CDPSession, Page } from '@playwright/test'

/** Keys that start a shortcut of two keys. */
const prefixes = new Set(['g', 's', 't'])

const sessions = new WeakMap<Page, Promise<CDPSession>>()

/**
 * Presses keys one after the other, like Playwright. The keys of a shortcut such as `g t` are sent together: the app waits only
 * 600 ms for the second one, and a busy machine needs longer than that to answer the first one.
 */
export async function pressKeys(page: Page, keys: readonly string[]): Promise<void> {
  for (let index = 0; index < keys.length; index += 1) {
    const [key = '', next = ''] = keys.slice(index, index + 2)
    if (prefixes.has(key) && /^[a-z]$/.test(next)) {
      await pressTogether(page, [key, next])
      index += 1
    } else await page.keyboard.press(key)
  }
}

async function pressTogether(page: Page, letters: readonly string[]): Promise<void> {
  const session = sessions.get(page) ?? page.context().newCDPSession(page)
  sessions.set(page, session)
  const browser = await session
  await Promise.all(
    letters.flatMap((letter) => {
      const upper = letter.toUpperCase()
      const key = { key: letter, code: `Key${upper}`, windowsVirtualKeyCode: upper.charCodeAt(0) }
      return [
        browser.send('Input.dispatchKeyEvent', { type: 'keyDown', text: letter, ...key }),
        browser.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key }),
      ]
    }),
  )
}
