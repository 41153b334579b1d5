import type { Access, DomainErrorCode } from '@taskwire/domain'
import type { AddressLimit } from '../throttles/throttle.ts'

/** How a procedure stands in REST: where, and what the OpenAPI document says of it. The names are trpc-openapi's. */
export interface OpenApiFacts {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly path: `/${string}`
  readonly operationId: string
  readonly summary: string
  readonly description?: string
  readonly tags: string[]
  /** False for the doors that take no access token; true when omitted. */
  readonly protect?: boolean
}

/** What trpc-openapi has no word for. */
export interface RestFacts {
  readonly status: 200 | 201 | 204
  /** A second method that does the same at the same address. */
  readonly twin?: { readonly method: 'PATCH'; readonly operationId: string }
  /** Failures of this operation's own; those that all of its kind share are added to the document. */
  readonly failures?: readonly DomainErrorCode[]
  /** Literal bodies for the document. */
  readonly examples?: { readonly request?: unknown; readonly response?: unknown }
  /** What the entity tag of its answer is made of: the head of the log for lists, or the revision of the task. */
  readonly etag?: 'log' | 'task'
  /** The answer is sent in pieces, as a file of this name. */
  readonly download?: string
  /** Statuses that this operation gives other than its contract does elsewhere. */
  readonly statusOf?: Partial<Record<DomainErrorCode, number>>
}

/** Procedures with both of the first parts answer REST as well as tRPC. */
export interface ProcedureMeta {
  readonly openapi?: OpenApiFacts
  readonly rest?: RestFacts
  /** What the procedure asks of its caller. Without it no personal access token is let in; a test wants it for each. */
  readonly access?: Access | 'public'
  /** True: never part of a batch. */
  readonly noBatch?: boolean
  /** The limit per address that the procedure counts against. Tests walk every procedure that has one over every transport. */
  readonly throttle?: AddressLimit
}
