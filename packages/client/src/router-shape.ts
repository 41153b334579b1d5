import type { AppRouter } from '@taskwire/api'
import type {
  AnyTRPCProcedure,
  TRPCMutationProcedure,
  TRPCQueryProcedure,
  TRPCSubscriptionProcedure,
} from '@trpc/server'

/**
 * The types of the server's procedures: inputs and outputs, without the implementation. Its value is undefined.
 *
 * It is a constant, because the compiler prints the type of a constant field by field in declarations. It would print a type alias by
 * its name, and the published types would then name packages of the server.
 */
export const routerShape = shapeOf<AppRouter['_def']['record']>()

/** Conditional, because the compiler prints the result of a conditional type and not the name of its alias. */
type Shape<Value> = Value extends AnyTRPCProcedure
  ? BareProcedure<
      Value['_def']['type'],
      Plain<Value['_def']['$types']['input']>,
      Streamed<Value['_def']['$types']['output']>
    >
  : { [Name in keyof Value]: Shape<Value[Name]> }

type Streamed<Output> =
  Output extends AsyncIterable<infer Event, infer Result, infer Next>
    ? AsyncIterable<Plain<Event>, Result, Next>
    : Plain<Output>

/** The same type without the names of its parts: a type that a schema was cast to is printed by its name otherwise. */
type Plain<Value> = Value extends object ? { [Name in keyof Value]: Plain<Value[Name]> } : Value

type BareProcedure<Type, Input, Output> = Type extends 'query'
  ? TRPCQueryProcedure<{ input: Input; output: Output; meta: unknown }>
  : Type extends 'mutation'
    ? TRPCMutationProcedure<{ input: Input; output: Output; meta: unknown }>
    : TRPCSubscriptionProcedure<{ input: Input; output: Output; meta: unknown }>

function shapeOf<Value>(): Shape<Value> {
  return undefined as unknown as Shape<Value>
}
