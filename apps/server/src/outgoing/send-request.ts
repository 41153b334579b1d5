import { request as requestPlain, type Agent, type IncomingHttpHeaders } from 'node:http'
import { request } from 'node:https'

export interface OutgoingRequest {
  readonly method: string
  readonly headers: Readonly<Record<string, string | number>>
  readonly body: string | Buffer
  readonly agent: Agent
  /** Milliseconds for the whole response. */
  readonly patience: number
  /** Bytes of the response that are read at most, so that the connection can be used again. */
  readonly longest: number
  readonly signal?: AbortSignal | undefined
}

/**
 * Sends a request and returns the status and the headers of the response. Follows no redirect. Rejects without a response in time;
 * the body of the response is read in the background up to its limit and dropped.
 */
export function sendRequest(
  url: string,
  { method, headers, body, agent, patience, longest, signal: outer }: OutgoingRequest,
): Promise<{ status: number; headers: IncomingHttpHeaders }> {
  const timeout = AbortSignal.timeout(patience)
  const signal = outer === undefined ? timeout : AbortSignal.any([timeout, outer])
  const send = url.startsWith('https:') ? request : requestPlain
  return new Promise((resolve, reject) => {
    const outgoing = send(url, { method, headers: { ...headers }, agent, signal }, (response) => {
      resolve({ status: response.statusCode ?? 0, headers: response.headers })
      let length = 0
      response.on('error', () => {})
      response.on('data', (chunk: Buffer) => {
        length += chunk.length
        if (length > longest) response.destroy()
      })
    })
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}
