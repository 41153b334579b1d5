import { getRouteApi } from '@tanstack/react-router'
import { useCallback } from 'react'
import { defaultView, type TaskSearch } from './task-search.ts'

const route = getRouteApi('/')

/** The view and the open task, from the address. */
export function useTaskSearch() {
  const { view = defaultView, task }: TaskSearch = route.useSearch()
  const navigate = route.useNavigate()
  const close = useCallback(
    () =>
      void navigate({
        to: '/',
        search: ({ task: _closed, ...rest }: TaskSearch) => rest,
        resetScroll: false,
      }),
    [navigate],
  )
  return { view, openId: task, close }
}
