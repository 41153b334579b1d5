import { expect, test } from 'vitest'
import { hostUrls, sessionTarget } from './hosts.ts'

test('a URL of one host stays alone', () => {
  for (const url of [
    'postgres://user:pass@host:5432/name?sslmode=verify-full',
    'postgresql://host',
    'postgres://user@localhost/name?host=%2Frun%2Fpostgresql',
    'postgres://user:a%2Cb@[::1]:5432/name',
  ])
    expect(hostUrls(url)).toEqual([url])
})

test('each host gets its port, and all share user, database and parameters', () => {
  expect(
    hostUrls(
      'postgres://user:p%2C@one:5432,two,[::1]:7/name?sslmode=require&target_session_attrs=read-write',
    ),
  ).toEqual([
    'postgres://user:p%2C@one:5432/name?sslmode=require',
    'postgres://user:p%2C@two/name?sslmode=require',
    'postgres://user:p%2C@[::1]:7/name?sslmode=require',
  ])
  expect(hostUrls('postgres://one,two/name?target_session_attrs=primary&sslmode=require')[1]).toBe(
    'postgres://two/name?sslmode=require',
  )
  expect(hostUrls('postgres://one/name?target_session_attrs=primary')).toEqual(['postgres://one/name'])
})

test('reads the wanted kind of session', () => {
  expect(sessionTarget('postgres://one,two/name?target_session_attrs=primary')).toBe('primary')
  expect(sessionTarget('postgres://one/name?a=b')).toBeUndefined()
})
