import type { Plugin } from 'vite'

const COPY = '?stream'
const USER = /[\\/]sync[\\/]sse-link\.ts$/
/** One class for both copies, because `instanceof` recognizes its errors. */
const SHARED = /TRPCClientError-/

/**
 * Gives the stream of events its own copy of tRPC. tRPC has the links of streams and of calls in one file, and a file belongs to one
 * chunk: without the copy the entry contains the code of streams, which the first view doesn't need.
 */
export const streamCopy: Plugin = {
  name: 'stream-copy',
  apply: 'build',
  enforce: 'pre',
  async resolveId(source, importer = '', options) {
    if (SHARED.test(source) || !(importer.endsWith(COPY) || USER.test(importer))) return null
    const resolved = await this.resolve(source, importer.replace(COPY, ''), { ...options, skipSelf: true })
    return resolved?.id.includes('@trpc') === true ? { ...resolved, id: resolved.id + COPY } : resolved
  },
}
