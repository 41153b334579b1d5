import fc from 'fast-check'
import { expect, test } from 'vitest'
import { linkTarget } from './link-target.ts'
import { boxesOf, parseNotes } from './parse-notes.ts'
import { tickItem } from './tick-item.ts'

const lines = fc.constantFrom(
  '- [ ] read',
  '- [x] print *it*',
  '* [X] star',
  '  - [ ] nested',
  '    - [ ] deeper',
  '1. [ ] first',
  '2) [x] second',
  '   continued',
  '> - [ ] quoted',
  '> quoted',
  '- plain',
  'text',
  '',
  '',
  '```',
  '    - [ ] indented',
  '# heading',
  '|a|b|',
  '|-|-|',
  '<div>',
  '- [ ] <b>',
  '\t- [ ] tab',
)
const notes = fc.array(lines, { maxLength: 14 }).map((parts) => parts.join('\n'))

test('ticks exactly the box of its line, wherever the box is, or nothing', () => {
  fc.assert(
    fc.property(notes, fc.nat(), (text, pick) => {
      const before = boxesOf(text)
      if (before.length === 0) return
      const index = pick % before.length
      const { line, isTicked } = before[index]!
      const ticked = tickItem(text, line, !isTicked)
      // The parser drops lines only where a quote continues without its mark.
      if (!text.includes('>')) expect(ticked).toBeDefined()
      if (ticked === undefined) return
      const states = before.map((box) => box.isTicked)
      const first = before.findIndex((box) => box.line === line && box.isTicked === isTicked)
      expect(boxesOf(ticked).map((box) => box.isTicked)).toEqual(states.with(first, !isTicked))
      expect(ticked.split('\n').filter((part, at) => part !== text.split('\n')[at])).toHaveLength(1)
    }),
    {
      numRuns: 2_000,
      examples: [['- [ ] read\n> - [ ] quoted\n    - [ ] indented\n> - [ ] quoted', 1]],
    },
  )
})

test('changes nothing where there is no such box', () => {
  expect(tickItem('- [x] done', 0, true)).toBeUndefined()
  expect(tickItem('see [ ] here', 0, true)).toBeUndefined()
  expect(tickItem('- [ ] one', 1, true)).toBeUndefined()
})

test('opens web, mail and phone addresses only', () => {
  expect(linkTarget('https://example.com/a?b=1&c=2')).toBe('https://example.com/a?b=1&c=2')
  expect(linkTarget('mailto:ada@example.com')).toBe('mailto:ada@example.com')
  for (const href of [
    'javascript:alert(1)',
    ' JavaScript:alert(1)',
    'java\tscript:alert(1)',
    '\u0001javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'blob:https://example.com/1',
    'file:///etc/passwd',
    '//example.com',
    '/app/settings',
    '#token=1',
  ])
    expect(linkTarget(href), href).toBeUndefined()
})

test('reads hostile notes of the longest length in time, or leaves them as text', () => {
  const hostile = [
    '> ',
    '- ',
    '1. ',
    '  - ',
    '[',
    '![',
    '*a ',
    '_a',
    '`',
    '<',
    '[a](',
    '~~a',
    '\\',
    'www.',
    '|',
    'a@',
  ]
  const started = processorTime()
  for (const part of hostile) {
    parseNotes(part.repeat(10_000 / part.length))
    parseNotes(Array.from({ length: 90 }, (_, depth) => ' '.repeat(depth) + part).join('\n'))
    parseNotes(Array.from({ length: 90 }, (_, depth) => part.repeat(depth)).join('\n'))
  }
  expect(processorTime() - started).toBeLessThan(10_000)
  expect(parseNotes('> '.repeat(5_000))).toBeUndefined()
})

// Of Node, whose other types don't exist for code that runs in browsers.
declare const process: { cpuUsage(): { user: number; system: number } }

/** The processor time of this process in ms. Time on the clock would also measure what else runs on the machine. */
function processorTime(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
