export const views = ['today', 'upcoming', 'all', 'completed', 'trash'] as const
export type View = (typeof views)[number]
/** What is shown: a view, or what was searched for. */
export type Screen = View | 'search'

export const defaultView: View = 'today'

/** What the address says: which view, what is searched for, and which task is open beside it. */
export interface TaskSearch {
  readonly view?: View
  /** Searches all tasks, whatever the view; an empty text is a search that has only begun. */
  readonly q?: string
  readonly task?: string
}

/** Reads an address that anyone may have written: what makes no sense is left out. */
export function parseTaskSearch({ view: said, q, task }: Record<string, unknown>): TaskSearch {
  const view = views.find((name) => name === said)
  const words = typeof q === 'number' ? String(q) : q
  return {
    ...(view !== undefined && view !== defaultView && { view }),
    ...(typeof words === 'string' && { q: words.slice(0, 200) }),
    ...(typeof task === 'string' && task !== '' && { task }),
  }
}
