import { existsSync } from 'node:fs'
import path from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

const dist = path.resolve(import.meta.dirname, '../../../web/dist')

/** The web app at `/app`; the root leads there. */
export async function web(app: FastifyInstance): Promise<void> {
  app.get('/', (_request, reply) => reply.redirect('/app/'))
  app.get('/app', (_request, reply) => reply.redirect('/app/'))
  if (!existsSync(path.join(dist, 'index.html'))) {
    app.get('/app/*', (_request, reply) =>
      reply.code(503).type('text/plain').send('The web app has not been built. `pnpm start` builds it.'),
    )
    return
  }
  await app.register(serveBuild, { prefix: '/app' })
}

async function serveBuild(scope: FastifyInstance): Promise<void> {
  await scope.register(fastifyStatic, {
    root: dist,
    cacheControl: false,
    setHeaders: (reply, file) =>
      void reply.header('cache-control', isHashed(file) ? 'public, max-age=31536000, immutable' : 'no-cache'),
  })
  // An address of a view is the app itself; a missing file is not.
  scope.setNotFoundHandler((request, reply) => reply.sendFile('index.html'))
}

function isHashed(file: string): boolean {
  return path.dirname(file) === path.join(dist, 'assets')
}
