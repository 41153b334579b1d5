import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib'
import { contracts } from '@taskwire/contracts'
import { tempDir } from '@taskwire/db/testing'
import Fastify from 'fastify'
import { expect, test } from 'vitest'
import { setErrorHandlers } from '../src/error-handler.ts'
import { docs } from '../src/plugins/docs.ts'
import { securityHeaders } from '../src/plugins/security-headers.ts'
import { web } from '../src/plugins/web.ts'

/** A service with its pages alone, over a web app and a guide that were built, or were not. */
async function pages(isBuilt = true) {
  const place = await tempDir()
  const dist = path.join(place.dir, 'dist')
  await mkdir(path.join(dist, 'assets'), { recursive: true })
  await writeFile(path.join(place.dir, 'secret.txt'), 'canary')
  await writeFile(path.join(dist, 'assets/app-1a2b.js'), 'export {}')
  const guide = path.join(place.dir, 'guide')
  await mkdir(path.join(guide, 'decisions'), { recursive: true })
  if (isBuilt) {
    await writeFile(path.join(dist, 'index.html'), '<title>Taskwire</title>')
    await writeFile(path.join(guide, 'index.html'), '<title>Guide</title>')
    await writeFile(path.join(guide, 'decisions/0001.html'), '<title>Decision</title>')
  }
  const app = Fastify()
  setErrorHandlers(app)
  securityHeaders(app)
  await docs(app, guide)
  await web(app, dist)
  return {
    dist,
    get: (url: string, headers = {}) => app.inject({ url, headers }),
    post: (url: string) => app.inject({ method: 'POST', url }),
    async [Symbol.asyncDispose]() {
      await app.close()
      await place[Symbol.asyncDispose]()
    },
  }
}

test('the root redirects to the app, and every view of it returns the app', async () => {
  await using service = await pages()
  for (const url of ['/', '/app']) {
    const { statusCode, headers } = await service.get(url)
    expect([statusCode, headers.location]).toEqual([302, '/app/'])
  }
  for (const url of ['/app/', '/app/sign-in', '/app/tasks/123?sort=due_date', '/app/assets']) {
    const answer = await service.get(url)
    expect([answer.statusCode, answer.body]).toEqual([200, '<title>Taskwire</title>'])
    expect(answer.headers['content-type']).toMatch(/^text\/html/)
    expect(answer.headers['cache-control']).toBe('no-cache')
    expect(answer.headers['content-security-policy']).toMatch(/script-src 'self'; style-src 'self';/)
  }
})

test('a file with a hash in its name is cached forever; a missing file returns 404', async () => {
  await using service = await pages()
  const found = await service.get('/app/assets/app-1a2b.js')
  expect(found.statusCode).toBe(200)
  expect(found.headers['cache-control']).toBe('public, max-age=31536000, immutable')
  for (const url of ['/app/assets/app-old.js', '/app/assets/nothing', '/app/favicon.ico', '/app/x/y.png']) {
    const missing = await service.get(url)
    expect(missing.statusCode).toBe(404)
    expect(missing.headers['content-type']).toMatch(/^application\/json/)
    expect(missing.headers['cache-control']).toBeUndefined()
  }
  expect((await service.post('/app/tasks')).statusCode).toBe(404)
})

test('a client that accepts compression gets the compressed files of the build, with the same headers', async () => {
  await using service = await pages()
  const script = 'export {}'.repeat(100)
  await writeFile(path.join(service.dist, 'assets/app-1a2b.js.br'), brotliCompressSync(script))
  await writeFile(path.join(service.dist, 'index.html.br'), brotliCompressSync('<title>Taskwire</title>'))
  const inBrotli = { 'accept-encoding': 'gzip, br' }
  const packed = await service.get('/app/assets/app-1a2b.js', inBrotli)
  expect(packed.headers).toMatchObject({
    'content-encoding': 'br',
    'content-type': expect.stringMatching(/javascript/),
    'cache-control': 'public, max-age=31536000, immutable',
    vary: expect.stringMatching(/accept-encoding/i),
  })
  expect(brotliDecompressSync(packed.rawPayload).toString()).toBe(script)
  for (const url of ['/app/', '/app/signin']) {
    const page = await service.get(url, inBrotli)
    expect(page.headers).toMatchObject({ 'content-encoding': 'br', 'cache-control': 'no-cache' })
    expect(page.headers['content-type']).toMatch(/^text\/html/)
    const again = await service.get(url, { ...inBrotli, 'if-none-match': page.headers.etag })
    expect([again.statusCode, again.body]).toEqual([304, ''])
  }
  const plain = await service.get('/app/')
  expect(plain.headers['content-encoding']).toBeUndefined()
  expect(plain.headers.vary).toMatch(/accept-encoding/i)
  expect(plain.body).toBe('<title>Taskwire</title>')
})

test('the service worker is revalidated each time, and its policy allows what the app needs', async () => {
  await using service = await pages()
  await writeFile(path.join(service.dist, 'sw.js'), '')
  await writeFile(path.join(service.dist, 'manifest.webmanifest'), '{}')
  const worker = await service.get('/app/sw.js')
  expect(worker.headers).toMatchObject({ 'cache-control': 'no-cache', etag: expect.any(String) })
  expect(worker.headers['content-type']).toMatch(/javascript/)
  expect(worker.headers['content-security-policy']).toMatch(
    /connect-src 'self'.*manifest-src 'self'; worker-src 'self'/,
  )
  const manifest = await service.get('/app/manifest.webmanifest')
  expect(manifest.headers['content-type']).toMatch(/^application\/manifest\+json/)
})

test.each([
  '/app/../secret.txt',
  '/app/%2e%2e/secret.txt',
  '/app/..%2fsecret.txt',
  '/app/assets/..%2f..%2fsecret.txt',
  '/app/..%5csecret.txt',
  '/app/%00',
  '/app/index.html%00.js',
  '/docs/../../package.json',
  '/docs/%2e%2e/%2e%2e/package.json',
  '/docs/assets/package.json',
  '/docs/assets/..%2fpackage.json',
  '/docs/guide/../secret.txt',
  '/docs/guide/%2e%2e/secret.txt',
  '/docs/guide/..%2fsecret.txt',
  '/docs/guide/decisions/..%2f..%2fsecret.txt',
  '/docs/guide/..%5csecret.txt',
])('no way out of the folder: %s', async (url) => {
  await using service = await pages()
  const { statusCode, body } = await service.get(url)
  expect(statusCode).toBe(404)
  expect(body).not.toMatch(/canary|"version"/)
})

test('an app that has not been built says so', async () => {
  await using service = await pages(false)
  const { statusCode, body } = await service.get('/app/')
  expect([statusCode, body]).toEqual([503, 'The web app has not been built. `pnpm start` builds it.'])
})

test('the documentation loads everything from this server, as its policy requires', async () => {
  await using service = await pages()
  const page = await service.get('/docs/')
  expect(page.statusCode).toBe(200)
  expect(page.body).not.toMatch(/https?:|\/\/[a-z]/)
  expect(page.body).not.toMatch(/<script(?![^>]*\ssrc=)|\son\w+=|<style/)
  const policy = String(page.headers['content-security-policy'])
  expect(policy).toMatch(/script-src 'self';/)
  expect(policy).toMatch(/connect-src 'self';/)
  expect(policy).not.toMatch(/https?:|\*|unsafe-eval|script-src[^;]*unsafe-inline/)
  const loaded = [...page.body.matchAll(/<(?:script|link)\s[^>]*(?:src|href)="(\/[^"]+)"/g)].map(
    ([, url = '']) => url,
  )
  expect(loaded).toContain('/docs/assets/swagger-ui-bundle.js')
  for (const url of loaded) {
    const { statusCode, headers } = await service.get(url)
    expect(statusCode).toBe(200)
    expect(headers['content-type']).toMatch(url.endsWith('.css') ? /^text\/css/ : /javascript/)
  }
  const script = (await service.get('/docs/docs.js')).body
  expect(script).not.toMatch(/https?:/)
  expect(script).toContain('validatorUrl: null')
  const index = await service.get('/openapi/index.json')
  expect(index.json()).toEqual(contracts.map(({ name }) => name))
  expect(script).toContain("fetch('/openapi/index.json')")
  for (const { name } of contracts) {
    const document = await service.get(`/openapi/${name}.json`)
    expect(document.statusCode).toBe(200)
    expect(document.json()).toMatchObject({ openapi: '3.1.0' })
  }
})

test('the guide is served beside the API reference, under its policy', async () => {
  await using service = await pages()
  const root = await service.get('/docs/guide')
  expect([root.statusCode, root.headers.location]).toEqual([302, '/docs/guide/'])
  for (const [url, body] of [
    ['/docs/guide/', '<title>Guide</title>'],
    ['/docs/guide/decisions/0001.html', '<title>Decision</title>'],
  ] as const) {
    const answer = await service.get(url)
    expect([answer.statusCode, answer.body]).toEqual([200, body])
    expect(answer.headers['content-type']).toMatch(/^text\/html/)
    expect(answer.headers['content-security-policy']).toMatch(/default-src 'none'; script-src 'self';/)
  }
  for (const url of ['/docs/guide/nothing.html', '/docs/guide/decisions/', '/docs/guide/%zz'])
    expect([400, 404]).toContain((await service.get(url)).statusCode)
  expect((await service.get('/docs/')).body).toContain('<a href="/docs/guide/">')
})

test('a guide that has not been built says so', async () => {
  await using service = await pages(false)
  for (const url of ['/docs/guide/', '/docs/guide/sync.html']) {
    const { statusCode, body, headers } = await service.get(url)
    expect([statusCode, body]).toEqual([
      404,
      'The guide has not been built. `pnpm generate:docs` builds it for the next start.',
    ])
    expect(headers['content-type']).toMatch(/^text\/plain/)
  }
  expect((await service.get('/docs/')).statusCode).toBe(200)
})
