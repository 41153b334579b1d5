/**
 * Collects typed characters, which would run commands while a popup with a text field loads. The returned function stops and returns
 * the text, and an empty text after that.
 *
 * @param takesEnter collects Enter too, as a line break
 */
export function bufferTyping(takesEnter = false): () => string {
  let typed = ''
  const collect = (event: KeyboardEvent) => {
    const key = takesEnter && event.key === 'Enter' ? '\n' : event.key
    if (key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return
    typed += key
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
