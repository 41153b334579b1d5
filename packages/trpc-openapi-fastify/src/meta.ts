/** The meta of a procedure that is served over REST: `initTRPC.meta<OperationMeta>()`. Procedures without it stay tRPC only. */
export interface OperationMeta<Code extends string = string> {
  /** The fields of trpc-openapi. */
  readonly openapi?: {
    readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
    /** The path in OpenAPI's syntax, such as `/tasks/{id}`. */
    readonly path: `/${string}`
    readonly operationId: string
    readonly summary: string
    readonly description?: string
    readonly tags: string[]
    /** False when the operation needs no token; true when omitted. */
    readonly protect?: boolean
  }
  /** Fields that trpc-openapi doesn't have. */
  readonly rest?: {
    /** The status of a successful response. */
    readonly status: 200 | 201 | 204
    /** A second method with the same result at the same path. */
    readonly alias?: { readonly method: 'PATCH'; readonly operationId: string }
    /** Codes of the operation's own failures, for the document. */
    readonly failures?: readonly Code[]
    /** Statuses that differ from those of other operations, by code. */
    readonly statusOverrides?: Partial<Record<Code, number>>
    /** Example bodies for the document. */
    readonly examples?: { readonly request?: unknown; readonly response?: unknown }
    /** Set when the response has an entity tag. The value names its source, for the document. */
    readonly etag?: string
    /**
     * The body of the request is a file of any content type. Its bytes become this field of the input, a Buffer; the query has the
     * other fields. The limit replaces that of the server.
     */
    readonly upload?: { readonly field: string; readonly maxBytes: number }
    /** The response is streamed as a file with this name. The procedure returns an async iterable of texts. */
    readonly download?: string
  }
}
