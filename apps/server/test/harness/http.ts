import { Agent, request, type IncomingHttpHeaders } from 'node:http'

export interface Request {
  readonly token?: string | undefined
  /** A string is sent unchanged, any other value as JSON. */
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

export interface HttpResponse<Body = unknown> {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  /** As received; empty without a body. */
  readonly text: string
  /** `text` parsed as JSON, undefined when the response isn't JSON. */
  readonly body: Body
}

export interface Connection extends Disposable {
  send<Body = unknown>(method: string, target: string, request?: Request): Promise<HttpResponse<Body>>
}

/**
 * Real HTTP over a real socket. Unlike fetch it sends a target unchanged, escapes included, and allows every method.
 */
export function connect(port: number): Connection {
  const agent = new Agent({ keepAlive: true })
  return {
    send: <Body>(method: string, target: string, { token, body, headers = {} }: Request = {}) => {
      const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body)
      const payload = text === undefined ? undefined : Buffer.from(text)
      return new Promise<HttpResponse<Body>>((resolve, reject) => {
        const outgoing = request(
          {
            host: '127.0.0.1',
            port,
            method,
            path: target,
            agent,
            headers: {
              ...(token !== undefined && { authorization: `Bearer ${token}` }),
              ...(payload !== undefined && {
                'content-type': 'application/json',
                'content-length': payload.length,
              }),
              ...headers,
            },
          },
          (incoming) => {
            const chunks: Buffer[] = []
            incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
            incoming.on('error', reject)
            incoming.on('end', () => {
              const received = Buffer.concat(chunks).toString()
              resolve({
                status: incoming.statusCode ?? 0,
                headers: incoming.headers,
                text: received,
                body: parse(received, incoming.headers) as Body,
              })
            })
          },
        )
        outgoing.on('error', reject)
        outgoing.end(payload)
      })
    },
    [Symbol.dispose]: () => agent.destroy(),
  }
}

function parse(text: string, { 'content-type': type }: IncomingHttpHeaders): unknown {
  return text !== '' && /^application\/json(;|$)/.test(type ?? '') ? JSON.parse(text) : undefined
}
