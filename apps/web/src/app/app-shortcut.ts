import type { AnyRouter } from '@tanstack/react-router'
import { readDraft, writeDraft } from '../shared/drafts/drafts.ts'
import { appendSharedText, readSharedText, withoutSharedText } from './shared-text.ts'

/**
 * Moves a shared text from the URL to the draft of quick add, before the router reads the URL. The draft survives signing in, and
 * becomes a task only when the person submits it. If storage is blocked, the text stays in the URL. Returns a function that focuses
 * quick add in the app of a router.
 */
export function takeSharedText(): (router: AnyRouter) => void {
  const text = readSharedText(location.search)
  if (text === '') return focusQuickAdd
  const line = appendSharedText(readDraft('new-task') ?? '', text)
  writeDraft('new-task', line)
  if (readDraft('new-task') === line)
    history.replaceState(history.state, '', withoutSharedText(location.search) + location.hash)
  return focusQuickAdd
}

/** Focuses the quick-add field, or opens its sheet on a phone, as soon as a screen has one: the sign-in page has none. */
function focusQuickAdd(router: AnyRouter): void {
  const stop = router.subscribe('onRendered', () => {
    const field = document.querySelector<HTMLElement>('[data-quick-add]')
    const button = document.querySelector<HTMLElement>('[data-add-button]')
    if (field === null && button === null) return
    stop()
    if (field === null) button?.click()
    else field.focus()
  })
}
