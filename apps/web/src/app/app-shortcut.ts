import type { AnyRouter } from '@tanstack/react-router'

/** Focuses the quick-add field, or opens its sheet on a phone, when the app opens by `/app/?add`, a shortcut of the installed app. */
export function followAppShortcut(router: AnyRouter): void {
  if (!new URLSearchParams(location.search).has('add')) return
  const stop = router.subscribe('onRendered', () => {
    const field = document.querySelector<HTMLElement>('[data-quick-add]')
    const button = document.querySelector<HTMLElement>('[data-add-button]')
    if (field === null && button === null) return
    stop()
    if (field === null) button?.click()
    else field.focus()
  })
}
