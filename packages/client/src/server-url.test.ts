import { expect, test } from 'vitest'
import { endpointOf } from './server-url.ts'

test.for([
  ['http://localhost:3000', 'http://localhost:3000/trpc'],
  ['http://localhost:3000/', 'http://localhost:3000/trpc'],
  ['HTTPS://Tasks.Example.com:443', 'https://tasks.example.com/trpc'],
  ['https://example.com/tasks//', 'https://example.com/tasks/trpc'],
  ['https://example.com/?a=1#b', 'https://example.com/trpc'],
])('the endpoint of %s is %s', ([url, endpoint]) => {
  expect(endpointOf(url!)).toBe(endpoint)
})

test.for(['', 'localhost:3000', '/api', 'ws://localhost:3000', 'not a url'])('refuses %j', (url) => {
  expect(() => endpointOf(url)).toThrow(TypeError)
})
