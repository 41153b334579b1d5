import fc from 'fast-check'
import { anyCharacter } from '@taskwire/domain/testing'

/** Texts that are known to break programs. */
const oddTexts = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\ud800',
  'x\udfff',
  '\u202e\u05d0\u0634',
  '👩‍👩‍👧‍👦',
  'é'.repeat(600),
  '\r\nset-cookie: a=b',
  '{"a":1}',
  'null',
  'undefined',
  'NaN',
  '-0',
  '1e400',
  '0x10',
  '9007199254740993',
  '99999999999999999999999',
  '%s%n',
  '%',
  '_%\\',
  "' or 1=1 --",
  '${7*7}',
  '../../etc/hosts',
  '0000-00-00',
  '2026-02-30',
  '0000-01-01T00:00:00Z',
  '+275760-09-13T00:00:00.001Z',
  '9999-12-31T23:59:59.999-23:59',
  '2026-01-01T24:00:00Z',
  '1969-12-31',
  '__proto__',
  'constructor',
  'hasOwnProperty',
  '00000000-0000-0000-0000-000000000000',
  'created_at~desc~~00000000-0000-0000-0000-000000000000',
  'due_date~asc~9999-99-99T99:99:99.999Z~00000000-0000-7000-8000-000000000000',
]

export const text: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...oddTexts) },
  { weight: 2, arbitrary: fc.string({ unit: anyCharacter, maxLength: 40 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }) },
  { weight: 1, arbitrary: fc.array(fc.nat(0xffff)).map((units) => String.fromCharCode(...units)) },
  { weight: 1, arbitrary: fc.nat(20_000).map((length) => 'w'.repeat(length)) },
)

const number: fc.Arbitrary<number> = fc.oneof(
  fc.constantFrom(0, -0, -1, 1.5, 2 ** 31, 2 ** 53, -(2 ** 53), 1e308, 5e-324, 2_147_483_648),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
)

const leaf = fc.oneof(text, number, fc.boolean(), fc.constant(null))

/** Read-only keys, and texts that are no valid keys. */
export const specialKeys = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'then',
  'toJSON',
  'length',
  'user_id',
  'role',
  'revision',
  'number',
  'created_at',
  'deleted_at',
  'status_label',
] as const

/** Any JSON value, with keys among them that mean something to JavaScript. */
export const json: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.array(tie('value'), { maxLength: 4 }),
    fc
      .array(fc.tuple(fc.oneof(fc.constantFrom(...specialKeys), text), tie('value')), { maxLength: 4 })
      .map((entries) => Object.fromEntries(entries)),
  ),
})).value

/** JSON text that no serializer writes, and invalid JSON. */
export const jsonText: fc.Arbitrary<Buffer> = fc.oneof(
  fc
    .constantFrom(
      '{',
      '{"a":',
      '{"title":"x",}',
      "{'title':'x'}",
      '{"title":"x"}{"title":"y"}',
      '\ufeff{"title":"x"}',
      '{"title":1e400}',
      '{"title":-0,"limit":-0}',
      '{"title":"a","title":"b"}',
      '{"__proto__":{"title":"x","role":"admin"},"title":"y"}',
      '{"title":"\\ud800"}',
      '{"title":"\\u0000"}',
      '[]',
      '[{"title":"x"}]',
      '"x"',
      'true',
      'null',
      '1e400',
      ' ',
      'title=x',
      '['.repeat(20_000),
      `{"title":${'['.repeat(5_000)}${']'.repeat(5_000)}}`,
      `{"a":${'{"a":'.repeat(31)}1${'}'.repeat(31)}}`,
      `{${Array.from({ length: 2_000 }, (_, i) => `"k${i}":${i}`).join()}}`,
      `{"title":"${'x'.repeat(70_000)}"}`,
    )
    .map((body) => Buffer.from(body)),
  fc.constantFrom(Buffer.from([0xff, 0xfe, 0x7b]), Buffer.from('{"title":"\xff\xc0\x80"}', 'latin1')),
  fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
  fc.tuple(json, fc.nat(60)).map(([value, cut]) => Buffer.from(JSON.stringify(value)).subarray(0, cut)),
)

/** A file of each format, with a task or two. */
export const files = [
  JSON.stringify({ format: 'taskwire', version: 1, tasks: [{ title: 'Imported' }] }),
  'title,due_date,list\nFrom a table,3/2/2027,Home\n',
  'BEGIN:VCALENDAR\r\nBEGIN:VTODO\r\nUID:1\r\nSUMMARY:From a calendar\r\nEND:VTODO\r\nEND:VCALENDAR\r\n',
  '(A) 2026-01-01 From todo.txt +home @phone due:2027-01-01\n',
  '# Home\n\n- [ ] From Markdown\n  - [x] A subtask\n',
]
