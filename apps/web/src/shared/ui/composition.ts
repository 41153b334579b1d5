interface Pressed {
  readonly isComposing: boolean
  /** Deprecated, and Safari's only mark of these keys. */
  readonly keyCode: number
}

/**
 * Whether an input method uses this key, for example the Enter that accepts a word or the Escape that drops it. Safari sends
 * that Enter after the composition has ended, and marks it by key code 229 alone.
 */
export function isComposing({ isComposing, keyCode }: Pressed): boolean {
  return isComposing || keyCode === 229
}

/**
 * Hides the keys of input methods from every handler on the page, those of libraries included. One listener in front of all
 * of them: a check in each handler is forgotten in the next one.
 */
export function hideCompositionKeys(target: Pick<Window, 'addEventListener'>): void {
  target.addEventListener(
    'keydown',
    (event) => {
      if (!isComposing(event)) return
      event.stopImmediatePropagation()
      // In a single line, Enter also submits the form.
      if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault()
    },
    { capture: true },
  )
}
