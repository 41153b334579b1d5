import { useEffect, useEffectEvent, useState } from 'react'
import { failureOf } from '../../shared/session/failure.ts'

interface ItemsState<Item> {
  /** Undefined until the first page is there. */
  readonly items?: readonly Item[]
  readonly hasMore: boolean
  readonly isBusy: boolean
  readonly failure?: string | undefined
}

interface ItemsOptions {
  /** A page that is full is followed by another; omitted, there is one page. */
  readonly pageSize?: number
  /** What the list is about: another query reads it anew, and what is there stays until then. */
  readonly query?: string
}

/** A list of the server, page by page, for as long as it is on the screen. */
export function useItems<Item>(
  readPage: (after: Item | undefined, signal: AbortSignal) => Promise<readonly Item[]>,
  { pageSize = Infinity, query = '' }: ItemsOptions = {},
) {
  const [state, setState] = useState<ItemsState<Item>>({ hasMore: false, isBusy: true })
  const [turn, setTurn] = useState(0)

  const load = async (before: readonly Item[], signal: AbortSignal) => {
    setState((state) => ({ ...state, isBusy: true, failure: undefined }))
    try {
      const page = await readPage(before.at(-1), signal)
      if (signal.aborted) return
      setState({ items: [...before, ...page], hasMore: page.length >= pageSize, isBusy: false })
    } catch (error) {
      if (signal.aborted) return
      setState((state) => ({ ...state, isBusy: false, failure: failureOf(error).message }))
    }
  }
  const loadFirst = useEffectEvent((signal: AbortSignal) => void load([], signal))

  useEffect(() => {
    const controller = new AbortController()
    loadFirst(controller.signal)
    return () => controller.abort()
  }, [query, turn])

  return {
    ...state,
    retry: () => setTurn((turn) => turn + 1),
    more: () => load(state.items ?? [], NEVER),
    /** Takes what a call has just changed. */
    change: (next: (items: readonly Item[]) => readonly Item[]) =>
      setState((state) => ({ ...state, items: next(state.items ?? []) })),
  }
}

const NEVER = new AbortController().signal
