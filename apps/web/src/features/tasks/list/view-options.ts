import { useMemo } from 'react'
import { createStoredValue } from '../../../shared/storage/stored-value.ts'
import type { Screen } from '../task-search.ts'

/** The look of one view on this device. */
export interface ViewOptions {
  /** Keys of the sections whose tasks are hidden. */
  readonly folded: readonly string[]
}

/** Days are section keys too, so old ones are dropped. */
const MAX_FOLDED = 60
const defaults: ViewOptions = { folded: [] }

const stored = createStoredValue('taskwire.views', parseViewOptions)

/** Returns the options of a view and a function that changes some of them. */
export function useViewOptions(screen: Screen) {
  const options = stored.use()[screen] ?? defaults
  return useMemo(
    () => ({
      options,
      change: (patch: Partial<ViewOptions>) => {
        const all = stored.read()
        stored.write({ ...all, [screen]: { ...(all[screen] ?? defaults), ...patch } })
      },
      setFolded: (keys: readonly string[], isFolded: boolean) => {
        const all = stored.read()
        const view = all[screen] ?? defaults
        const others = view.folded.filter((key) => !keys.includes(key))
        const folded = (isFolded ? [...others, ...keys] : others).slice(-MAX_FOLDED)
        stored.write({ ...all, [screen]: { ...view, folded } })
      },
    }),
    [options, screen],
  )
}

type AllOptions = Readonly<Partial<Record<string, ViewOptions>>>

/** Parses stored options. Ignores invalid values, such as those of another build. */
export function parseViewOptions(json: unknown): AllOptions {
  if (typeof json !== 'object' || json === null) return {}
  return Object.fromEntries(
    Object.entries(json as Record<string, unknown>).map(([screen, options]) => [screen, parseOptions(options)]),
  )
}

function parseOptions(json: unknown): ViewOptions {
  const { folded }: Partial<Record<keyof ViewOptions, unknown>> = typeof json === 'object' && json !== null ? json : {}
  return {
    folded: Array.isArray(folded) ? folded.filter((key) => typeof key === 'string').slice(-MAX_FOLDED) : [],
  }
}
