import { getRouteApi, useRouter } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { defaultView, type Screen, type TaskSearch, type View } from './task-search.ts'

const route = getRouteApi('/shell')

/** Returns the search parameters of the URL and functions to change them. */
export function useTaskSearch() {
  const { view = defaultView, q, task }: TaskSearch = route.useSearch()
  const navigate = route.useNavigate()
  const ways = useMemo(
    () => ({
      close: () =>
        void navigate({
          to: '/',
          search: ({ task: _task, ...rest }: TaskSearch) => rest,
          resetScroll: false,
        }),
      open: (id: string, options: { replace?: boolean } = {}) =>
        void navigate({
          to: '/',
          search: (search) => ({ ...search, task: id }),
          resetScroll: false,
          ...options,
        }),
      /** Opens a view, with one of its tasks open. */
      goTo: (view: View, task: string | undefined) =>
        void navigate({
          to: '/',
          search: { ...(view !== defaultView && { view }), ...(task !== undefined && { task }) },
          resetScroll: true,
        }),
      show: (view: View) =>
        void navigate({ to: '/', search: view === defaultView ? {} : { view }, resetScroll: true }),
      search: (q: string | undefined, options: { replace?: boolean } = {}) =>
        void navigate({
          to: '/',
          search: ({ q: _q, ...rest }: TaskSearch) => (q === undefined ? rest : { ...rest, q }),
          resetScroll: false,
          ...options,
        }),
    }),
    [navigate],
  )
  const screen: Screen = q === undefined ? view : 'search'
  return { view, screen, q, openId: task, ...ways }
}

/** Returns a function for the URL of a task opened beside the list. Its identity is stable while the view and query stay the same. */
export function useTaskHref(): (id: string) => string {
  const { view, q }: TaskSearch = route.useSearch()
  const { buildLocation } = useRouter()
  const list = useMemo(
    () => buildLocation({ to: '/', search: { ...(view && { view }), ...(q !== undefined && { q }) } }).href,
    [buildLocation, view, q],
  )
  return useCallback((id) => `${list}${list.includes('?') ? '&' : '?'}task=${encodeURIComponent(id)}`, [list])
}
