const PREFIX = 'taskwire.draft.'

/** Drafts belong to one tab; where storage is blocked they live as long as the page shows them. */
export function readDraft(name: string): string | undefined {
  try {
    return sessionStorage.getItem(PREFIX + name) ?? undefined
  } catch {
    return undefined
  }
}

/** Without a text there is no draft. */
export function writeDraft(name: string, text: string | undefined): void {
  try {
    if (text === undefined) sessionStorage.removeItem(PREFIX + name)
    else sessionStorage.setItem(PREFIX + name, text)
  } catch {
    // Nothing to do: the text is still on the page.
  }
}

/** What someone was writing is nobody else's. */
export function clearDrafts(): void {
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(PREFIX)) sessionStorage.removeItem(key)
  } catch {
    // Nothing was stored.
  }
}
