import { getRouteApi, useRouter } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { placeOf, placeSearch, type Place, type Screen, type TaskSearch } from './task-search.ts'

const route = getRouteApi('/shell')

/** Returns the search parameters of the URL and functions to change them. */
export function useTaskSearch() {
  const search: TaskSearch = route.useSearch()
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
      /** Opens a place, with one of its tasks open. */
      goTo: (place: Place, task: string | undefined) =>
        void navigate({
          to: '/',
          search: { ...placeSearch(place), ...(task !== undefined && { task }) },
          resetScroll: true,
        }),
      show: (place: Place) => void navigate({ to: '/', search: placeSearch(place), resetScroll: true }),
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
  const place = placeOf(search)
  const screen: Screen = search.q === undefined ? place : 'search'
  return { place, screen, q: search.q, openId: search.task, ...ways }
}

/** Returns a function for the URL of a task opened beside the list. Its identity is stable while the place and query stay the same. */
export function useTaskHref(): (id: string) => string {
  const { q, ...search }: TaskSearch = route.useSearch()
  const { buildLocation } = useRouter()
  const place = placeOf(search)
  const list = useMemo(
    () => buildLocation({ to: '/', search: { ...placeSearch(place), ...(q !== undefined && { q }) } }).href,
    [buildLocation, place, q],
  )
  return useCallback((id) => `${list}${list.includes('?') ? '&' : '?'}task=${encodeURIComponent(id)}`, [list])
}
