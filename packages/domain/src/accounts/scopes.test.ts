import { expect, test } from 'vitest'
import { effectiveScopes, isAllowed, refusalOf, scopes, type Access, type Scope } from './scopes.ts'

const accesses: (Access | undefined)[] = [...scopes, 'session', 'admin', undefined]
const allowed = (given: Scope[] | null, role: 'user' | 'admin' = 'user') =>
  accesses.filter((access) =>
    isAllowed({ scopes: given === null ? null : effectiveScopes(given), role }, access),
  )

test('write implies read and add, the others imply nothing', () => {
  expect(allowed(['tasks:read'])).toEqual(['tasks:read'])
  expect(allowed(['tasks:add'])).toEqual(['tasks:add'])
  expect(allowed(['tasks:write'])).toEqual(['tasks:read', 'tasks:write', 'tasks:add'])
  expect(allowed(['tasks:add', 'tasks:read'])).toEqual(['tasks:read', 'tasks:add'])
})

test('a session may do everything but what is for admins', () => {
  expect(allowed(null)).toEqual([...scopes, 'session', undefined])
  expect(allowed(null, 'admin')).toEqual(accesses)
})

test('what declares nothing is closed to tokens, and no token is an admin', () => {
  expect(allowed([...scopes], 'admin')).toEqual([...scopes])
  expect(allowed([], 'admin')).toEqual([])
})

test('a refusal names the scope that is missing', () => {
  for (const scope of scopes) expect(refusalOf(scope)).toContain(scope)
  expect(refusalOf()).toBe(refusalOf('session'))
})
