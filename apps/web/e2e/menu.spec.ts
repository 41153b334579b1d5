import { expectAccessible } from './harness/accessible.ts'
import { expect, test } from './harness/test.ts'

for (const { name, ...device } of [
  { name: 'by mouse', viewport: { width: 1440, height: 900 }, hasTouch: false },
  { name: 'on a phone', viewport: { width: 390, height: 700 }, hasTouch: true },
])
  test.describe(name, () => {
    // With motion, so that closed overlays wait for their animations.
    test.use({ ...device, contextOptions: { reducedMotion: 'no-preference' } })

    test('the account menu has import, export, the palette and the shortcuts', async ({ tasks, page }) => {
      const press = (target: ReturnType<typeof page.getByRole>) =>
        device.hasTouch ? target.tap() : target.click()
      const account = page.getByRole('button', { name: /^Account/ })
      await tasks.open('Today')

      await press(account)
      await expect(page.getByRole('link', { name: 'Import tasks…' })).toBeVisible()
      await expectAccessible(page)
      await press(page.getByRole('link', { name: 'Import tasks…' }))
      await expect(page.getByRole('heading', { name: 'Import', exact: true })).toBeFocused()
      await expect(page.getByRole('link', { name: 'Import tasks…' })).toHaveCount(0)

      await press(account)
      await press(page.getByRole('link', { name: 'Export tasks…' }))
      await expect(page.getByRole('heading', { name: 'Export', exact: true })).toBeFocused()

      await press(account)
      await press(page.getByRole('button', { name: 'Command palette' }))
      await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused()
      await expect(page.getByRole('dialog')).toHaveCount(1)
      await page.keyboard.press('Escape')
      await expect(page.getByRole('dialog')).toHaveCount(0)
      await expect(account).toBeFocused()

      await press(account)
      await press(page.getByRole('button', { name: 'Keyboard shortcuts' }))
      await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
      await expect(page.getByRole('dialog')).toHaveCount(1)
      await press(page.getByRole('button', { name: 'Close' }))
      await expect(page.getByRole('dialog')).toHaveCount(0)
      await expect(account).toBeFocused()
    })
  })
