// One chunk: everything that a request needs. Stored tasks show before it arrives.
export { createLink } from './links.ts'
export { refreshTokens } from './refresh-tokens.ts'
