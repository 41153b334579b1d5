const PREFIX = 'taskwire.draft.'

/** Reads a draft of this tab. Returns undefined when storage is blocked; the text then exists only on the page. */
export function readDraft(name: string): string | undefined {
  try {
    return sessionStorage.getItem(PREFIX + name) ?? undefined
  } catch {
    return undefined
  }
}

/** Stores a draft, or removes it when `text` is undefined. */
export function writeDraft(name: string, text: string | undefined): void {
  try {
    if (text === undefined) sessionStorage.removeItem(PREFIX + name)
    else sessionStorage.setItem(PREFIX + name, text)
  } catch {
    // Storage is blocked or full, but the text is still on the page.
  }
}

/** Removes all drafts on sign-out, so that the next user can't see them. */
export function clearDrafts(): void {
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(PREFIX)) sessionStorage.removeItem(key)
  } catch {
    // Storage is blocked, so nothing was stored.
  }
}
