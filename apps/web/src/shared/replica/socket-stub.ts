/** Stands where the client has its socket: the build of the app leaves that out. */
export function socketLink(): never {
  throw new TypeError('This build has no WebSocket')
}
