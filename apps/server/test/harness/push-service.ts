import { createECDH, createPublicKey, randomBytes, verify } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import ece from 'http_ece'

const file = (name: string) => path.join(import.meta.dirname, `push-service.${name}.pem`)

/** The certificate of the service. A process trusts it by `NODE_EXTRA_CA_CERTS`. */
export const pushCertificate = file('cert')

/** A request to the service. */
export interface Received {
  readonly path: string
  readonly method: string
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly body: Buffer
  /** When it arrived, as `Date.now()` does. */
  readonly at: number
}

/** A browser that can decrypt what it is sent. */
export interface TestBrowser {
  /** What the browser sends to the server to subscribe. */
  readonly subscription: { endpoint: string; keys: { p256dh: string; auth: string } }
  decrypt(body: Buffer): Record<string, unknown>
}

/** A push service over https on a free port of 127.0.0.1, which keeps every request. */
export async function startPushService() {
  const received: Received[] = []
  /** Statuses of the next responses, or `cut` for a lost connection; 201 when the list is empty. */
  const statuses: (number | 'cut')[] = []
  let beforeAnswer: (() => Promise<void>) | undefined
  const server = createServer({ cert: readFileSync(pushCertificate), key: readFileSync(file('key')) })
  server.on('request', async (request, response) => {
    const at = Date.now()
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const { url = '', method = '', headers } = request
    received.push({
      path: url,
      method,
      headers: headers as Record<string, string | undefined>,
      body: Buffer.concat(chunks),
      at,
    })
    const hook = beforeAnswer
    beforeAnswer = undefined
    await hook?.()
    const status = statuses.shift() ?? 201
    if (status === 'cut') response.destroy()
    else response.writeHead(status).end('ok')
  })
  server.on('tlsClientError', () => {})
  server.on('clientError', () => {})
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const origin = `https://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    origin,
    received,
    statuses,
    onceBeforeAnswer: (hook: () => Promise<void>) => void (beforeAnswer = hook),
    browser(name: string): TestBrowser {
      const keys = createECDH('prime256v1')
      const p256dh = keys.generateKeys('base64url')
      const auth = randomBytes(16).toString('base64url')
      return {
        subscription: { endpoint: `${origin}/${name}`, keys: { p256dh, auth } },
        decrypt: (body) =>
          JSON.parse(
            ece.decrypt(body, { version: 'aes128gcm', privateKey: keys, authSecret: auth }).toString(),
          ) as Record<string, unknown>,
      }
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Verifies the VAPID header of a request; returns its public key and its claims. */
export function readVapid({ headers }: Received): { key: string; claims: Record<string, unknown> } {
  const [, token = '', key = ''] =
    /^vapid t=([\w.-]+), ?k=([\w-]+)$/.exec(headers['authorization'] ?? '') ?? []
  const [head = '', body = '', signature = ''] = token.split('.')
  const point = Buffer.from(key, 'base64url')
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((part) => part.toString('base64url'))
  const publicKey = createPublicKey({
    key: { kty: 'EC', crv: 'P-256', x: x ?? '', y: y ?? '' },
    format: 'jwk',
  })
  const text = Buffer.from(`${head}.${body}`)
  const isSigned = verify(
    'sha256',
    text,
    { key: publicKey, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  )
  if (!isSigned) throw new Error('the VAPID token is not signed by its key')
  return { key, claims: JSON.parse(Buffer.from(body, 'base64url').toString()) as Record<string, unknown> }
}
