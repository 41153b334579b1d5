interface Pressed {
  readonly isComposing: boolean
  /** Deprecated, but Safari marks these keys in no other way. */
  readonly keyCode: number
}

/**
 * Whether an input method uses this key, for example the Enter that accepts a word or the Escape that discards it. Safari sends
 * that Enter after the composition has ended, and marks it only by key code 229.
 */
export function isComposing({ isComposing, keyCode }: Pressed): boolean {
  return isComposing || keyCode === 229
}

/**
 * Hides the keys of input methods from every handler on the page, including those of libraries. One capturing listener is safer
 * than a check in each handler, which new handlers would forget.
 */
export function hideCompositionKeys(target: Pick<Window, 'addEventListener'>): void {
  target.addEventListener(
    'keydown',
    (event) => {
      if (!isComposing(event)) return
      event.stopImmediatePropagation()
      // In a single-line input, Enter would also submit the form.
      if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault()
    },
    { capture: true },
  )
}
