/** Changes that stay beside the base. A map with more of them is copied. */
const MAX_CHANGES = 64

type Values<Value> = ReadonlyMap<string, Value | undefined>

/** The base and the changes of each patched map. */
const layers = new WeakMap<object, readonly [base: Values<unknown>, changes: Values<unknown>]>()

/**
 * Returns a map with some values replaced; undefined removes a key. The given map stays as it is. The result reads through to it,
 * because a copy of a large map costs more than all else in a small step. Iteration does copy.
 */
export function patchedMap<Value>(
  map: ReadonlyMap<string, Value>,
  patch: Values<Value>,
): ReadonlyMap<string, Value> {
  const [base, before] = (layers.get(map) ?? [map, new Map()]) as [typeof map, Values<Value>]
  const changes = new Map([...before, ...patch])
  const copy = () => {
    const whole = new Map(base)
    for (const [key, value] of changes) {
      if (value === undefined) whole.delete(key)
      else whole.set(key, value)
    }
    return whole
  }
  if (changes.size > MAX_CHANGES) return copy()
  const get = (key: string) => (changes.has(key) ? changes.get(key) : base.get(key))
  const patched: ReadonlyMap<string, Value> = {
    get,
    has: (key) => get(key) !== undefined,
    get size() {
      return copy().size
    },
    forEach: (act) => copy().forEach(act),
    keys: () => copy().keys(),
    values: () => copy().values(),
    entries: () => copy().entries(),
    [Symbol.iterator]: () => copy().entries(),
  }
  layers.set(patched, [base, changes])
  return patched
}
