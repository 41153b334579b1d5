import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import fastifyStatic from '@fastify/static'
import { contracts } from '@taskwire/contracts'
import type { FastifyInstance } from 'fastify'

const here = import.meta.dirname
const documents = path.resolve(here, '../../../../openapi')
const page = path.resolve(here, '../../assets/docs')
const builtGuide = path.resolve(here, '../../../docs/dist')
const swaggerUi = path.dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'))
const assets = new Set(['/swagger-ui.css', '/swagger-ui-bundle.js', '/swagger-ui-standalone-preset.js'])

/**
 * Serves `/docs`, a page for the documents at `/openapi/<contract>.json`, and the guide at `/docs/guide`, from its build folder.
 * `/openapi/index.json` lists the contracts.
 */
export async function docs(app: FastifyInstance, guide = builtGuide): Promise<void> {
  for (const { name } of contracts) {
    const document = await readFile(path.join(documents, `${name}.json`), 'utf8')
    app.get(`/openapi/${name}.json`, (_request, reply) => reply.type('application/json').send(document))
  }
  app.get('/openapi/index.json', () => contracts.map(({ name }) => name))
  app.get('/docs', (_request, reply) => reply.redirect('/docs/'))
  await app.register(fastifyStatic, { root: page, prefix: '/docs/' })
  await app.register(fastifyStatic, {
    root: swaggerUi,
    prefix: '/docs/assets/',
    decorateReply: false,
    allowedPath: (file) => assets.has(file),
    maxAge: '1d',
  })
  app.get('/docs/guide', (_request, reply) => reply.redirect('/docs/guide/'))
  if (existsSync(path.join(guide, 'index.html'))) {
    await app.register(fastifyStatic, { root: guide, prefix: '/docs/guide/', decorateReply: false })
  } else {
    app.get('/docs/guide/*', (_request, reply) =>
      reply
        .code(404)
        .type('text/plain')
        .send('The guide has not been built. `pnpm generate:docs` builds it for the next start.'),
    )
  }
}
