/** Replaces the client's WebSocket link in the build of the app, which does not use it. */
export function socketLink(): never {
  throw new TypeError('This build has no WebSocket')
}
