/**
 * Splits the URL of several hosts, such as `postgres://user@one:5432,two:5432/name`, into URLs of one host each. A URL of one
 * host stays alone. `target_session_attrs` is left out: with several hosts the one that accepts writes is used in any case.
 */
export function hostUrls(url: string): string[] {
  const [, start = '', hosts = '', rest = ''] = /^(\w+:\/\/(?:[^/?#]*@)?)([^/?#]*)(.*)$/s.exec(url) ?? []
  const path = rest.replace(/[?&]target_session_attrs=[^&#]*/, '').replace(/^([^?]*)&/, '$1?')
  return hosts.split(',').map((host) => `${start}${host}${path}`)
}

/** Returns the value of `target_session_attrs` in a URL, or undefined. */
export function sessionTarget(url: string): string | undefined {
  return /[?&]target_session_attrs=([^&#]*)/.exec(url)?.[1]
}
