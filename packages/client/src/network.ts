import { createLink } from './links.ts'
import { refreshTokens } from './refresh-tokens.ts'

/** Everything that a request needs, in one chunk. Stored tasks show before it arrives. */
export const network = { createLink, refreshTokens }

export type Network = typeof network
