import fs, { mkdtempDisposableSync, openSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import { bufferedOutput } from './log.ts'

test('lines of a turn are written together and in order, without waiting for the disk', async () => {
  using place = mkdtempDisposableSync(path.join(tmpdir(), 'taskwire-log-'))
  const file = path.join(place.path, 'log')
  const fd = openSync(file, 'w')
  const sync = vi.spyOn(fs, 'fsyncSync')
  const write = vi.spyOn(fs, 'writeSync')
  try {
    const output = bufferedOutput(fd)
    const lines = Array.from({ length: 30 }, (_, n) => `line ${n}\n`)
    for (const line of lines) output.write(line)
    expect(readFileSync(file, 'utf8')).toBe('')
    await turn()
    await turn()
    expect(readFileSync(file, 'utf8')).toBe(lines.join(''))
    expect(write).toHaveBeenCalledTimes(1)

    const long = `${'x'.repeat(5_000)}\n`
    output.write(long)
    expect(readFileSync(file, 'utf8')).toBe(lines.join('') + long)
    expect(sync).not.toHaveBeenCalled()
  } finally {
    sync.mockRestore()
    write.mockRestore()
  }
})
