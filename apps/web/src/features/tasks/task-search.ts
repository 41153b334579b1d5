export const views = ['inbox', 'today', 'upcoming', 'all', 'completed', 'trash'] as const
export type View = (typeof views)[number]
/** A view, or a list or label of the user with its id. A text, so that places can be compared and used as keys. */
export type Place = View | `list:${string}` | `label:${string}`
/** A place, or the search results. */
export type Screen = Place | 'search'

const defaultView: View = 'today'

/** The search parameters of the tasks screen: the place, the query and the open task. */
export interface TaskSearch {
  readonly view?: View
  /** The id of a list. */
  readonly list?: string
  /** The id of a label. */
  readonly label?: string
  /** Searches all tasks, independent of the place. An empty text is an open search without a query. */
  readonly q?: string
  readonly task?: string
}

/** Parses untrusted search parameters and ignores invalid values. A list wins over a label, and both over a view. */
export function parseTaskSearch({ view, list, label, q, task }: Record<string, unknown>): TaskSearch {
  const query = typeof q === 'number' ? String(q) : q
  return {
    ...parsePlace(list, label, view),
    ...(typeof query === 'string' && { q: query.slice(0, 200) }),
    ...(isId(task) && { task }),
  }
}

function parsePlace(list: unknown, label: unknown, view: unknown): TaskSearch {
  if (list === 'inbox') return { view: 'inbox' }
  if (isId(list)) return { list }
  if (isId(label)) return { label }
  return placeSearch(views.find((name) => name === view) ?? defaultView)
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}

/** Returns the place that search parameters name. */
export function placeOf({ view = defaultView, list, label }: TaskSearch): Place {
  if (list !== undefined) return `list:${list}`
  return label === undefined ? view : `label:${label}`
}

/** Returns the search parameters of a place. */
export function placeSearch(place: Place): TaskSearch {
  const [list, label] = [listIdOf(place), labelIdOf(place)]
  if (list !== undefined) return { list }
  if (label !== undefined) return { label }
  return place === defaultView ? {} : { view: place as View }
}

/** Returns the id of the list that a screen shows. Undefined for other screens, also for the Inbox. */
export function listIdOf(screen: Screen): string | undefined {
  return screen.startsWith('list:') ? screen.slice('list:'.length) : undefined
}

export function labelIdOf(screen: Screen): string | undefined {
  return screen.startsWith('label:') ? screen.slice('label:'.length) : undefined
}

export function isView(screen: Screen): screen is View {
  return (views as readonly string[]).includes(screen)
}

/** Returns what kind of screen a place is, such as the key of its icon. */
export function kindOfScreen(screen: Screen): View | 'search' | 'list' | 'label' {
  if (listIdOf(screen) !== undefined) return 'list'
  return labelIdOf(screen) === undefined ? (screen as View | 'search') : 'label'
}
