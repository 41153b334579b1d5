import type { CDPSession } from '@playwright/test'
import { expect, test } from './harness/test.ts'

/** Presses a key of another keyboard layout. Playwright only has the US one. */
async function pressOn(cdp: CDPSession, key: string, code: string, modifiers = 0): Promise<void> {
  await cdp.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key, code, modifiers })
  await cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', key, code, modifiers })
}

/** The Enter that accepts a word. Safari sends it after the composition, marked by key code 229 alone. */
const enterOfSafari = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 229 } as const

/** Types a word with an input method and accepts it with Enter. */
async function compose(cdp: CDPSession, word: string): Promise<void> {
  await cdp.send('Input.imeSetComposition', {
    text: word,
    selectionStart: word.length,
    selectionEnd: word.length,
  })
  await cdp.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: 'Enter', code: 'Enter' })
  await cdp.send('Input.insertText', { text: word })
  await cdp.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...enterOfSafari })
}

test('keys work on AZERTY, Cyrillic and Greek keyboards', async ({ tasks, account, page, context }) => {
  for (const title of ['Second', 'First']) await account.addTask({ title })
  await tasks.open('All tasks')
  await expect(tasks.rows).toHaveCount(2)
  const cdp = await context.newCDPSession(page)
  const priority = async (title: string) =>
    (await account.tasks()).find((task) => task['title'] === title)?.['priority']

  await pressOn(cdp, 'о', 'KeyJ')
  await expect(tasks.row('First')).toBeFocused()
  await pressOn(cdp, '&', 'Digit1')
  await expect.poll(() => priority('First')).toBe('high')
  // With Shift, AZERTY writes the digit itself.
  await pressOn(cdp, '3', 'Digit3', 8)
  await expect.poll(() => priority('First')).toBe('low')
  await pressOn(cdp, 'я', 'KeyZ', 2)
  await expect.poll(() => priority('First')).toBe('high')
  await pressOn(cdp, 'ε', 'KeyE')
  await expect(tasks.checkbox('First')).toBeChecked()
  // A sequence of two keys on a Cyrillic keyboard.
  await Promise.all([pressOn(cdp, 'п', 'KeyG'), pressOn(cdp, 'е', 'KeyT')])
  await expect(page).toHaveURL(/\/app\/$/)
  // The Greek Q writes a semicolon.
  await pressOn(cdp, ';', 'KeyQ')
  await expect(tasks.newTask).toBeFocused()
})

test('a sign on a letter key of a Latin keyboard remains a sign', async ({
  tasks,
  account,
  page,
  context,
}) => {
  await account.addTask({ title: 'Stays' })
  await tasks.open('All tasks')
  await expect(tasks.rows).toHaveCount(1)
  const cdp = await context.newCDPSession(page)
  // Dvorak has J in the place of the US C, and the full stop in the place of E.
  await pressOn(cdp, 'j', 'KeyC')
  await expect(tasks.row('Stays')).toBeFocused()
  await pressOn(cdp, '.', 'KeyE')
  await pressOn(cdp, 'x', 'KeyB')
  await expect(tasks.row('Stays')).toHaveAttribute('aria-selected', 'true')
  await expect(tasks.checkbox('Stays')).not.toBeChecked()
})

test('Enter and Escape of an input method don’t reach the app', async ({ tasks, account, page, context }) => {
  const { id } = await account.addTask({ title: 'Old' })
  await tasks.open('All tasks')
  await expect(tasks.rows).toHaveCount(1)
  const cdp = await context.newCDPSession(page)

  // Quick add: the Enter of an input method must not submit the form either.
  await tasks.press('q')
  await compose(cdp, '買う')
  await cdp.send('Input.dispatchKeyEvent', { type: 'keyDown', ...enterOfSafari, text: '\r' })
  await expect(tasks.newTask).toHaveValue('買う')
  await expect(tasks.rows).toHaveCount(1)
  await tasks.newTask.fill('')
  await tasks.press('Escape')

  // Search: the field keeps the focus.
  await tasks.press('/')
  const search = page.getByRole('searchbox')
  await compose(cdp, '探す')
  await expect(search).toHaveValue('探す')
  await expect(search).toBeFocused()
  await cdp.send('Input.imeSetComposition', { text: 'か', selectionStart: 1, selectionEnd: 1 })
  await tasks.press('Escape')
  await expect(search).toBeFocused()
  await page.goto('/app/?view=all')

  // Renaming in the row continues.
  await expect(tasks.rows).toHaveCount(1)
  await tasks.press('j', 'r')
  const field = page.getByLabel('Rename “Old”')
  await compose(cdp, '新しい')
  await expect(field).toBeFocused()
  await tasks.press('Escape')

  // The title in the panel: the edit continues, and Escape still discards all of it.
  await tasks.openTask('Old')
  await tasks.title.focus()
  await tasks.press('End')
  await compose(cdp, '題')
  await expect
    .poll(async () => (await account.tasks()).find((task) => task['id'] === id)?.['title'])
    .toBe('Old題')
  await tasks.press('Escape')
  await expect(tasks.title).toHaveValue('Old')

  // The palette stays open and keeps its text.
  await tasks.press('Control+k')
  const palette = page.getByRole('dialog', { name: 'Command palette' })
  await expect(palette).toBeVisible()
  await compose(cdp, '完')
  await expect(palette).toBeVisible()
})
