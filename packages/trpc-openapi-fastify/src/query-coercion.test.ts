import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { coercionFor } from './query-coercion.ts'

const schema = z.object({
  count: z.number().int().optional(),
  ratio: z.number().nullable(),
  on: z.boolean().default(true),
  text: z.string(),
})
const coerce = coercionFor([schema])

describe('a query', () => {
  test.each([
    [{ count: '2' }, { count: 2 }],
    [
      { count: '-2', ratio: '0.5' },
      { count: -2, ratio: 0.5 },
    ],
    [{ on: 'true' }, { on: true }],
    [{ on: 'false' }, { on: false }],
  ])('%j is read as %j', (query, read) => {
    expect(coerce(query)).toEqual(read)
  })

  test.each([
    { text: '2' },
    { text: 'true' },
    { count: '' },
    { count: ' 2' },
    { count: '2x' },
    { count: '1e3' },
    { count: '0x10' },
    { count: 'Infinity' },
    { count: 'NaN' },
    { count: '٢' },
    { count: ['2', '3'] },
    { on: '1' },
    { on: 'TRUE' },
    { on: '' },
    { unknown: '2' },
    {},
  ])('%j stays as it is', (query) => {
    expect(coerce({ ...query })).toEqual(query)
  })
})

test('schemas of several inputs are read together', () => {
  const both = coercionFor([z.object({ a: z.number() }), z.object({ b: z.boolean().optional() })])
  expect(both({ a: '1', b: 'false' })).toEqual({ a: 1, b: false })
})

test('the schemas stay strict for everything else', () => {
  expect(coerce({ count: '2' })).toEqual({ count: 2 })
  expect(schema.safeParse({ count: '2', ratio: null, text: '' }).success).toBe(false)
})
