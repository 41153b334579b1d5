/** Keys that were pressed before the code of the command keys arrived. */
let early: KeyboardEvent[] = []
const keep = (event: KeyboardEvent) => void early.push(event)

/** Keeps pressed keys until {@link takeEarlyKeys}. */
export function keepEarlyKeys(): void {
  addEventListener('keydown', keep)
}

/** Returns the kept keys and keeps no more. */
export function takeEarlyKeys(): readonly KeyboardEvent[] {
  removeEventListener('keydown', keep)
  const keys = early
  early = []
  return keys
}
