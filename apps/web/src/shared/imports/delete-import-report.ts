// Apart from the report itself: signing out needs only this part.

/** Returns the key of a user's report in `localStorage`. */
export const reportKey = (user: string): string => `taskwire.import.${user}`

/** Deletes a user's report, after the user dismissed it or signed out. */
export function deleteImportReport(user: string | null): void {
  try {
    if (user !== null) localStorage.removeItem(reportKey(user))
  } catch {
    // Storage is blocked, so nothing was stored.
  }
}
