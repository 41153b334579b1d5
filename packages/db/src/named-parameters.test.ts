import { expect, test } from 'vitest'
import { compileNamed } from './named-parameters.ts'

test.each([
  ['a name used twice is one parameter', 'select :a, :b, :a', 'select $1, $2, $1'],
  ['names are numbered as declared, not as used', 'select :b, :a', 'select $2, $1'],
  ['a longer name is not a shorter one', 'select :a, :b, :a_1', 'select $1, $2, $3'],
  ['a cast', 'select :a::text, (:b)::int, now()::date', 'select $1::text, ($2)::int, now()::date'],
  ['an assignment', 'select f(x := :a, y := :b)', 'select f(x := $1, y := $2)'],
  ['an array slice', 'select (:a::int[])[1:2], :b', 'select ($1::int[])[1:2], $2'],
  ['a string', `select ':x', 'it''s :x', :a, :b`, `select ':x', 'it''s :x', $1, $2`],
  [
    'a string that ends with a backslash',
    String.raw`select '\', :a, ':x\', :b`,
    String.raw`select '\', $1, ':x\', $2`,
  ],
  [
    'a string with escapes',
    String.raw`select E'\':x', e'\\', :a, :b`,
    String.raw`select E'\':x', e'\\', $1, $2`,
  ],
  ['a quoted identifier', 'select ":x", "a"":x", :a, :b', 'select ":x", "a"":x", $1, $2'],
  ['a line comment', "select :a -- :x it's\n, :b", "select $1 -- :x it's\n, $2"],
  ['a nested comment', "select :a /* :x /* ' */ :x */, :b", "select $1 /* :x /* ' */ :x */, $2"],
  ['a dollar quote', 'select $$:x$$, $t$ :x $$ :x $t$, :a, :b', 'select $$:x$$, $t$ :x $$ :x $t$, $1, $2'],
  ['a dollar sign inside an identifier', 'select a$b$, :a, c$b$, :b', 'select a$b$, $1, c$b$, $2'],
  ['operators', 'select :a->>:b, 1<:a, -:b', 'select $1->>$2, 1<$1, -$2'],
])('compiles %s', (_, text, compiled) => {
  expect(compileNamed(text, text.includes(':a_1') ? ['a', 'b', 'a_1'] : ['a', 'b'])).toBe(compiled)
})

test.each([
  ['select :a, :c', 'uses :c, which it does not declare'],
  ['select :a, :b, :constructor', 'uses :constructor, which it does not declare'],
  ['select :a', 'declares b, but does not use it'],
  ["select :a, ':b'", 'declares b, but does not use it'],
  ['select :a, :b, $1', 'uses $1: give the parameter a name'],
])('refuses %j', (text, message) => {
  expect(() => compileNamed(text, ['a', 'b'])).toThrow(message)
})
