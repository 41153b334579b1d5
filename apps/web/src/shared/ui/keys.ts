import type { KeyboardEvent } from 'react'

/** Ctrl+Enter, or Command+Enter; not the Enter that ends the composition of a character. */
export function isModEnter(event: KeyboardEvent): boolean {
  return isEnter(event) && (event.metaKey || event.ctrlKey)
}

export function isEnter(event: KeyboardEvent): boolean {
  return event.key === 'Enter' && !event.nativeEvent.isComposing
}
