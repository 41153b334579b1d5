import type { Page } from '@playwright/test'

/** The list of tasks for the measurements. Only this file knows its elements. */
export function ListPage(page: Page) {
  const rows = page.locator('[data-task]')
  return {
    open: async () => {
      await page.goto('/app/?view=all')
      await rows.first().waitFor({ timeout: 120_000 })
    },
    /** Puts the focus where the arrow keys start. */
    focus: () => page.locator('[data-task][tabindex="0"]').focus(),
    focused: () =>
      page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-task]')?.dataset['task']),
    toTop: async () => {
      await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }))
      await rows.first().hover()
    },
    /** One of a dozen boxes in sight at the top, each in its turn. */
    box: (turn: number) => rows.nth(3 + (turn % 12)).getByRole('checkbox'),
    idInSight: async () => String(await rows.nth(3).getAttribute('data-task')),
    topId: async () => rows.first().getAttribute('data-task'),
  }
}
