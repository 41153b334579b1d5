import type { ProcedureMeta } from '@taskwire/api/contracts'
import type { DomainErrorCode } from '@taskwire/domain'
import type { AnyTRPCProcedure } from '@trpc/server'
import type { z } from 'zod'
import type { Contract } from './contract.ts'

/** One REST method and path: what routes, documents and tests are all made from. */
export interface Operation {
  readonly contract: Contract
  /** Path of the procedure in its router, such as `tasks.create`. */
  readonly name: string
  readonly operationId: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** As OpenAPI writes it: `/api/tasks/{id}`. */
  readonly path: string
  readonly isProtected: boolean
  /** What it asks of its caller beyond a valid token. */
  readonly access: ProcedureMeta['access']
  readonly status: 200 | 201 | 204
  readonly failures: readonly DomainErrorCode[]
  readonly statusOf: Partial<Record<DomainErrorCode, number>>
  readonly examples: { readonly request?: unknown; readonly response?: unknown }
  /** What its entity tag is made of: the head of the log, or the task that is answered. */
  readonly etag: 'log' | 'task' | undefined
  /** The answer is sent in pieces, as a file of this name. */
  readonly download: string | undefined
  /** The input schemas in the order in which they are judged. */
  readonly inputs: readonly z.ZodType[]
}

/** Every operation that a contract answers itself. */
export function operationsOf(contract: Contract): Operation[] {
  const procedures = contract.router._def.procedures as Record<string, AnyTRPCProcedure>
  return Object.entries(procedures).flatMap(([name, procedure]) => operationsAt(contract, name, procedure))
}

function operationsAt(contract: Contract, name: string, procedure: AnyTRPCProcedure): Operation[] {
  const { openapi, rest, access } = (procedure._def.meta ?? {}) as ProcedureMeta
  if (openapi === undefined || rest === undefined) return []
  const { method, path, operationId, protect = true } = openapi
  const operation: Operation = {
    contract,
    name,
    operationId,
    method,
    path,
    isProtected: protect,
    access,
    status: rest.status,
    failures: rest.failures ?? [],
    statusOf: rest.statusOf ?? {},
    examples: rest.examples ?? {},
    etag: rest.etag,
    download: rest.download,
    // tRPC keeps the parsers here; trpc-openapi reads them from the same place.
    inputs: (procedure._def as unknown as { inputs: z.ZodType[] }).inputs,
  }
  return rest.twin === undefined ? [operation] : [operation, { ...operation, ...rest.twin }]
}
