import { z } from 'zod'

/** Scopes of personal access tokens. */
export const scopes = ['tasks:read', 'tasks:write', 'tasks:add'] as const
export type Scope = (typeof scopes)[number]

export const scopeSchema = z.enum(scopes)

/**
 * The access that a procedure requires: a scope, which every session has; `session`, which no personal access token has; or `admin`,
 * which only the session of an admin has.
 */
export type Access = Scope | 'session' | 'admin'

/** The write scope includes the other two. */
const implied: Record<Scope, readonly Scope[]> = {
  'tasks:read': ['tasks:read'],
  'tasks:write': ['tasks:write', 'tasks:read', 'tasks:add'],
  'tasks:add': ['tasks:add'],
}

/** Returns the given scopes and the scopes that they imply. */
export function effectiveScopes(given: readonly Scope[]): ReadonlySet<Scope> {
  return new Set(given.flatMap((scope) => implied[scope]))
}

/** The fields of an actor that decide on access. */
interface Holder {
  readonly role: string
  readonly scopes: ReadonlySet<Scope> | null
}

/** Returns whether an actor has the required access. A procedure that declares no access requires a session. */
export function isAllowed({ scopes: held, role }: Holder, access?: Access): boolean {
  if (access === 'admin') return held === null && role === 'admin'
  if (access === undefined || access === 'session') return held === null
  return held === null || held.has(access)
}

/** Returns the message for an actor without the required access. */
export function accessDeniedMessage(access: Access = 'session'): string {
  switch (access) {
    case 'admin':
      return 'Only an admin may do this, signed in as a person'
    case 'session':
      return 'A personal access token may not do this; sign in'
    default:
      return `This access token lacks the scope ${access}`
  }
}
