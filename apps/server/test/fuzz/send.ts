import { Agent, request, type IncomingHttpHeaders } from 'node:http'
import type { WireRequest } from './requests.ts'

export interface WireResponse {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
  readonly ms: number
}

interface BrokenConnection extends Error {
  wasKept?: boolean
}

/** Sends requests unchanged, over keep-alive connections. */
export function sender(port: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: 32 })
  const send = async (wire: WireRequest): Promise<WireResponse> => {
    try {
      return await transmit(wire, port, agent)
    } catch (error) {
      // A keep-alive connection that the server has just closed says nothing about this request.
      if ((error as BrokenConnection).wasKept !== true) throw error
      return transmit(wire, port, agent)
    }
  }
  return { send, [Symbol.dispose]: () => agent.destroy() }
}

function transmit(
  { method, target, headers, body, isChunked }: WireRequest,
  port: number,
  agent: Agent,
): Promise<WireResponse> {
  const framing = isChunked ? { 'transfer-encoding': 'chunked' } : { 'content-length': body?.length }
  return new Promise((resolve, reject) => {
    const began = performance.now()
    const outgoing = request({
      host: '127.0.0.1',
      port,
      method,
      path: target,
      headers: { ...headers, ...(body !== undefined && framing) },
      agent,
      timeout: 30_000,
    })
    outgoing.on('timeout', () => outgoing.destroy(new Error('no answer within 30 s')))
    outgoing.on('error', (error: BrokenConnection) => {
      error.wasKept = outgoing.reusedSocket && 'code' in error
      reject(error)
    })
    outgoing.on('response', (incoming) => {
      const chunks: Buffer[] = []
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
      incoming.on('error', reject)
      incoming.on('end', () =>
        resolve({
          status: incoming.statusCode ?? 0,
          headers: incoming.headers,
          text: Buffer.concat(chunks).toString(),
          ms: performance.now() - began,
        }),
      )
    })
    outgoing.end(body)
  })
}
