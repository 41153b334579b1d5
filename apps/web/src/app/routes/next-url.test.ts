import { isRedirect } from '@tanstack/react-router'
import { expect, test } from 'vitest'
import { nextUrlOf, parseNextSearch, redirectToNext } from './next-url.ts'

const forged = [
  'https://example.com/',
  '//example.com',
  '/\\example.com',
  '/%09/example.com',
  'javascript:alert(1)',
  '/signin?next=/sync',
  '/confirm-email#token=stolen',
  '/../api/tasks',
  '%00',
]

/** The path that the redirect after a sign-in leads to. */
function targetOf(next: string): unknown {
  try {
    redirectToNext({ next })
  } catch (thrown) {
    if (isRedirect(thrown)) return thrown.options.to
    throw thrown
  }
  return undefined
}

test.each(forged)('a forged return address opens the tasks: %s', (next) => {
  expect(parseNextSearch({ next })).toEqual({})
  expect(targetOf(next)).toBe('/')
})

test('a screen of the app is a return address, with its search and hash', () => {
  const next = nextUrlOf({ pathname: '/settings/keyboard', searchStr: '?view=all', hash: 'top' })
  expect(next).toBe('/settings/keyboard?view=all#top')
  expect(parseNextSearch({ next })).toEqual({ next })
  expect(targetOf(next ?? '')).toBe('/settings/keyboard')
  expect(nextUrlOf({ pathname: '/', searchStr: '', hash: '' })).toBeUndefined()
})
