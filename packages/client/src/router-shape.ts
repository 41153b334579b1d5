import type { AppRouter } from '@taskwire/api'
import type {
  AnyTRPCProcedure,
  TRPCMutationProcedure,
  TRPCQueryProcedure,
  TRPCSubscriptionProcedure,
} from '@trpc/server'

/**
 * The server's procedures with what they take and answer, and nothing of what they are made of.
 *
 * A constant, because the compiler writes the type of a constant out in its declarations, field by field, where it
 * would repeat the words of a type alias: so the published types name no package of the server. It holds nothing.
 */
export const routerShape = shapeOf<AppRouter['_def']['record']>()

/** Conditional, because what a conditional type resolves to is printed itself, without the name of its alias. */
type Shape<Value> = Value extends AnyTRPCProcedure
  ? BareProcedure<Value['_def']['type'], Value['_def']['$types']['input'], Value['_def']['$types']['output']>
  : { [Name in keyof Value]: Shape<Value[Name]> }

type BareProcedure<Type, Input, Output> = Type extends 'query'
  ? TRPCQueryProcedure<{ input: Input; output: Output; meta: unknown }>
  : Type extends 'mutation'
    ? TRPCMutationProcedure<{ input: Input; output: Output; meta: unknown }>
    : TRPCSubscriptionProcedure<{ input: Input; output: Output; meta: unknown }>

function shapeOf<Value>(): Shape<Value> {
  return undefined as unknown as Shape<Value>
}
