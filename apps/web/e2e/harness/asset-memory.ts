import { request, type Agent, type IncomingHttpHeaders, type IncomingMessage } from 'node:http'
import { buffer } from 'node:stream/consumers'

interface StoredResponse {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

const ASSETS = '/app/assets/'

/** The server's responses by address and accepted encodings, kept for all tests of a worker. */
const stored = new Map<string, Promise<StoredResponse>>()

/**
 * Returns the server's response for a file whose name contains its hash, or undefined for any other request. A page loads sixty such
 * files, and each test has an empty cache: the server sends each file once to a worker of the tests.
 */
export function assetResponse(
  upstream: string,
  { method, url = '', headers }: IncomingMessage,
  agent: Agent,
): Promise<StoredResponse> | undefined {
  if (method !== 'GET' || !url.startsWith(ASSETS)) return undefined
  const address = new URL(url, upstream)
  const encoding = headers['accept-encoding'] ?? ''
  const key = `${address} ${encoding}`
  const earlier = stored.get(key)
  if (earlier !== undefined) return earlier
  const response = load(address, encoding, agent)
  stored.set(key, response)
  const forget = () => stored.delete(key)
  response.then(({ status }) => status === 200 || forget(), forget)
  return response
}

async function load(address: URL, encoding: string, agent: Agent): Promise<StoredResponse> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>()
  request(address, { headers: { 'accept-encoding': encoding }, agent }, resolve)
    .on('error', reject)
    .end()
  const response = await promise
  return { status: response.statusCode ?? 502, headers: response.headers, body: await buffer(response) }
}
