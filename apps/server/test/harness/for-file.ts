import { afterAll } from 'vitest'

/** Disposes a resource after the tests of the calling file, which share it. */
export function forFile<Resource extends AsyncDisposable>(resource: Resource): Resource {
  afterAll(() => resource[Symbol.asyncDispose]())
  return resource
}
