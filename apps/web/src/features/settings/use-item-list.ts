import { useCallback, useEffect, useEffectEvent, useState } from 'react'
import { toCallFailure } from '../../shared/session/call-failure.ts'

interface ListState<Item> {
  /** The query that returned the items. */
  readonly query: string
  /** Undefined until the first page has loaded. */
  readonly items?: readonly Item[]
  readonly hasMore: boolean
  readonly isBusy: boolean
  readonly failure?: string | undefined
}

interface ListOptions {
  /** A full page means that another may follow. Omit it for a list with a single page. */
  readonly pageSize?: number
  /** A changed query reloads the list. The old items stay until the new ones arrive. */
  readonly query?: string
}

/** Loads a list from the server page by page. Nothing is cached after unmounting. */
export function useItemList<Item>(
  readPage: (after: Item | undefined, query: string) => Promise<readonly Item[]>,
  { pageSize = Infinity, query = '' }: ListOptions = {},
) {
  const [state, setState] = useState<ListState<Item>>({ query, hasMore: false, isBusy: true })
  const read = useEffectEvent(readPage)
  const begin = useCallback(
    (query: string, page: readonly Item[]) =>
      setState({ query, items: page, hasMore: page.length >= pageSize, isBusy: false }),
    [pageSize],
  )
  const fail = useCallback(
    (error: unknown) =>
      setState((state) => ({ ...state, isBusy: false, failure: toCallFailure(error).message })),
    [],
  )

  useEffect(() => {
    let isCurrent = true
    read(undefined, query).then(
      (page) => isCurrent && begin(query, page),
      (error: unknown) => isCurrent && fail(error),
    )
    return () => {
      isCurrent = false
    }
  }, [query, begin, fail])

  const change = useCallback(
    (next: (items: readonly Item[]) => readonly Item[]) =>
      setState((state) => ({ ...state, items: next(state.items ?? []) })),
    [],
  )

  return {
    ...state,
    /** Loads the next page, or retries the first page after a failure. */
    more: async () => {
      const last = state.items?.at(-1)
      setState((state) => ({ ...state, isBusy: true, failure: undefined }))
      // Ignore the page if the query has changed meanwhile.
      const append = (page: readonly Item[]) =>
        setState((state) => (state.query === query ? withPage(state, page, pageSize) : state))
      await readPage(last, query).then(append, fail)
    },
    /** Updates the items after a call has changed one. */
    change,
  }
}

function withPage<Item>(
  { query, items = [] }: ListState<Item>,
  page: readonly Item[],
  pageSize: number,
): ListState<Item> {
  return { query, items: [...items, ...page], hasMore: page.length >= pageSize, isBusy: false }
}
