/**
 * Collects typed characters, which would run commands while a popup with a text field loads. The returned function stops and returns
 * the text, and an empty text after that.
 */
export function bufferTyping(): () => string {
  let typed = ''
  const collect = (event: KeyboardEvent) => {
    if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return
    typed += event.key
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  addEventListener('keydown', collect, true)
  return () => {
    removeEventListener('keydown', collect, true)
    const text = typed
    typed = ''
    return text
  }
}
