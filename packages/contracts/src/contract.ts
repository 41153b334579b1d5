import type { ProcedureMeta } from '@taskwire/api/contracts'
import type { DomainErrorCode } from '@taskwire/domain'
import {
  operationsOf as operationsOfRouter,
  type Contract as RestContract,
  type Operation as RestOperation,
} from '@taskwire/trpc-openapi-fastify'
import type { ErrorFormat } from './error-format.ts'

/** One REST contract: its router, and how it renders errors. */
export interface Contract<Name extends string = string> extends RestContract<Name> {
  readonly errorFormat: ErrorFormat
}

/** An operation of a contract. Its meta is that of the api's procedures. */
export interface Operation<Name extends string = string> extends RestOperation<Contract<Name>> {
  readonly failures: readonly DomainErrorCode[]
  readonly statusOverrides: Partial<Record<DomainErrorCode, number>>
  readonly meta: ProcedureMeta
  /** The access that the operation requires beyond a valid token. */
  readonly access: ProcedureMeta['access']
}

/** Returns the operations that a contract serves itself, aliases included. */
export function operationsOf<Name extends string>(contract: Contract<Name>): Operation<Name>[] {
  return operationsOfRouter(contract).map(toOperation)
}

/** The routers of contracts have the api's meta, which the adapter doesn't know. */
export function toOperation<Name extends string>(operation: RestOperation<Contract<Name>>): Operation<Name> {
  const { access } = operation.meta as ProcedureMeta
  return { ...(operation as Operation<Name>), access }
}
