import type { Access, DomainErrorCode, EntityKind } from '@taskwire/domain'
import type { AddressLimit } from '../throttles/throttle.ts'

/** The REST operation of a procedure and its text in the OpenAPI document. The names are those of trpc-openapi. */
export interface OpenApiFacts {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly path: `/${string}`
  readonly operationId: string
  readonly summary: string
  readonly description?: string
  readonly tags: string[]
  /** Whether the operation requires an access token; true when omitted. */
  readonly protect?: boolean
}

/** Facts of an operation that trpc-openapi has no field for. */
export interface RestFacts {
  readonly status: 200 | 201 | 204
  /** A second method with the same result at the same path. */
  readonly alias?: { readonly method: 'PATCH'; readonly operationId: string }
  /** Failures specific to this operation. The document adds those that all operations of its kind share. */
  readonly failures?: readonly DomainErrorCode[]
  /** Example bodies for the document. */
  readonly examples?: { readonly request?: unknown; readonly response?: unknown }
  /** The source of the response's entity tag: the head of the log for lists, or the revision of the row of this kind. */
  readonly etag?: 'log' | EntityKind
  /** Set when the body of the request is a file, which becomes this field of the input; the query has the others. */
  readonly upload?: { readonly field: string; readonly maxBytes: number }
  /** Name of the file for a response that is streamed as a download. */
  readonly download?: string
  /** Statuses that differ from the contract's other operations. */
  readonly statusOverrides?: Partial<Record<DomainErrorCode, number>>
}

/** A tool that agents call over MCP. Its input is that of the procedure. */
export interface ToolFacts {
  readonly name: string
  /** What the tool does and when to use it, for a language model. */
  readonly description: string
  /** Fields of the input that the tool offers; all of them when omitted. */
  readonly fields?: readonly string[]
  /** Values of fields that a call leaves out. */
  readonly defaults?: Readonly<Record<string, unknown>>
  /** Whether a call may remove or overwrite something; false when omitted. */
  readonly isDestructive?: boolean
  /** Whether repeating a write changes nothing more; false when omitted. */
  readonly isIdempotent?: boolean
}

/** Facts of a procedure. With `openapi` and `rest` it is also a REST operation. */
export interface ProcedureMeta {
  readonly openapi?: OpenApiFacts
  readonly rest?: RestFacts
  /** What the caller must be allowed to do. Without it personal access tokens are refused; a test requires it of each procedure. */
  readonly access?: Access | 'public'
  /** The tools that agents have of the procedure; none when omitted. */
  readonly tools?: readonly ToolFacts[]
  /** Whether the procedure is refused in a request with several calls. */
  readonly noBatch?: boolean
  /**
   * Whether the procedure waits for events. Only then it gets a `signal` that aborts when its caller disconnects: a signal costs a tenth
   * of a short call.
   */
  readonly waits?: boolean
  /** The limit per address that the procedure counts against. Tests call every procedure that has one over every transport. */
  readonly throttle?: AddressLimit
}
