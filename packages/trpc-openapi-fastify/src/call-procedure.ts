import { getTRPCErrorFromUnknown, TRPCError, type AnyTRPCProcedure } from '@trpc/server'

/** A call of a procedure, as tRPC's `callTRPCProcedure` takes it. */
export interface ProcedureCall {
  readonly path: string
  readonly ctx: object
  readonly getRawInput: () => Promise<unknown>
  readonly signal: AbortSignal | undefined
  /** The place of the call in its request; 0 when the request has one. */
  readonly batchIndex: number
}

/** What a middleware passes to the next one; the rest stays as it is. */
interface NextOptions {
  readonly ctx?: object
  readonly input?: unknown
  readonly getRawInput?: () => Promise<unknown>
}

interface MiddlewareOptions extends ProcedureCall {
  readonly type: string
  readonly meta: unknown
  readonly input: unknown
  readonly next: (options?: NextOptions) => Promise<Result>
}

type Result =
  | { readonly ok: true; readonly data: unknown }
  | { readonly ok: false; readonly error: TRPCError }

type Middleware = (options: MiddlewareOptions) => Promise<Result | undefined>

interface Definition {
  readonly type: string
  readonly meta: unknown
  readonly middlewares: readonly Middleware[]
  /** Set when a caller of its own replaces the chain. */
  readonly caller?: unknown
  readonly experimental_caller?: boolean
}

/**
 * Calls a procedure with its middlewares. Returns and throws the same as the procedure itself. tRPC copies the options of a call four
 * times for each middleware with a helper that defines every property, which costs more than a short procedure. This function writes
 * them out once.
 */
export async function callProcedure(procedure: AnyTRPCProcedure, call: ProcedureCall): Promise<unknown> {
  const definition = procedure._def as unknown as Definition
  if (!Array.isArray(definition.middlewares) || definition.experimental_caller === true)
    return (procedure as unknown as (options: object) => Promise<unknown>)({ ...call, type: definition.type })
  const result = await run(definition, 0, call, undefined)
  if (result === undefined)
    throw new TRPCError({
      code: 'INTERNAL_SERVER_ERROR',
      message: 'No result from middlewares - did you forget to `return next()`?',
    })
  if (!result.ok) throw result.error
  return result.data
}

async function run(
  definition: Definition,
  index: number,
  call: ProcedureCall,
  input: unknown,
): Promise<Result | undefined> {
  const { path, ctx, getRawInput, signal, batchIndex } = call
  try {
    const middleware = definition.middlewares[index] as Middleware
    return await middleware({
      path,
      ctx,
      getRawInput,
      signal,
      batchIndex,
      type: definition.type,
      meta: definition.meta,
      input,
      next(options) {
        return run(
          definition,
          index + 1,
          options?.ctx === undefined && options?.getRawInput === undefined
            ? call
            : {
                path,
                ctx: options.ctx ? { ...ctx, ...options.ctx } : ctx,
                getRawInput: options.getRawInput ?? getRawInput,
                signal,
                batchIndex,
              },
          options !== undefined && 'input' in options ? options.input : input,
        ) as Promise<Result>
      },
    })
  } catch (cause) {
    return { ok: false, error: getTRPCErrorFromUnknown(cause) }
  }
}
