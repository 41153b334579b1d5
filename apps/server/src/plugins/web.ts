import { existsSync } from 'node:fs'
import path from 'node:path'
import fastifyStatic from '@fastify/static'
import { DomainError } from '@taskwire/domain'
import { sendFailure } from '@taskwire/contracts'
import type { FastifyInstance, FastifyRequest } from 'fastify'

const built = path.resolve(import.meta.dirname, '../../../web/dist')

/** Serves the web app at `/app`, from its build folder; the root redirects there. */
export async function web(app: FastifyInstance, dist = built): Promise<void> {
  app.get('/', (_request, reply) => reply.redirect('/app/'))
  app.get('/app', (_request, reply) => reply.redirect('/app/'))
  if (!existsSync(path.join(dist, 'index.html'))) {
    app.get('/app/*', (_request, reply) =>
      reply.code(503).type('text/plain').send('The web app has not been built. `pnpm start` builds it.'),
    )
    return
  }
  const files = async (scope: FastifyInstance) => {
    await scope.register(fastifyStatic, {
      root: dist,
      cacheControl: false,
      preCompressed: true, // `.br` and `.gz` beside a file, if the build made them
      setHeaders: (reply, file) =>
        void reply.header(
          'cache-control',
          path.dirname(file) === path.join(dist, 'assets')
            ? 'public, max-age=31536000, immutable' // the name contains a hash of the content
            : 'no-cache',
        ),
    })
    scope.setNotFoundHandler((request, reply) =>
      isView(request)
        ? reply.sendFile('index.html')
        : sendFailure(reply, undefined, new DomainError('ROUTE_NOT_FOUND')),
    )
  }
  await app.register(files, { prefix: '/app' })
}

/** The address of a view returns the app; a missing file returns 404. */
function isView({ method, url }: FastifyRequest): boolean {
  const [pathname = ''] = url.split('?', 1)
  const isRead = method === 'GET' || method === 'HEAD'
  return isRead && !pathname.startsWith('/app/assets/') && path.posix.extname(pathname) === ''
}
