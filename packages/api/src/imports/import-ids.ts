import { createHash } from 'node:crypto'

/** Places up to this have ids in their order. */
const MAX_PLACE = 0x3f_ff_ff_ff

/**
 * Returns the id of a task of an import: a uuid of version 8 that depends on the seed, the task's place and the generation alone.
 * Lists without another order show the largest id first, so ids fall with the place.
 */
export function importedId(seed: string, place: number, generation: number): string {
  const bytes = createHash('sha256').update(`${seed}\n${place}\n${generation}`).digest().subarray(0, 16)
  const shared = createHash('sha256').update(seed).digest().subarray(0, 6)
  shared.copy(bytes, 0)
  const order = MAX_PLACE - place
  bytes.writeUInt16BE(0x80_00 | (order >>> 18), 6)
  bytes.writeUInt16BE(0x80_00 | ((order >>> 4) & 0x3f_ff), 8)
  bytes.writeUInt8(((order & 0x0f) << 4) | ((bytes[10] ?? 0) & 0x0f), 10)
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
