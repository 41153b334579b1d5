import { z } from 'zod'

/** What a personal access token may be made for. */
export const scopes = ['tasks:read', 'tasks:write', 'tasks:add'] as const
export type Scope = (typeof scopes)[number]

export const scopeSchema = z.enum(scopes)

/**
 * What a procedure asks of its caller: a scope that every session has, `session` where no personal access token will do,
 * `admin` where that session must be an admin's.
 */
export type Access = Scope | 'session' | 'admin'

/** Whoever may change tasks may see and add them too. */
const implied: Record<Scope, readonly Scope[]> = {
  'tasks:read': ['tasks:read'],
  'tasks:write': ['tasks:write', 'tasks:read', 'tasks:add'],
  'tasks:add': ['tasks:add'],
}

/** The scopes given, with those that they imply. */
export function effectiveScopes(given: readonly Scope[]): ReadonlySet<Scope> {
  return new Set(given.flatMap((scope) => implied[scope]))
}

/** As much of an actor as matters here. */
interface Holder {
  readonly role: string
  readonly scopes: ReadonlySet<Scope> | null
}

/** Whether an actor may do what asks for this; what asks for nothing is open to sessions alone. */
export function isAllowed({ scopes: held, role }: Holder, access?: Access): boolean {
  if (access === 'admin') return held === null && role === 'admin'
  if (access === undefined || access === 'session') return held === null
  return held === null || held.has(access)
}

/** What somebody is told who may not. */
export function refusalOf(access: Access = 'session'): string {
  switch (access) {
    case 'admin':
      return 'Only an admin may do this, signed in as a person'
    case 'session':
      return 'A personal access token may not do this; sign in'
    default:
      return `This access token lacks the scope ${access}`
  }
}
