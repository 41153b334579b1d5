import { readFile } from 'node:fs/promises'
import { Agent, createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import path from 'node:path'
import type { Duplex } from 'node:stream'
import { createApiGate } from './api-gate.ts'
import { assetResponse } from './asset-memory.ts'

export interface Front extends AsyncDisposable {
  readonly origin: string
  /** Serves a file of the test at a path. */
  readonly serve: (pathname: string, type: string, content: string) => void
  /** Serves the files of another build from now on. */
  readonly deploy: (folder: string) => void
  /** Ends the streams and refuses calls of the API. Returns once the server has completed all earlier writes. */
  readonly refuseCalls: () => Promise<void>
  readonly allowCalls: () => void
  /** Stops responding, also to workers, which the browser's offline switch doesn't do. */
  readonly cut: () => Promise<void>
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
}

/**
 * A proxy between the browser of a test and the server, so that the test can replace the build and cut the network. Unlike
 * Playwright's routes, it sees the requests of workers and of documents that begin or end.
 */
export async function startFront(upstream: string): Promise<Front> {
  const agent = new Agent({ keepAlive: true })
  const gate = createApiGate()
  const files = new Map<string, { readonly type: string; readonly content: string }>()
  let build: string | undefined

  const respond = async (incoming: IncomingMessage, answer: ServerResponse) => {
    const { pathname } = new URL(incoming.url ?? '', upstream)
    const file = files.get(pathname)
    if (file !== undefined) return answer.writeHead(200, { 'content-type': file.type }).end(file.content)
    if (build === undefined || !pathname.startsWith('/app/')) {
      const asset = await assetResponse(upstream, incoming, agent)?.catch(() => undefined)
      if (asset !== undefined) return answer.writeHead(asset.status, asset.headers).end(asset.body)
      return pass(incoming, answer, pathname.startsWith('/trpc/'))
    }
    const name = pathname === '/app/' ? 'index.html' : pathname.slice('/app/'.length)
    const content = await readFile(path.join(build, name)).catch(() => undefined)
    const type = types[path.extname(name)] ?? 'text/plain'
    answer.writeHead(content ? 200 : 404, { 'content-type': type, 'cache-control': 'no-cache' })
    return answer.end(content)
  }

  const pass = (incoming: IncomingMessage, answer: ServerResponse, isCall: boolean) => {
    if (isCall && gate.isShut()) return incoming.destroy()
    const { method = 'GET', headers, url = '' } = incoming
    const outgoing = request(new URL(url, upstream), { method, headers, agent }, (response) => {
      // The page has gone. The response of a write still ends the write.
      if (answer.destroyed) return response.resume()
      answer.writeHead(response.statusCode ?? 502, response.headers).flushHeaders()
      response.on('error', () => answer.destroy())
      answer.on('close', () => response.resume())
      return response.pipe(answer)
    })
    outgoing.on('error', () => answer.destroy())
    const isWrite = isCall && method === 'POST'
    if (isWrite) gate.addWrite(outgoing)
    else answer.on('close', () => outgoing.destroy())
    if (isCall && !isWrite) gate.addRead(outgoing)
    incoming.on('close', () => incoming.complete || outgoing.destroy()).pipe(outgoing)
  }

  const passSocket = ({ method, url, rawHeaders }: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (gate.isShut()) return socket.destroy()
    const { hostname, port } = new URL(upstream)
    const outgoing = connect(Number(port), hostname)
    gate.addRead(outgoing)
    const headers = rawHeaders.map((text, index) => (index % 2 === 0 ? `${text}: ` : `${text}\r\n`))
    outgoing.write(`${method} ${url} HTTP/1.1\r\n${headers.join('')}\r\n`)
    outgoing.write(head)
    const bind = (from: Duplex, to: Duplex) =>
      from
        .on('error', () => to.destroy())
        .on('close', () => to.destroy())
        .pipe(to)
    bind(socket, outgoing)
    bind(outgoing, socket)
  }

  const server = createServer((incoming, answer) => void respond(incoming, answer))
  server.on('upgrade', passSocket)
  // A browser reuses connections. One that the server closes just before would fail the request.
  server.keepAliveTimeout = 0
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const cut = async () => {
    const closed = new Promise((resolve) => server.close(resolve))
    gate.endReads()
    server.closeAllConnections()
    await closed
    agent.destroy()
  }
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    serve: (pathname, type, content) => void files.set(pathname, { type, content }),
    deploy: (folder) => {
      build = folder
    },
    refuseCalls: gate.shut,
    allowCalls: gate.open,
    cut,
    [Symbol.asyncDispose]: cut,
  }
}
