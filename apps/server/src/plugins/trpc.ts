import { appRouter, type AppRouter, type Deps } from '@taskwire/api'
import { DomainError } from '@taskwire/domain'
import { fastifyTRPCPlugin, type FastifyTRPCPluginOptions } from '@trpc/server/adapters/fastify'
import type { FastifyInstance } from 'fastify'
import { contextOf } from '../context.ts'

/** Calls in one batch. */
const MAX_BATCH = 10

/** The typed door: the native router at `/trpc`. */
export async function trpc(app: FastifyInstance, deps: Deps): Promise<void> {
  await app.register(async (scope) => {
    scope.addHook('onRequest', (request, _reply, done) => {
      // tRPC's adapter would read a multipart body whole, past the limit on bodies.
      const type = request.headers['content-type']
      const isJson = type === undefined || /^application\/json\s*(;|$)/i.test(type)
      done(isJson ? undefined : new DomainError('UNSUPPORTED_MEDIA_TYPE'))
    })
    const trpcOptions = {
      router: appRouter,
      createContext: ({ req }) => contextOf(deps, req),
      maxBatchSize: MAX_BATCH,
    } satisfies FastifyTRPCPluginOptions<AppRouter>['trpcOptions']
    await scope.register(fastifyTRPCPlugin, { prefix: '/trpc', trpcOptions })
  })
}
