import { appRouter, toDomainError, toTrpcError, type Context } from '@taskwire/api'
import { DomainError } from '@taskwire/domain'
import { callTRPCProcedure, getTRPCErrorShape, type AnyTRPCProcedure, type TRPCError } from '@trpc/server'
import { getHTTPStatusCodeFromError } from '@trpc/server/http'
import type { Call } from './read-calls.ts'

/** What one call came to: its status, and its place in the body. */
export interface Answer {
  readonly status: number
  readonly body: object
  /** Set when it failed on our side. */
  readonly defect?: Error
}

interface CallOptions {
  readonly context: Context
  readonly method: string
  readonly signal: AbortSignal
  readonly index: number
  readonly isAlone: boolean
}

const procedures = new Map(
  Object.entries(appRouter._def.procedures as unknown as Record<string, AnyTRPCProcedure>),
)
const methods = { query: 'GET', mutation: 'POST', subscription: 'GET' } as const

/** True for what is answered with a stream and not with a body. */
export function isSubscription({ path }: Call): boolean {
  return procedures.get(path)?._def.type === 'subscription'
}

/** Runs a call of the native router. Never throws: a failure is an answer of its own. */
export async function answerCall({ path, input }: Call, options: CallOptions): Promise<Answer> {
  const procedure = procedures.get(path)
  try {
    if (procedure === undefined)
      throw new DomainError('ROUTE_NOT_FOUND', { message: `There is no procedure "${path}"` })
    refuseMisuse(procedure, options)
    const data: unknown = await callTRPCProcedure({
      router: appRouter,
      path,
      getRawInput: () => Promise.resolve(input),
      ctx: options.context,
      type: procedure._def.type,
      signal: options.signal,
      batchIndex: options.index,
    })
    return { status: 200, body: { result: { data } } }
  } catch (error) {
    return failedCall(error, path, procedure)
  }
}

/** A failure in the shape of tRPC's wire. */
export function failedCall(thrown: unknown, path?: string, procedure?: AnyTRPCProcedure): Answer {
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
  return { status, body: { error: shape }, ...(failure.code === 'INTERNAL' && { defect: failure }) }
}

function refuseMisuse({ _def }: AnyTRPCProcedure, { method, isAlone }: CallOptions): void {
  const type = _def.type
  if (methods[type] !== method)
    throw new DomainError('METHOD_NOT_ALLOWED', { message: `A ${type} is called with ${methods[type]}` })
  const { alone } = (_def.meta ?? {}) as { alone?: boolean }
  // Guesses at a password are counted by request; ten in one would be a way around.
  if (alone === true && !isAlone)
    throw new DomainError('MALFORMED_REQUEST', { message: 'This procedure cannot be part of a batch' })
}
