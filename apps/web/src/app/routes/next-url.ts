import { defaultParseSearch, redirect } from '@tanstack/react-router'

/** Screens that need a session and that sign-in may return to. */
const returnableScreens = /^\/(?:$|(?:task|lists|sync|settings|transfer)(?:\/|$))/

interface RouteLocation {
  readonly pathname: string
  readonly searchStr: string
  readonly hash: string
}

/** Returns the requested address for the `next` parameter of the sign-in page. Undefined for Today, the default after sign-in. */
export function nextUrlOf({ pathname, searchStr, hash }: RouteLocation): string | undefined {
  return parseNextUrl(`${pathname}${searchStr}${hash && `#${hash}`}`)
}

/** Accepts only addresses of the app's own screens, because anyone can write `next` into a link. */
function parseNextUrl(next: unknown): string | undefined {
  const url = typeof next === 'string' && next.length < 2000 ? URL.parse(next, 'https://app.invalid') : null
  if (url?.host !== 'app.invalid' || !returnableScreens.test(url.pathname)) return undefined
  const address = url.pathname + url.search + url.hash
  return address === '/' ? undefined : address
}

/** Search parameters of the sign-in and sign-up pages. */
export interface NextSearch {
  readonly next?: string
}

export function parseNextSearch({ next: given }: Record<string, unknown>): NextSearch {
  const next = parseNextUrl(given)
  return next === undefined ? {} : { next }
}

/**
 * Redirects to the address in `next`, or to Today. The search may still contain a value that `parseNextSearch` rejected, so it is
 * parsed again. A router path can't leave the app.
 */
export function redirectToNext({ next }: NextSearch): void {
  const { pathname, search, hash } = new URL(parseNextUrl(next) ?? '/', 'https://app.invalid')
  redirect({
    to: pathname,
    search: defaultParseSearch(search),
    hash: hash.slice(1),
    replace: true,
    throw: true,
  })
}
