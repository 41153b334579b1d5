import type { KeyboardEvent } from 'react'

/** Whether the event is Ctrl+Enter or Command+Enter. */
export function isModEnter(event: KeyboardEvent): boolean {
  return event.key === 'Enter' && (event.metaKey || event.ctrlKey)
}
