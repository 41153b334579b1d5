import type { AnyTRPCRouter } from '@trpc/server'
import type { z } from 'zod'
import type { OperationMeta } from './meta.ts'
import type { Json } from './openapi-types.ts'

/** One REST document: a router, what the document describes beyond the router, and the operations it shares with others. */
export interface Contract<Name extends string = string> {
  readonly name: Name
  readonly title: string
  readonly description: string
  readonly router: AnyTRPCRouter
  /** The schema of all error bodies, for the document; `{ message }` when omitted. */
  readonly errorSchema?: z.ZodType
  /** Returns what the document describes of an operation beyond its schemas. */
  readonly describe?: (operation: Operation) => OperationDescription
  /** Operations that another contract serves and this document describes too. */
  readonly shares?: readonly SharedOperations[]
}

type OpenApi = NonNullable<OperationMeta['openapi']>
type Rest = NonNullable<OperationMeta['rest']>

/** One REST method and path. Routes, documents and tests are derived from operations. */
export interface Operation<Of extends Contract = Contract> {
  readonly contract: Of
  /** Path of the procedure in its router, such as `tasks.create`. */
  readonly name: string
  readonly operationId: string
  readonly method: OpenApi['method']
  /** The path in OpenAPI's syntax: `/api/tasks/{id}`. */
  readonly path: string
  readonly isProtected: boolean
  /** The whole meta of the procedure. */
  readonly meta: OperationMeta
  readonly status: Rest['status']
  readonly failures: readonly string[]
  readonly statusOverrides: Partial<Record<string, number>>
  readonly examples: NonNullable<Rest['examples']>
  /** The source of the entity tag, if the response has one. */
  readonly etag: string | undefined
  /** The field of the input that the body of the request becomes, as it is. The query has the other fields. */
  readonly upload: Rest['upload']
  /** The response is streamed as a file with this name. */
  readonly download: string | undefined
  /** The input schemas in the order in which tRPC parses them. */
  readonly inputs: readonly z.ZodType[]
}

/** What a document describes of an operation beyond the schemas of its procedure. */
export interface OperationDescription {
  /** Security requirements. Any one of them suffices; none for a public operation. */
  readonly security: Json[]
  /** Request headers that change the result of the operation. */
  readonly requestHeaders: readonly { readonly name: string; readonly description: string }[]
  /** Headers of the successful response, by name. */
  readonly responseHeaders: Json
  /** The errors in the order in which the document lists them. Errors with the same status share a response. */
  readonly errors: readonly DescribedError[]
}

/** An error of an operation, with the exact body as an example. */
export interface DescribedError {
  readonly code: string
  readonly status: number
  readonly body: object
  /** Headers of the response, by name. */
  readonly headers?: Json | undefined
}

/** Operations of another contract in a document. */
export interface SharedOperations {
  /** Name of the contract that serves the operations. */
  readonly contract: string
  /** Paths of the procedures in that contract's router. */
  readonly procedures: readonly string[]
  /**
   * What the clients of this document don't know: fields of requests and query parameters, and codes of errors that only those cause.
   * The document leaves them out.
   */
  readonly hides?: { readonly fields: readonly string[]; readonly errors: readonly string[] }
  /** Names of path parameters that differ in this document. */
  readonly parameters?: Readonly<Record<string, string>>
  /** Examples of request bodies that differ in this document, by procedure path. */
  readonly requests?: Readonly<Record<string, unknown>>
}
