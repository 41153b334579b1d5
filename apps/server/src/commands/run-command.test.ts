import { afterEach, expect, test, vi } from 'vitest'
import { asksForHelp, readFlags } from './run-command.ts'

const plain = { name: 'pnpm plain', does: 'Does a thing.' }
const flagged = { ...plain, name: 'pnpm flagged', flags: { yes: 'does not ask' } }

/** Output while a test runs. */
function written(stream: 'stdout' | 'stderr') {
  return vi.spyOn(process[stream], 'write').mockReturnValue(true)
}

afterEach(() => {
  process.exitCode = undefined
})

test.each([[['--help']], [['-h']], [['--', '--help']], [['--yes', '-h']]])('%j shows the usage', (words) => {
  const [out, err] = [written('stdout'), written('stderr')]
  expect(readFlags(flagged, words)).toBeUndefined()
  expect(process.exitCode).toBeUndefined()
  expect(out.mock.calls.join('')).toMatch(/^Usage: pnpm flagged \[--yes\]\n\nDoes a thing\.\n\n {2}--yes/)
  expect(err).not.toHaveBeenCalled()
})

test.each([[['--force']], [['extra']], [['--port', '4000']], [['--yes', 'extra']], [['--', '--force']]])(
  '%j is refused with exit code 2',
  (words) => {
    for (const [usage, known] of [
      [plain, 'no arguments'],
      [flagged, '--yes'],
    ] as const) {
      const [out, err] = [written('stdout'), written('stderr')]
      expect(readFlags(usage, words)).toBeUndefined()
      expect(process.exitCode).toBe(2)
      expect(err.mock.lastCall).toEqual([`This command takes ${known}; --help shows how to call it.\n`])
      expect(out).not.toHaveBeenCalled()
    }
  },
)

test('reads known flags', () => {
  expect(readFlags(flagged, ['--yes'])).toEqual({ yes: true })
  expect(readFlags(flagged, ['--'])).toEqual({})
  expect(readFlags(plain, [])).toEqual({})
})

test.each([['user'], ['user', 'promote'], ['keys'], ['keys', 'rotate'], ['log', 'renew']])(
  'shows help behind any words: %s %s',
  (...words) => {
    expect(asksForHelp([...words, '--help'])).toBe(true)
    expect(asksForHelp([...words, '-h'])).toBe(true)
    expect(asksForHelp(words)).toBe(false)
  },
)
