import { initTRPC, TRPCError } from '@trpc/server'
import Fastify from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { registerOperations, type OperationMeta, type ResponseControls, type RestCall } from './index.ts'
import { openApiDocument } from './openapi-document.ts'

interface Context {
  readonly response: ResponseControls
  readonly ifNoneMatch: RestCall['ifNoneMatch']
}

const t = initTRPC.context<Context>().meta<OperationMeta>().create()
const note = z.object({ id: z.number().int(), text: z.string() })
const input = z.object({ id: z.number().int(), loud: z.boolean().optional() })
const listSchema = z.object({ notes: z.array(z.object({ n: z.number() })), total: z.number() })
/** Returns the output as it is: a parser would copy the array. */
const listOutput = z.lazy(() => listSchema)
listOutput.parse = (output: unknown) => output as z.infer<typeof listSchema>
const tags = ['Notes']
let closed = 0

/** Three slices of two items. The second call of `next` fails when `isBroken`. */
function slices(isBroken = false): AsyncIterator<readonly object[]> {
  let n = 0
  return {
    next: () => {
      n += 1
      if (isBroken && n === 2) return Promise.reject(new Error('lost'))
      return Promise.resolve(n > 3 ? { done: true, value: undefined } : { value: [{ n }, { n }] })
    },
    return: () => {
      closed += 1
      return Promise.resolve({ done: true, value: undefined })
    },
  }
}

const router = t.router({
  read: t.procedure
    .meta({
      openapi: { method: 'GET', path: '/notes/{id}', operationId: 'readNote', summary: 'Read', tags },
      rest: { status: 200, etag: 'note' },
    })
    .input(z.object({ id: z.string(), loud: z.boolean().optional(), size: z.number().optional() }))
    .output(note)
    .query(({ ctx, input: { id, loud, size = 0 } }) => {
      if (id === '404') throw new TRPCError({ code: 'NOT_FOUND', message: 'no such note' })
      ctx.response.setEtag('"1"')
      return { id: Number(id), text: (loud === true ? 'HEY' : 'hey') + '!'.repeat(size) }
    }),
  write: t.procedure
    .meta({
      openapi: { method: 'PUT', path: '/notes/{id}', operationId: 'writeNote', summary: 'Write', tags },
      rest: { status: 201, alias: { method: 'PATCH', operationId: 'patchNote' } },
    })
    .input(z.object({ id: z.string(), text: z.string(), loud: z.boolean().optional() }))
    .output(note)
    .mutation(({ input: { id, text } }) => ({ id: Number(id), text })),
  remove: t.procedure
    .meta({
      openapi: { method: 'DELETE', path: '/notes/{id}', operationId: 'removeNote', summary: 'Remove', tags },
      rest: { status: 204 },
    })
    .input(z.object({ id: z.string() }))
    .output(z.null())
    .mutation(() => null),
  list: t.procedure
    .meta({
      openapi: { method: 'GET', path: '/notes', operationId: 'listNotes', summary: 'List', tags },
      rest: { status: 200 },
    })
    .input(z.object({ broken: z.boolean().optional() }))
    .output(listOutput)
    .query(({ ctx, input: { broken } }) => {
      const notes = [{ n: 0 }]
      ctx.response.streamItems(notes, slices(broken))
      ctx.response.linkNextPage('c')
      return { notes, total: 7 }
    }),
  copied: t.procedure
    .meta({
      openapi: { method: 'GET', path: '/copies', operationId: 'listCopies', summary: 'List', tags },
      rest: { status: 200 },
    })
    .output(listSchema)
    .query(({ ctx }) => {
      const notes = [{ n: 0 }]
      ctx.response.streamItems(notes, slices())
      return { notes, total: 7 }
    }),
  onlyTyped: t.procedure.query(() => 'tRPC'),
})

const contract = { name: 'notes', title: 'Notes', description: 'Notes.', router }
const registered: string[] = []
const app = Fastify()
let origin: string

beforeAll(async () => {
  registerOperations(app, [contract], {
    createContext: ({ response, ifNoneMatch }): Context => ({ response, ifNoneMatch }),
    formatError: (error) =>
      error instanceof TRPCError && error.code === 'NOT_FOUND'
        ? { status: 404, body: { message: error.message }, headers: { 'x-why': 'gone' } }
        : { status: 400, body: { message: 'refused' } },
    onOperation: ({ method, path }) => void registered.push(`${method} ${path}`),
    parameterPatterns: { id: '\\d+' },
  })
  origin = await app.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(() => app.close())

async function send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(origin + path, {
    method,
    headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
    body: body === undefined ? null : JSON.stringify(body),
  })
  return { status: response.status, headers: response.headers, text: await response.text() }
}

test('procedures with meta become operations, aliases included', () => {
  expect(registered).toEqual([
    'GET /notes/{id}',
    'PUT /notes/{id}',
    'PATCH /notes/{id}',
    'DELETE /notes/{id}',
    'GET /notes',
    'GET /copies',
  ])
})

test('each operation has its exact status, with and without a trailing slash', async () => {
  for (const slash of ['', '/']) {
    expect(await send('GET', `/notes/7${slash}`)).toMatchObject({
      status: 200,
      text: '{"id":7,"text":"hey"}',
    })
    expect((await send('PUT', `/notes/7${slash}`, { text: 'a' })).status).toBe(201)
    expect((await send('PATCH', `/notes/7${slash}`, { text: 'a' })).status).toBe(201)
    expect(await send('DELETE', `/notes/7${slash}`)).toMatchObject({ status: 204, text: '' })
  }
  expect((await send('GET', '/notes/words')).status).toBe(404)
})

test('a query is converted, a body is not, and the schemas stay strict', async () => {
  expect((await send('GET', '/notes/7?loud=true&size=2')).text).toBe('{"id":7,"text":"HEY!!"}')
  expect((await send('PUT', '/notes/7', { text: 'a', loud: 'true' })).status).toBe(400)
  expect((await send('GET', '/notes/7?colour=red')).headers.get('x-ignored-parameters')).toBe('colour')
  expect(input.safeParse({ id: '7' }).success).toBe(false)
})

test('an entity tag answers 304, also in a list of tags and for HEAD', async () => {
  for (const tag of ['"1"', 'W/"1"', '"0", "1"', '*'])
    expect((await send('GET', '/notes/7', undefined, { 'if-none-match': tag })).status).toBe(304)
  expect((await send('GET', '/notes/7', undefined, { 'if-none-match': '"2"' })).status).toBe(200)
  const head = await send('HEAD', '/notes/7')
  expect([head.status, head.text, head.headers.get('etag')]).toEqual([200, '', '"1"'])
})

test('OPTIONS and 405 name the methods of a path', async () => {
  const allow = 'GET, HEAD, PUT, PATCH, DELETE, OPTIONS'
  const options = await send('OPTIONS', '/notes/7')
  expect([options.status, options.headers.get('allow')]).toEqual([204, allow])
  const refused = await send('POST', '/notes/7')
  expect([refused.status, refused.headers.get('allow')]).toEqual([405, allow])
})

test('errors are rendered by formatError', async () => {
  const missing = await send('GET', '/notes/404')
  expect([missing.status, missing.text, missing.headers.get('x-why')]).toEqual([
    404,
    '{"message":"no such note"}',
    'gone',
  ])
  expect((await send('PUT', '/notes/7', {})).status).toBe(400)
})

test('without formatError an error has the status that tRPC gives it', async () => {
  const bare = Fastify()
  registerOperations(bare, [contract], {
    createContext: ({ response, ifNoneMatch }): Context => ({ response, ifNoneMatch }),
  })
  const put = { method: 'PUT', url: '/notes/7', payload: {} } as const
  expect((await bare.inject('/notes/404')).json()).toMatchObject({ statusCode: 404, message: 'no such note' })
  expect((await bare.inject(put)).json()).toMatchObject({ statusCode: 400, error: 'Bad Request' })
})

test('a long list is streamed to its end, and closed for HEAD and after a failure', async () => {
  const { text, headers } = await send('GET', '/notes')
  expect(JSON.parse(text)).toEqual({ notes: [0, 1, 1, 2, 2, 3, 3].map((n) => ({ n })), total: 7 })
  expect(headers.get('link')).toBe('</notes?cursor=c>; rel="next"')
  closed = 0
  expect((await send('HEAD', '/notes')).status).toBe(200)
  expect(closed).toBe(1)
  await expect(send('GET', '/notes?broken=true')).rejects.toThrow()
  expect(closed).toBe(2)
  // Part of a list never passes for the whole.
  expect((await send('GET', '/copies')).status).toBe(400)
  expect(closed).toBe(3)
})

test('the document has the operations with their statuses', () => {
  const { paths } = openApiDocument(contract, [contract])
  const statuses = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(
      ([method, { responses }]) => `${method} ${path} ${Object.keys(responses).join()}`,
    ),
  )
  expect(statuses.toSorted()).toEqual([
    'delete /notes/{id} 204',
    'get /copies 200',
    'get /notes 200',
    'get /notes/{id} 200,304',
    'patch /notes/{id} 201',
    'put /notes/{id} 201',
  ])
})
