import type { AnyRouter } from '@tanstack/react-router'

/** `/app/?add`, a shortcut of the installed app, opens it with the field for a new task in focus. */
export function followAppShortcut(router: AnyRouter): void {
  if (!new URLSearchParams(location.search).has('add')) return
  const stop = router.subscribe('onRendered', () => {
    const field = document.querySelector<HTMLElement>('[data-quick-add]')
    if (field === null) return
    stop()
    field.focus()
  })
}
