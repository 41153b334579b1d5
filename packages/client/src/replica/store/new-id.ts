let last = 0
let count = 0

/**
 * Returns a UUID of version 7. Ids of one page sort in the order in which they were created.
 *
 * @param now milliseconds since 1970; the current time when omitted
 */
export function newId(now = Date.now()): string {
  count = now > last ? 0 : count + 1
  last = Math.max(last, now)
  const bytes = crypto.getRandomValues(new Uint8Array(8))
  // After 4,096 ids in one millisecond, use the next one.
  const time = (last + (count >> 12)).toString(16).padStart(12, '0')
  const sequence = (count & 0xfff).toString(16).padStart(3, '0')
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x80
  const tail = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${sequence}-${tail.slice(0, 4)}-${tail.slice(4)}`
}
