import { redirect } from '@tanstack/react-router'

/** The token of the link that led to a page, by the page: in memory alone, where no history keeps it. */
const tokens = new Map<string, string>()

interface RouteContext {
  readonly location: { readonly pathname: string; readonly hash: string }
}

/** Moves the token of a mailed link out of the address before anything of the page is loaded. */
export function takeEmailLinkToken({ location: { pathname, hash } }: RouteContext): {
  token: string | undefined
} {
  const token = new URLSearchParams(hash).get('token')
  if (token !== null) {
    tokens.set(pathname, token)
    redirect({ to: pathname, replace: true, throw: true })
  }
  return { token: tokens.get(pathname) }
}
