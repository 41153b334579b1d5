import type { FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { Operation } from './contract.ts'
import type { Coercion } from './query-coercion.ts'

/** A call over REST, from which the context of the procedure is created. */
export interface RestCall {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly operation: Operation
  /** Returns true when the client already has the response with an entity tag; undefined without `If-None-Match`. */
  readonly ifNoneMatch: ((etag: string) => boolean) | undefined
  readonly response: ResponseControls
}

/** Sets parts of the response that a procedure can't return. */
export interface ResponseControls {
  /** Sets the `ETag` header. A GET whose `If-None-Match` contains the tag gets a 304. */
  readonly setEtag: (etag: string) => void
  /** Sets the `Link` header to the same list with `cursor` (RFC 8288). */
  readonly linkNextPage: (cursor: string) => void
  /**
   * Streams more items of an array in the output: `start` is that very array, not a copy by a parser of the output; `rest` reads the following items when the client
   * took the previous ones. `rest.return` is called when the client disconnects, and for HEAD and 304.
   */
  readonly streamItems: (start: readonly unknown[], rest: AsyncIterator<readonly unknown[]>) => void
  /**
   * Sends a JSON text instead of an output: `output` is the very value that the procedure returns, and is not serialized. For procedures
   * that have the text of a large output already.
   */
  readonly sendJsonText: (output: object, text: string) => void
}

/** Options of `registerOperations`. */
export interface RegisterOptions<Context> {
  /** Creates the context of a call. */
  readonly createContext: (call: RestCall) => Context
  /**
   * Renders an error that a procedure or its context throws. Without this option the error goes to Fastify's error handler,
   * which finds the operation in `request.routeOptions.config.operation` and tRPC's status of the error in `reply.statusCode`.
   */
  readonly formatError?: (error: unknown, operation: Operation) => FormattedError
  /**
   * Returns whether a procedure reads `signal`, which aborts when the client disconnects; every procedure when omitted. A signal costs
   * as much processor time as a tenth of a short call.
   */
  readonly readsSignal?: (operation: Operation) => boolean
  /** Returns a function that converts the texts of a query to the types of the schemas; `coercionFor` when omitted. */
  readonly coerceQuery?: (schemas: readonly z.ZodType[]) => Coercion
  /**
   * Is called with a request whose body is a file, before the body is read. Throws to refuse the request: an upload may be much larger
   * than other bodies, so check here who sends it.
   */
  readonly onUpload?: (request: FastifyRequest) => Promise<void>
  /** Sends the response for a method that a path doesn't support. `Allow` is set. */
  readonly onMethodNotAllowed?: (reply: FastifyReply) => void
  /** Is called with each operation after its routes are registered. */
  readonly onOperation?: (operation: Operation) => void
  /** Regular expressions that path parameters must match, by name. */
  readonly parameterPatterns?: Readonly<Record<string, string>>
}

/** A rendered error. */
export interface FormattedError {
  readonly status: number
  readonly body: object
  readonly headers?: Readonly<Record<string, string>>
}
