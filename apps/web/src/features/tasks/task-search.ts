export const views = ['today', 'upcoming', 'all', 'completed'] as const
export type View = (typeof views)[number]

export const defaultView: View = 'today'

/** What the address says: which view, and which task is open beside it. */
export interface TaskSearch {
  readonly view?: View
  readonly task?: string
}

/** Reads an address that anyone may have written: what makes no sense is left out. */
export function parseTaskSearch({ view: said, task }: Record<string, unknown>): TaskSearch {
  const view = views.find((name) => name === said)
  return {
    ...(view !== undefined && view !== defaultView && { view }),
    ...(typeof task === 'string' && task !== '' && { task }),
  }
}
