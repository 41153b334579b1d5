import { defaultParseSearch, redirect } from '@tanstack/react-router'

/** Screens that need a session, and are worth returning to after signing in. */
const returnableScreens = /^\/(?:$|(?:task|sync|settings|transfer)(?:\/|$))/

interface RouteLocation {
  readonly pathname: string
  readonly searchStr: string
  readonly hash: string
}

/** The address that was asked for, as the search of the sign-in page carries it. The list of today is where signing in leads anyway. */
export function nextUrlOf({ pathname, searchStr, hash }: RouteLocation): string | undefined {
  return parseNextUrl(`${pathname}${searchStr}${hash && `#${hash}`}`)
}

/** Anyone can write this value into a link: only an address of one of the app's screens is accepted. */
function parseNextUrl(next: unknown): string | undefined {
  const url = typeof next === 'string' && next.length < 2000 ? URL.parse(next, 'https://app.invalid') : null
  if (url?.host !== 'app.invalid' || !returnableScreens.test(url.pathname)) return undefined
  const address = url.pathname + url.search + url.hash
  return address === '/' ? undefined : address
}

/** What the pages to sign in and up carry in their own address. */
export interface NextSearch {
  readonly next?: string
}

export function parseNextSearch({ next: given }: Record<string, unknown>): NextSearch {
  const next = parseNextUrl(given)
  return next === undefined ? {} : { next }
}

/**
 * Leads to the address in the search of the page, or to the list of today. The search may still hold what `nextSearch` left out, so it
 * is read again. A path of the router can't leave the app.
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
