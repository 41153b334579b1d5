import type { Replica } from '@taskwire/client/replica'
import { useSyncExternalStore } from 'react'
import { useReplica } from '../../shared/replica/replica-context.ts'

export type Choice = 'mine' | 'theirs' | 'both' | 'retry' | 'discard'

/** A decision of the user. Resolutions are kept in memory until the page closes. */
export interface Resolution {
  readonly op_id: string
  readonly choice: Choice
  readonly title: string
  /** When the user decided, as an ISO instant. */
  readonly at: string
  /** Reverses the decision by a new edit. Undefined when it can't be reversed. */
  readonly undo?: (() => Promise<unknown>) | undefined
}

interface Resolutions {
  readonly read: () => readonly Resolution[]
  readonly subscribe: (listener: () => void) => () => void
  readonly add: (resolution: Resolution) => void
  readonly drop: (resolution: Resolution) => void
}

const MAX_RECENT = 20

/** Stores by replica, so that each user has their own. */
const stores = new WeakMap<Replica, Resolutions>()

export function resolutionsOf(replica: Replica): Resolutions {
  const existing = stores.get(replica)
  if (existing !== undefined) return existing
  const store = createResolutions()
  stores.set(replica, store)
  return store
}

/** Returns the recent resolutions, newest first. */
export function useResolutions(): Resolutions & { readonly resolutions: readonly Resolution[] } {
  const store = resolutionsOf(useReplica())
  return { ...store, resolutions: useSyncExternalStore(store.subscribe, store.read) }
}

function createResolutions(): Resolutions {
  const listeners = new Set<() => void>()
  let recent: readonly Resolution[] = []
  const set = (next: readonly Resolution[]) => {
    recent = next
    for (const listener of listeners) listener()
  }
  return {
    read: () => recent,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    add: (resolution) => set([resolution, ...recent].slice(0, MAX_RECENT)),
    drop: (resolution) => set(recent.filter((other) => other !== resolution)),
  }
}
