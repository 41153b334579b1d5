import type { ProcedureMeta } from '@taskwire/api/contracts'
import { appRouter } from '@taskwire/api'
import type { AnyTRPCProcedure } from '@trpc/server'

const procedures = new Map(
  Object.entries(appRouter._def.procedures as unknown as Record<string, AnyTRPCProcedure>),
)

/** Returns the procedure at a path such as `tasks.list`, or undefined. */
export function procedureAt(path: unknown): AnyTRPCProcedure | undefined {
  return typeof path === 'string' ? procedures.get(path) : undefined
}

/** Whether a procedure waits for events, and so needs to know when its caller disconnects. */
export function isWaiting({ _def }: AnyTRPCProcedure): boolean {
  return (_def.meta as ProcedureMeta | undefined)?.waits === true
}

/** Whether a procedure refuses to share its request with other calls. */
export function isStandalone({ _def }: AnyTRPCProcedure): boolean {
  return (_def.meta as ProcedureMeta | undefined)?.noBatch === true
}
