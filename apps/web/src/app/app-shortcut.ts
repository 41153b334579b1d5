import type { AnyRouter } from '@tanstack/react-router'

/** Focuses the quick-add field when the app opens by `/app/?add`, a shortcut of the installed app. */
export function followAppShortcut(router: AnyRouter): void {
  if (!new URLSearchParams(location.search).has('add')) return
  const stop = router.subscribe('onRendered', () => {
    const field = document.querySelector<HTMLElement>('[data-quick-add]')
    if (field === null) return
    stop()
    field.focus()
  })
}
