import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import { DomainError } from '@taskwire/domain'
import { fallbackErrorFormat } from '@taskwire/contracts'
import type { ConnectionError } from 'fastify'

const refusals: Partial<Record<string, readonly [status: number, message: string]>> = {
  HPE_HEADER_OVERFLOW: [431, 'The headers of the request are too large'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'The request took too long to arrive'],
}

/** Responds to invalid HTTP, for which there is no request, in the fallback error format of all contracts. */
export function handleClientError(error: ConnectionError, socket: Socket): void {
  if (!socket.writable || error.code === 'ECONNRESET') return void socket.destroy()
  const [status, message] = refusals[error.code] ?? [400, 'The request is not valid HTTP']
  const failure = new DomainError('MALFORMED_REQUEST', { message })
  const body = JSON.stringify(fallbackErrorFormat.body(message, failure, ''))
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Cache-Control: no-store',
    'X-Content-Type-Options: nosniff',
    'Connection: close',
  ]
  // The bytes received so far. Fastify's type describes the JSON form of this buffer.
  const received = error.rawPacket as unknown as Buffer | undefined
  const isHead = received?.toString('latin1', 0, 5) === 'HEAD '
  socket.end(`${head.join('\r\n')}\r\n\r\n${isHead ? '' : body}`)
}
