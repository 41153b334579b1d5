import { useCallback, useEffect, useEffectEvent, useState } from 'react'
import { toCallFailure } from '../../shared/session/call-failure.ts'

interface ListState<Item> {
  /** What the items are an answer to. */
  readonly query: string
  /** Undefined until the first page is there. */
  readonly items?: readonly Item[]
  readonly hasMore: boolean
  readonly isBusy: boolean
  readonly failure?: string | undefined
}

interface ListOptions {
  /** A page that is full is followed by another; omitted, there is one page. */
  readonly pageSize?: number
  /** What the list is about: another query reads it anew, and what is there stays until then. */
  readonly query?: string
}

/** A list of the server, page by page, for as long as it is on the screen. */
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

  return {
    ...state,
    /** The next page, or the first one again where it did not come. */
    more: async () => {
      const last = state.items?.at(-1)
      setState((state) => ({ ...state, isBusy: true, failure: undefined }))
      // What was read for another query meanwhile stays as it is.
      const take = (page: readonly Item[]) =>
        setState((state) => (state.query === query ? withPage(state, page, pageSize) : state))
      await readPage(last, query).then(take, fail)
    },
    /** Takes what a call has just changed. */
    change: (next: (items: readonly Item[]) => readonly Item[]) =>
      setState((state) => ({ ...state, items: next(state.items ?? []) })),
  }
}

function withPage<Item>(
  { query, items = [] }: ListState<Item>,
  page: readonly Item[],
  pageSize: number,
): ListState<Item> {
  return { query, items: [...items, ...page], hasMore: page.length >= pageSize, isBusy: false }
}
