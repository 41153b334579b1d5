import { initTRPC } from '@trpc/server'
import type { Context } from '../context.ts'
import { formatError } from './errors.ts'
import type { ProcedureMeta } from './meta.ts'

const t = initTRPC
  .context<Context>()
  .meta<ProcedureMeta>()
  .create({
    // A client reconnects after three missed pings.
    sse: { ping: { enabled: true, intervalMs: 15_000 }, client: { reconnectAfterInactivityMs: 45_000 } },
    isDev: false, // no stacks on the wire, wherever it runs
    errorFormatter: ({ shape, error }) => formatError(shape, error),
  })

export const router = t.router
export const mergeRouters = t.mergeRouters
export const procedure = t.procedure
