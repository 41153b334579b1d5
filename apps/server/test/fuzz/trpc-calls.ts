import fc from 'fast-check'
import type { z } from 'zod'
import { inputFor } from './input-for.ts'
import { fieldsOf, type World } from './inputs.ts'
import { authorization, bodyOf, noBody, wire, type WireRequest } from './requests.ts'
import { json, text } from './values.ts'

/** Calls to a procedure in tRPC's protocol: alone and in batches, by query and by body, most of them nearly valid. */
export function callsTo(
  path: string,
  type: string,
  inputs: readonly z.ZodType[],
  world: World,
  tokens: readonly string[],
): fc.Arbitrary<WireRequest> {
  const input: fc.Arbitrary<unknown> = fc.oneof(
    { weight: 5, arbitrary: inputFor(fieldsOf(inputs), world) },
    { weight: 1, arbitrary: json },
  )
  const names = fc.oneof(
    { weight: 20, arbitrary: fc.constant(path) },
    {
      weight: 2,
      arbitrary: fc.constantFrom(`${path},${path}`, `${path},nothing.here`, `${path},`, `,${path}`),
    },
    { weight: 1, arbitrary: fc.constant(Array.from({ length: 11 }, () => path).join()) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        '',
        '__proto__',
        'constructor',
        'tasks.__proto__',
        'tasks',
        `${path}.x`,
        '%',
        '%00',
      ),
    },
  )
  const isQuery = type === 'query'
  const batched = fc.oneof(
    input.map((value) => ({ 0: value })),
    fc.tuple(input, input).map(([first, second]) => ({ 0: first, 1: second })),
    fc.constantFrom([], {}, { 1: {} }, { length: 1e9 }, { '-1': {} }, { __proto__: null, 0: null }),
    fc.dictionary(text, input, { maxKeys: 3 }),
  )
  const shape = fc.oneof(
    { weight: 5, arbitrary: input.map((value) => ({ query: [] as string[], value })) },
    { weight: 2, arbitrary: batched.map((value: unknown) => ({ query: ['batch=1'], value })) },
    {
      weight: 1,
      arbitrary: input.map((value) => ({ query: ['batch=1', 'batch=2', 'input=%'], value })),
    },
  )
  const byAddress = fc.tuple(names, shape).map(([name, { query, value }]) => {
    const given = encodeURIComponent((JSON.stringify(value) ?? '').toWellFormed()).slice(0, 8_000)
    return { target: `/trpc/${name}?${[...query, `input=${given}`].join('&')}`, value: fc.constant(noBody) }
  })
  const byBody = fc.tuple(names, shape).map(([name, { query, value }]) => ({
    target: `/trpc/${name}${query.length > 0 ? `?${query.join('&')}` : ''}`,
    value: bodyOf(fc.constant(value)),
  }))
  const method = fc.oneof(
    { weight: 14, arbitrary: fc.constant(isQuery ? 'GET' : 'POST') },
    { weight: 1, arbitrary: fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS') },
  )
  return fc
    .oneof(
      { weight: 6, arbitrary: isQuery ? byAddress : byBody },
      { weight: 1, arbitrary: isQuery ? byBody : byAddress },
    )
    .chain(({ target, value }) => wire(method, fc.constant(target), value, authorization(tokens)))
}
