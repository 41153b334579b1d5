import { setTimeout as pause } from 'node:timers/promises'
import { createTestDatabase, tempDir } from '@taskwire/db/testing'
import { expect, test } from 'vitest'
import { call, signUp } from './harness/client.ts'
import { startMailServer } from './harness/mail-server.ts'
import { runToEnd } from './harness/process.ts'
import { startServer, type Server } from './harness/server.ts'
import { startReceiver, type ReceivedDelivery } from './harness/webhook-receiver.ts'

interface SentSpan {
  readonly name: string
  readonly kind: number
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId?: string
  readonly startTimeUnixNano: string
  readonly endTimeUnixNano: string
  readonly attributes: { key: string; value: object }[]
  readonly status: { code: number }
}

interface TraceRequest {
  readonly resourceSpans: { resource: object; scopeSpans: { spans: SentSpan[] }[] }[]
}

/** The spans that a collector got, as OTLP over HTTP in JSON. */
function spansOf(received: readonly ReceivedDelivery[]): SentSpan[] {
  return received
    .map(({ body }) => body as unknown as TraceRequest)
    .flatMap(({ resourceSpans }) => resourceSpans)
    .flatMap(({ scopeSpans }) => scopeSpans)
    .flatMap(({ spans }) => spans)
}

/** A module for `node --import`. */
const moduleOf = (text: string) => `data:text/javascript,${encodeURIComponent(text)}`

const printLoaded = moduleOf(`import { createRequire } from 'node:module'
process.on('exit', () => process.stderr.write(Object.keys(createRequire('/').cache).join('\\n')))`)

/** Ends a server and returns the libraries that it had loaded, of those that only a setting needs. */
async function loadedBy(server: Server): Promise<string[]> {
  server.child.kill('SIGTERM')
  expect((await server.ended).code).toBe(0)
  const optional = [
    '@opentelemetry/sdk-trace',
    '@opentelemetry/exporter-trace-otlp-http',
    'ioredis',
    'prom-client',
  ]
  return optional.filter((name) => server.err().includes(`/node_modules/${name}/`))
}

async function* inTwo(text: string) {
  const half = text.length / 2
  yield Buffer.from(text.slice(0, half))
  await pause(100)
  yield Buffer.from(text.slice(half))
}

const TRACE = '0af7651916cd43dd8448eb211c80319c'
const PARENT = 'b7ad6b7169203331'

test('a collector gets spans of requests, statements, jobs and deliveries, without anything private', async () => {
  await using database = await createTestDatabase()
  await using place = await tempDir()
  await using mail = await startMailServer()
  await using collector = await startReceiver()
  await using hooks = await startReceiver()
  const env = {
    DATABASE_URL: database.url,
    DATA_DIR: place.dir,
    SMTP_URL: mail.url,
    MAIL_FROM: 'a@b.example',
    WEBHOOK_ALLOW_PRIVATE: 'on',
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.origin,
    OTEL_EXPORTER_OTLP_HEADERS: 'authorization=Basic canary-7431',
  }
  await using server = await startServer({ env, nodeArgs: ['--import', printLoaded] })
  const { token, ...person } = await signUp(server.origin)
  const url = `${hooks.origin}/canary-7431`
  await call(server.origin, 'POST', '/api/webhooks', { token, body: { url } })
  const bearer = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  // In two packets: the second one comes from the connection, outside of the span.
  const body = ReadableStream.from(inTwo(JSON.stringify({ title: 'canary-7431' })))
  const continued = { traceparent: `00-${TRACE}-${PARENT}-01`, tracestate: 'vendor=canary-7431' }
  await fetch(`${server.origin}/api/tasks`, {
    method: 'POST',
    body,
    duplex: 'half',
    headers: { ...bearer, ...continued },
  })
  await call(server.origin, 'GET', '/trpc/tasks.list', { token })
  await call(server.origin, 'GET', '/trpc/tasks.list,auth.me?batch=1&input={}', { token })
  await call(server.origin, 'GET', '/nowhere/canary-7431?token=canary-7431', { token })
  const unsampled = { traceparent: `00-${TRACE}-${PARENT}-00` }
  await fetch(`${server.origin}/api/lists`, { headers: { ...bearer, ...unsampled } })
  await database.db.schema.alterTable('personal_tokens').renameTo('away').execute()
  expect((await call(server.origin, 'GET', '/api/access-tokens', { token })).status).toBe(500)
  await expect.poll(() => hooks.at('/canary-7431').length).toBeGreaterThan(0)
  await expect.poll(() => mail.mails.length).toBeGreaterThan(0)
  expect(await loadedBy(server)).toEqual([
    '@opentelemetry/sdk-trace',
    '@opentelemetry/exporter-trace-otlp-http',
  ])

  expect(new Set(collector.received.map(({ path }) => path))).toEqual(new Set(['/v1/traces']))
  expect(collector.received[0]?.headers).toMatchObject({ authorization: 'Basic canary-7431' })
  const spans = spansOf(collector.received)
  const named = (name: string) => spans.filter((span) => span.name === name)
  const within = ({ spanId }: SentSpan) => spans.filter(({ parentSpanId }) => parentSpanId === spanId)
  const [creation] = named('POST /api/tasks') as [SentSpan]
  expect(creation).toMatchObject({ kind: 2, traceId: TRACE, parentSpanId: PARENT })
  expect(creation.attributes).toEqual(
    expect.arrayContaining([
      { key: 'http.route', value: { stringValue: '/api/tasks' } },
      { key: 'http.response.status_code', value: { intValue: 201 } },
    ]),
  )
  const inserts = within(creation).filter(({ name }) => name === 'insert tasks')
  expect(inserts).toMatchObject([{ kind: 3, traceId: TRACE }])
  for (const { startTimeUnixNano: start, endTimeUnixNano: end } of inserts)
    expect(BigInt(end)).toBeGreaterThanOrEqual(BigInt(start))
  const [batch] = named('batch') as [SentSpan]
  expect(batch.parentSpanId).toBeUndefined()
  expect(within(batch).map(({ name }) => name)).toEqual(expect.arrayContaining(['tasks.list', 'auth.me']))
  expect(named('unknown')).toHaveLength(1)
  expect(named('GET /api/lists')).toEqual([])
  expect(named('GET /api/access-tokens')).toMatchObject([{ status: { code: 2 } }])
  expect(creation.status.code).not.toBe(2)
  expect(named('job mail')).toMatchObject([{ kind: 5 }])
  expect(named('webhook delivery')[0]).toMatchObject({ kind: 3 })
  // Loops look for work every second, outside of any span.
  for (const { kind, name, parentSpanId } of spans)
    if (kind === 3 && name !== 'webhook delivery') expect(parentSpanId, name).toBeDefined()

  const logged = server.log().find(({ trace_id }) => trace_id === TRACE)
  expect(logged).toMatchObject({ msg: 'request', status: 201 })
  const sent = collector.received.map(({ text }) => text).join('\n')
  expect(sent).toContain('"taskwire"')
  for (const secret of ['canary', '@', 'Bearer', '$1', token, ...Object.values(person)])
    expect(sent, secret).not.toContain(secret)
})

test('without the setting nothing of it is loaded', async () => {
  await using database = await createTestDatabase()
  await using place = await tempDir()
  const env = { DATABASE_URL: database.url, DATA_DIR: place.dir }
  await using server = await startServer({ env, nodeArgs: ['--import', printLoaded] })
  await signUp(server.origin)
  expect(await loadedBy(server)).toEqual([])
  expect(server.err()).toContain('/node_modules/pg/')
})

test('a collector that is away is reported once, and the server works and ends', async () => {
  await using database = await createTestDatabase()
  await using place = await tempDir()
  const env = {
    DATABASE_URL: database.url,
    DATA_DIR: place.dir,
    OTEL_EXPORTER_OTLP_ENDPOINT: 'http://somebody:canary-7431@127.0.0.1:1',
    OTEL_EXPORTER_OTLP_TIMEOUT: '500',
  }
  await using server = await startServer({ env })
  const warnings = () => server.log().filter(({ msg }) => String(msg).startsWith('traces cannot be sent: '))
  await signUp(server.origin)
  await expect.poll(() => warnings().length).toBe(1)
  server.child.kill('SIGTERM')
  expect((await server.ended).code).toBe(0)
  expect(warnings()).toHaveLength(1)
  expect(server.out() + server.err()).not.toContain('canary')
})

test('a start without the packages fails with the command that installs them', async () => {
  await using place = await tempDir()
  const missing = moduleOf(`import { registerHooks } from 'node:module'
registerHooks({ resolve(name, context, next) { return next(name === '@opentelemetry/sdk-trace' ? '@opentelemetry/not-installed' : name, context) } })`)
  const env = { DATA_DIR: place.dir, OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1', PORT: '0' }
  const { code, err } = await runToEnd('main.ts', { env, nodeArgs: ['--import', missing] })
  expect([code, err]).toEqual([
    1,
    expect.stringMatching(
      /^Taskwire could not start\. OTEL_EXPORTER_OTLP_ENDPOINT needs packages .* `npx .* --filter @taskwire\/traces`.*\.\n$/,
    ),
  ])
})
