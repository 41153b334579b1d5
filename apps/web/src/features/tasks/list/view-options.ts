import { useMemo } from 'react'
import { createStoredValue } from '../../../shared/storage/stored-value.ts'
import { isView, labelIdOf, listIdOf, type Place, type Screen } from '../task-search.ts'

export const groupings = ['none', 'date', 'priority', 'status'] as const
export type Grouping = (typeof groupings)[number]

/** `auto` is the order that suits the view and its grouping. `manual` is the order of a list that its user arranges by hand. */
export const sortings = ['auto', 'manual', 'date', 'priority', 'title', 'added'] as const
export type Sorting = (typeof sortings)[number]

export const layouts = ['list', 'board'] as const
export type Layout = (typeof layouts)[number]

/** How the tasks of a view are grouped and sorted. */
export interface Arrangement {
  readonly group: Grouping
  readonly sort: Sorting
}

/** The options of one view on this device. */
export interface ViewOptions extends Arrangement {
  /** Keys of the sections whose tasks are hidden. */
  readonly folded: readonly string[]
  readonly layout: Layout
}

/** Places whose tasks can be grouped and sorted. The others are lists of the past. */
export type ArrangedPlace = Exclude<Place, 'completed' | 'trash'>

export function isArranged(screen: Screen): screen is ArrangedPlace {
  return screen !== 'search' && screen !== 'completed' && screen !== 'trash'
}

/** Returns the options of a place before a person chooses others. The Inbox, lists and labels hide their completed tasks. */
function defaultOptions(screen: Screen): ViewOptions {
  const isOwnPlace = screen === 'inbox' || !isView(screen)
  const folded = isOwnPlace && screen !== 'search' ? ['completed'] : []
  return { ...defaultArrangement(screen === 'search' ? 'all' : screen), folded, layout: 'list' }
}

/** Returns the arrangement of a place before a person chooses another. */
export function defaultArrangement(place: Place): Arrangement {
  return {
    group: isView(place) && place !== 'all' && place !== 'inbox' ? 'date' : 'none',
    sort: hasManualOrder(place) ? 'manual' : 'auto',
  }
}

/** Whether the tasks of a place have one manual order: those of the Inbox and of a list. */
export function hasManualOrder(screen: Screen): boolean {
  return screen === 'inbox' || listIdOf(screen) !== undefined
}

/** Whether a place can be a board. Today and Upcoming are about days, and others are lists of the past. */
export function hasBoard(screen: Screen): boolean {
  return screen === 'all' || hasManualOrder(screen) || labelIdOf(screen) !== undefined
}

/** Whether a place shows its open tasks in their manual order. */
export function isManual(screen: Screen, { group, sort }: Arrangement): boolean {
  return hasManualOrder(screen) && (sort === 'manual' || (sort === 'auto' && group === 'none'))
}

/** Days are section keys too, so old ones are dropped. */
const MAX_FOLDED = 60

type AllOptions = Readonly<Partial<Record<string, Partial<ViewOptions>>>>

const stored = createStoredValue('taskwire.views', parseViewOptions)

/** Returns the options of a view and functions that change them. */
export function useViewOptions(screen: Screen) {
  const chosen = stored.use()[screen]
  return useMemo(() => {
    const defaults = defaultOptions(screen)
    const change = (patch: Partial<ViewOptions>) => {
      const all = stored.read()
      stored.write({ ...all, [screen]: { ...all[screen], ...patch } })
    }
    return {
      options: { ...defaults, ...chosen },
      change,
      setFolded: (keys: readonly string[], isFolded: boolean) => {
        const others = (stored.read()[screen]?.folded ?? defaults.folded).filter((key) => !keys.includes(key))
        change({ folded: (isFolded ? [...others, ...keys] : others).slice(-MAX_FOLDED) })
      },
    }
  }, [chosen, screen])
}

/** Parses stored options. Ignores invalid values, such as those of another build. */
export function parseViewOptions(json: unknown): AllOptions {
  return Object.fromEntries(
    Object.entries(recordOf(json)).map(([screen, options]) => [screen, parseOptions(recordOf(options))]),
  )
}

function parseOptions({ folded, group, sort, layout }: Record<string, unknown>): Partial<ViewOptions> {
  const grouping = groupings.find((one) => one === group)
  const form = layouts.find((one) => one === layout)
  const sorting = sortings.find((one) => one === sort)
  return {
    ...(grouping !== undefined && { group: grouping }),
    ...(sorting !== undefined && { sort: sorting }),
    ...(form !== undefined && { layout: form }),
    ...(Array.isArray(folded) && {
      folded: folded.filter((key) => typeof key === 'string').slice(-MAX_FOLDED),
    }),
  }
}

function recordOf(json: unknown): Record<string, unknown> {
  return typeof json === 'object' && json !== null ? (json as Record<string, unknown>) : {}
}
