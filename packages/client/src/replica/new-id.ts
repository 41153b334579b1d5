let last = 0
let count = 0

/** A uuid of version 7: it sorts by time, also within one millisecond of one page. */
export function newId(now = Date.now()): string {
  count = now > last ? 0 : count + 1
  last = Math.max(last, now)
  const bytes = crypto.getRandomValues(new Uint8Array(8))
  // More than 4,096 in a millisecond borrow from the next one.
  const time = (last + (count >> 12)).toString(16).padStart(12, '0')
  const place = (count & 0xfff).toString(16).padStart(3, '0')
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x80
  const tail = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${place}-${tail.slice(0, 4)}-${tail.slice(4)}`
}
