import { appRouter, toDomainError, toTrpcError, type Context } from '@taskwire/api'
import { DomainError } from '@taskwire/domain'
import { callProcedure, textOf, type WrittenOutput } from '@taskwire/trpc-openapi-fastify'
import { getTRPCErrorShape, type AnyTRPCProcedure, type TRPCError } from '@trpc/server'
import { getHTTPStatusCodeFromError } from '@trpc/server/http'
import { isWaiting, procedureAt } from './procedures.ts'
import type { Call } from './read-calls.ts'

/** The result of one call: its status, and its place in the body. */
export interface CallResponse {
  readonly status: number
  readonly body: object
  /** The JSON text of the body, when the procedure has written it. */
  readonly text?: string
  /** Set when the call failed. */
  readonly failure?: DomainError
}

interface CallOptions {
  readonly context: Context
  readonly method: string
  /** Returns a signal that aborts when the caller disconnects. Called for procedures that wait. */
  readonly signal: () => AbortSignal
  readonly index: number
}

/** The methods of each type of procedure. A query with a long input may be sent by POST: tRPC's `methodOverride`. */
const methods = { query: ['GET', 'POST'], mutation: ['POST'], subscription: ['GET'] } as const

/** Runs a call of the native router. Never throws: a failure is a response, too. */
export async function answerCall({ path, input }: Call, options: CallOptions): Promise<CallResponse> {
  const procedure = procedureAt(path)
  let written: WrittenOutput | undefined
  const onJsonText = (instead: object, text: string) => void (written = { instead, text })
  try {
    if (procedure === undefined)
      throw new DomainError('ROUTE_NOT_FOUND', { message: `There is no procedure "${path}"` })
    assertCallable(procedure, options)
    const data: unknown = await callProcedure(procedure, {
      path,
      getRawInput: () => Promise.resolve(input),
      ctx: { ...options.context, onJsonText },
      signal: isWaiting(procedure) ? options.signal() : undefined,
      batchIndex: options.index,
    })
    const body = { result: { data } }
    return written === undefined
      ? { status: 200, body }
      : { status: 200, body, text: `{"result":{"data":${textOf(written, data)}}}` }
  } catch (error) {
    return failedCall(error, path, procedure)
  }
}

/** Renders a failure in tRPC's wire format. */
export function failedCall(thrown: unknown, path?: string, procedure?: AnyTRPCProcedure): CallResponse {
  const failure = toDomainError(thrown)
  const error: TRPCError = toTrpcError(failure)
  const shape = getTRPCErrorShape({
    config: appRouter._def._config,
    error,
    type: procedure?._def.type ?? 'unknown',
    path,
    input: undefined,
    ctx: undefined,
  })
  const status = getHTTPStatusCodeFromError(error)
  return { status, body: { error: shape }, failure }
}

function assertCallable({ _def: { type } }: AnyTRPCProcedure, { method }: CallOptions): void {
  const allowed: readonly string[] = methods[type]
  if (!allowed.includes(method))
    throw new DomainError('METHOD_NOT_ALLOWED', {
      message: `A ${type} is called with ${allowed.join(' or ')}`,
    })
  if (type === 'subscription')
    throw new DomainError('MALFORMED_REQUEST', { message: 'A subscription cannot be part of a batch' })
}
