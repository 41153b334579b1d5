import { expect, test } from 'vitest'
import { effectiveScopes, isAllowed, accessDeniedMessage, scopes, type Access, type Scope } from './scopes.ts'

const accesses: (Access | undefined)[] = [...scopes, 'session', 'admin', undefined]
const allowed = (given: Scope[] | null, role: 'user' | 'admin' = 'user') =>
  accesses.filter((access) =>
    isAllowed({ scopes: given === null ? null : effectiveScopes(given), role }, access),
  )

test('the write scope includes read and add, the others include nothing', () => {
  expect(allowed(['tasks:read'])).toEqual(['tasks:read'])
  expect(allowed(['tasks:add'])).toEqual(['tasks:add'])
  expect(allowed(['tasks:write'])).toEqual(['tasks:read', 'tasks:write', 'tasks:add'])
  expect(allowed(['tasks:add', 'tasks:read'])).toEqual(['tasks:read', 'tasks:add'])
})

test('a session has all access except admin', () => {
  expect(allowed(null)).toEqual([...scopes, 'session', undefined])
  expect(allowed(null, 'admin')).toEqual(accesses)
})

test('tokens have no access to procedures without a declaration or for admins', () => {
  expect(allowed([...scopes], 'admin')).toEqual([...scopes])
  expect(allowed([], 'admin')).toEqual([])
})

test('the message names the missing scope', () => {
  for (const scope of scopes) expect(accessDeniedMessage(scope)).toContain(scope)
  expect(accessDeniedMessage()).toBe(accessDeniedMessage('session'))
})
