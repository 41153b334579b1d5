import type { AnyTRPCProcedure } from '@trpc/server'
import type { z } from 'zod'
import type { Contract, Operation } from './contract.ts'
import type { OperationMeta } from './meta.ts'

/** Returns the operations that a contract serves itself, aliases included. */
export function operationsOf<Of extends Contract>(contract: Of): Operation<Of>[] {
  const procedures = contract.router._def.procedures as Record<string, AnyTRPCProcedure>
  return Object.entries(procedures).flatMap(([name, procedure]) => operationsAt(contract, name, procedure))
}

function operationsAt<Of extends Contract>(
  contract: Of,
  name: string,
  procedure: AnyTRPCProcedure,
): Operation<Of>[] {
  const meta = (procedure._def.meta ?? {}) as OperationMeta
  const { openapi, rest } = meta
  if (openapi === undefined || rest === undefined) return []
  const { method, path, operationId, protect = true } = openapi
  const operation: Operation<Of> = {
    contract,
    name,
    operationId,
    method,
    path,
    isProtected: protect,
    meta,
    status: rest.status,
    failures: rest.failures ?? [],
    statusOverrides: rest.statusOverrides ?? {},
    examples: rest.examples ?? {},
    etag: rest.etag,
    download: rest.download,
    upload: rest.upload,
    // tRPC stores the parsers here. trpc-openapi reads them from the same place.
    inputs: (procedure._def as unknown as { inputs: z.ZodType[] }).inputs,
  }
  return rest.alias === undefined ? [operation] : [operation, { ...operation, ...rest.alias }]
}
