export const views = ['today', 'upcoming', 'all', 'completed', 'trash'] as const
export type View = (typeof views)[number]
/** A view, or the search results. */
export type Screen = View | 'search'

export const defaultView: View = 'today'

/** The search parameters of the tasks screen: the view, the query and the open task. */
export interface TaskSearch {
  readonly view?: View
  /** Searches all tasks, independent of the view. An empty text is an open search without a query. */
  readonly q?: string
  readonly task?: string
}

/** Parses untrusted search parameters and ignores invalid values. */
export function parseTaskSearch({ view: rawView, q, task }: Record<string, unknown>): TaskSearch {
  const view = views.find((name) => name === rawView)
  const query = typeof q === 'number' ? String(q) : q
  return {
    ...(view !== undefined && view !== defaultView && { view }),
    ...(typeof query === 'string' && { q: query.slice(0, 200) }),
    ...(typeof task === 'string' && task !== '' && { task }),
  }
}
