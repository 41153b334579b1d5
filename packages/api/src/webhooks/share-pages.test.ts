import type { EntityChangePage, EntityKind } from '@taskwire/domain'
import { expect, test } from 'vitest'
import { sharePages } from './share-pages.ts'

/** Pages that are read until the test ends their reading. */
function open() {
  const reads: PromiseWithResolvers<EntityChangePage>[] = []
  const pages = sharePages(() => {
    const read = Promise.withResolvers<EntityChangePage>()
    reads.push(read)
    return read.promise
  })
  const end = async (index: number) => {
    reads[index]?.resolve({ changes: [], cursor: `page ${index}`, has_more: false, reset: false })
    await reads[index]?.promise
  }
  return { ...pages, reads, end }
}

const ann = { user_id: 'ann', kinds: ['task'] satisfies EntityKind[] }
const bob = { ...ann, user_id: 'bob' }
const lists = { ...ann, kinds: ['list'] satisfies EntityKind[] }

test('webhooks at the same place share a page until it is read', async () => {
  const { read, reads, end } = open()
  const first = read(ann, 'a')
  expect(read(ann, 'a')).toBe(first)
  for (const other of [read(ann, 'b'), read(bob, 'a'), read(lists, 'a')]) expect(other).not.toBe(first)
  expect(reads).toHaveLength(4)
  await end(0)
  expect(read(ann, 'a')).not.toBe(first)
})

test('after a write no webhook of its owner gets a page whose reading began before it', async () => {
  const { read, drop, end } = open()
  const [before, others] = [read(ann, 'a'), read(bob, 'a')]
  drop('ann')
  const after = read(ann, 'a')
  expect(after).not.toBe(before)
  expect(read(bob, 'a')).toBe(others)
  // The end of the earlier reading ends the sharing of its own page alone.
  await end(0)
  expect(read(ann, 'a')).toBe(after)
})
