import type { Operation } from '@taskwire/contracts'
import fc from 'fast-check'
import { inputFor } from './input-for.ts'
import { fieldValues, fieldsOf, type World } from './inputs.ts'
import { json, jsonText, text } from './values.ts'

/** A request in the form in which it is sent. */
export interface WireRequest {
  readonly method: string
  readonly target: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer | undefined
  readonly isChunked: boolean
}

export type Body = Pick<WireRequest, 'body' | 'isChunked'> & {
  readonly type: string
  readonly encoding: string
}

/** Bytes that a header may contain. */
const headerText = fc
  .array(fc.oneof(fc.integer({ min: 0x20, max: 0x7e }), fc.integer({ min: 0x80, max: 0xff })), {
    maxLength: 80,
  })
  .map((codes) => String.fromCharCode(...codes))

const oddHeaders = fc.dictionary(
  fc.constantFrom(
    'user-agent',
    'accept',
    'accept-encoding',
    'accept-language',
    'x-request-id',
    'x-forwarded-for',
    'x-http-method-override',
    'if-none-match',
    'if-match',
    'range',
    'cookie',
    'origin',
    'sec-fetch-site',
    'forwarded',
    'traceparent',
  ),
  headerText,
  { maxKeys: 3 },
)

export function authorization(tokens: readonly string[]): fc.Arbitrary<Record<string, string>> {
  return fc.oneof(
    {
      weight: 12,
      arbitrary: fc.constantFrom(...tokens).map((token) => ({ authorization: `Bearer ${token}` })),
    },
    { weight: 3, arbitrary: fc.constant({}) },
    { weight: 1, arbitrary: headerText.map((value) => ({ authorization: value })) },
    { weight: 1, arbitrary: headerText.map((value) => ({ authorization: `Bearer ${value}` })) },
    { weight: 1, arbitrary: fc.constant({ authorization: `Bearer ${'a'.repeat(9_000)}` }) },
  )
}

/** A body that is not plain JSON. */
const framing = fc.record({
  type: fc.oneof(
    { weight: 12, arbitrary: fc.constant('application/json') },
    {
      weight: 2,
      arbitrary: fc.constantFrom(
        '',
        'text/plain',
        'application/json; charset=utf-16',
        'APPLICATION/JSON;charset=UTF-8',
        'application/json;',
        'application/json, text/plain',
        'application/jsonp',
        'application/*',
        'multipart/form-data',
        'multipart/form-data; boundary=x',
        'application/x-www-form-urlencoded',
        'application/octet-stream',
        ';',
      ),
    },
    { weight: 1, arbitrary: headerText },
  ),
  encoding: fc.oneof(
    { weight: 14, arbitrary: fc.constant('') },
    { weight: 1, arbitrary: fc.constantFrom('gzip', 'br', 'deflate', 'identity', 'gzip, gzip', 'x') },
  ),
  isChunked: fc.boolean(),
})

export function bodyOf(input: fc.Arbitrary<unknown>): fc.Arbitrary<Body> {
  const bytes = fc.oneof(
    { weight: 6, arbitrary: input.map((value) => Buffer.from(JSON.stringify(value))) },
    { weight: 1, arbitrary: json.map((value) => Buffer.from(JSON.stringify(value))) },
    { weight: 2, arbitrary: jsonText },
  )
  return fc.tuple(bytes, framing).map(([body, rest]) => ({ body, ...rest }))
}

/** A file as the body, as it is. */
function fileOf(world: World): fc.Arbitrary<Body> {
  const { file = fc.constant('') } = fieldValues(world)
  const bytes = file.map((text) => Buffer.from(String(text)))
  return fc.tuple(bytes, framing).map(([body, rest]) => ({ body, ...rest }))
}

export const noBody: Body = { body: undefined, isChunked: false, type: '', encoding: '' }

/** A value in a path or a query: escaped correctly, or not at all. */
const escaped = (value: string) => encodeURIComponent(value.toWellFormed())
const broken = fc.constantFrom(
  '%',
  '%zz',
  '%c0%80',
  '%00',
  '%u0041',
  '..%2f..',
  '%2e%2e',
  '\xe9',
  'a;b=c',
  'a'.repeat(600),
  '',
)
const segment = (good: fc.Arbitrary<unknown>) =>
  fc.oneof(
    { weight: 8, arbitrary: good.map((value) => escaped(String(value))) },
    { weight: 2, arbitrary: text.map((value) => escaped(value.slice(0, 700))) },
    { weight: 1, arbitrary: broken },
  )

/** Fields as a query, with random texts, repetitions and garbage. */
function queryOf(input: fc.Arbitrary<Record<string, unknown>>): fc.Arbitrary<string> {
  const fields = input.map((values) =>
    Object.entries(values)
      .map(
        ([key, value]) =>
          `${escaped(key)}=${escaped(typeof value === 'string' ? value : JSON.stringify(value))}`,
      )
      .join('&')
      .slice(0, 6_000),
  )
  const rubbish = fc.constantFrom(
    'limit=1&limit=2',
    'limit[]=1',
    'limit[a]=1',
    'limit=',
    'limit=1e3',
    'limit=0x10',
    'limit=NaN',
    'cursor=%',
    'search=%00',
    'search=%ff',
    'search=%ed%a0%80',
    '__proto__=x',
    '__proto__[limit]=1',
    'constructor.prototype.x=1',
    '&&&==&',
    '?',
    'a'.repeat(5_000),
  )
  return fc.oneof(
    { weight: 6, arbitrary: fields.map((query) => (query === '' ? '' : `?${query}`)) },
    { weight: 2, arbitrary: fc.tuple(fields, rubbish).map(([query, more]) => `?${more}&${query}`) },
    { weight: 1, arbitrary: fc.constant('') },
  )
}

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND', 'QUERY']

/** Requests to an operation, most of them nearly valid. */
export function requestsTo(
  operation: Operation,
  world: World,
  tokens: readonly string[],
): fc.Arbitrary<WireRequest> {
  const { upload } = operation
  const fields = fieldsOf(operation.inputs).filter((field) => field !== upload?.field)
  const input = inputFor(fields, world)
  const isByQuery = operation.method === 'GET' || operation.method === 'DELETE'
  const junk = fc.constantFrom('', '', '', '?a=b', '?__proto__=1')
  const query = upload === undefined ? junk : fc.oneof(junk, queryOf(input))
  const target = fc
    .tuple(
      segment(fc.constantFrom(world.userId, world.userId, world.otherUserId)),
      segment(taskName(operation, world)),
      segment(fc.constantFrom(...world.subIds)),
      isByQuery ? queryOf(input) : query,
    )
    .map(
      ([user, id, sub, query]) =>
        operation.path
          .replace('{user_id}', () => user)
          .replace(/\{(?:session|token)_id\}/, () => sub)
          .replace(/\{\w*id\}/, () => id) + query,
    )
  const body = isByQuery
    ? fc.oneof({ weight: 8, arbitrary: fc.constant(noBody) }, { weight: 1, arbitrary: bodyOf(input) })
    : upload === undefined
      ? bodyOf(input)
      : fileOf(world)
  // Only the delete operation may delete, so that the named resources stay.
  const others = methods.filter((name) => name !== 'DELETE' || !operation.path.includes('id}'))
  const method = fc.oneof(
    { weight: 14, arbitrary: fc.constant<string>(operation.method) },
    { weight: 1, arbitrary: fc.constantFrom(...others) },
  )
  return wire(method, target, body, authorization(tokens))
}

/** The caller's own tasks more often than those of another user. */
function taskName({ contract }: Operation, world: World): fc.Arbitrary<unknown> {
  const isNumber = contract.name === 'todo' || contract.name === 'session'
  const [own, other] = isNumber
    ? [world.taskNumbers, world.otherTaskNumbers]
    : [world.taskIds, world.otherTaskIds]
  return fc.constantFrom<unknown>(...own, ...own, ...other)
}

export function wire(
  method: fc.Arbitrary<string>,
  target: fc.Arbitrary<string>,
  body: fc.Arbitrary<Body>,
  auth: fc.Arbitrary<Record<string, string>>,
): fc.Arbitrary<WireRequest> {
  return fc
    .tuple(method, target, body, auth, oddHeaders)
    .map(([verb, address, { type, encoding, ...rest }, credentials, odd]) => ({
      method: verb,
      target: address,
      ...rest,
      headers: {
        ...odd,
        ...credentials,
        ...(type !== '' && { 'content-type': type }),
        ...(encoding !== '' && { 'content-encoding': encoding }),
      },
    }))
}
