import { afterEach, describe, expect, test, vi } from 'vitest'
import { localSession, memorySession } from './session-store.ts'

afterEach(() => vi.unstubAllGlobals())

test('memory stores one session until null is written', () => {
  const tokens = memorySession('first')
  expect(tokens.read()).toBe('first')
  tokens.write('second')
  expect(tokens.read()).toBe('second')
  tokens.write(null)
  expect(tokens.read()).toBeNull()
})

describe('localSession', () => {
  test('stores under its key, shared by every store of that key', () => {
    const { items } = stubStorage()
    localSession('a').write('token')
    expect(items).toEqual(new Map([['a', 'token']]))
    expect(localSession('a').read()).toBe('token')
    expect(localSession('b').read()).toBeNull()
    localSession('a').write(null)
    expect(items.size).toBe(0)
  })

  test('keeps the session for the life of the page when storage is full', () => {
    stubStorage({
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError')
      },
    })
    const tokens = localSession()
    tokens.write('token')
    expect(tokens.read()).toBe('token')
    tokens.write(null)
    expect(tokens.read()).toBeNull()
  })

  test('a full storage does not restore the previous session', () => {
    const { items } = stubStorage({
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError')
      },
    })
    items.set('a', 'old')
    const tokens = localSession('a')
    tokens.write('new')
    expect(tokens.read()).toBe('new')
  })

  test('works when storage is blocked', () => {
    vi.stubGlobal('localStorage', undefined)
    const tokens = localSession()
    expect(tokens.read()).toBeNull()
    tokens.write('token')
    expect(tokens.read()).toBe('token')
  })

  test('reports changes of its key and a cleared storage by other tabs, until unsubscribed', () => {
    const page = new EventTarget()
    vi.stubGlobal('addEventListener', page.addEventListener.bind(page))
    vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page))
    const told = vi.fn<() => void>()
    const leave = localSession('a').watch?.(told)
    for (const key of ['a', 'b', null]) page.dispatchEvent(Object.assign(new Event('storage'), { key }))
    expect(told).toHaveBeenCalledTimes(2)
    leave?.()
    page.dispatchEvent(Object.assign(new Event('storage'), { key: 'a' }))
    expect(told).toHaveBeenCalledTimes(2)
  })
})

function stubStorage(overrides: Partial<Storage> = {}) {
  const items = new Map<string, string>()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
    ...overrides,
  })
  return { items }
}
