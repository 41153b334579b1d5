import { redirect } from '@tanstack/react-router'

/** Tokens of email links by page path. They stay in memory only, so that no browser history contains them. */
const tokens = new Map<string, string>()

interface RouteContext {
  readonly location: { readonly pathname: string; readonly hash: string }
}

/** Moves the token of an email link out of the address before the page loads any of its code. */
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
