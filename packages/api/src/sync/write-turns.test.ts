import { expect, test } from 'vitest'
import { createWriteTurns } from './write-turns.ts'

test('writes of one user run in their order, those of others at once', async () => {
  const turns = createWriteTurns()
  const log: string[] = []
  const first = Promise.withResolvers<void>()
  const write =
    (name: string, until: Promise<void> = Promise.resolve()) =>
    async () => {
      log.push(`${name} starts`)
      await until
      log.push(`${name} ends`)
      return name
    }
  const own = [
    turns.take('a', write('a1', first.promise)),
    turns.take('a', write('a2')),
    turns.take('a', write('a3')),
  ]
  expect(await turns.take('b', write('b'))).toBe('b')
  expect(log).toEqual(['a1 starts', 'b starts', 'b ends'])
  first.resolve()
  expect(await Promise.all(own)).toEqual(['a1', 'a2', 'a3'])
  expect(log.slice(3)).toEqual(['a1 ends', 'a2 starts', 'a2 ends', 'a3 starts', 'a3 ends'])
})

test('a failed write and one that waited too long leave the turn to the next', async () => {
  const turns = createWriteTurns({ wait: 20 })
  const first = Promise.withResolvers<void>()
  const running = turns.take('a', () => first.promise)
  await expect(turns.take('a', () => expect.unreachable())).rejects.toMatchObject({ code: 'UNAVAILABLE' })
  first.reject(new Error('refused'))
  await expect(running).rejects.toThrow('refused')
  expect(await turns.take('a', () => Promise.resolve('next'))).toBe('next')
})
