import { readFile } from 'node:fs/promises'
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'

export interface Front extends AsyncDisposable {
  readonly origin: string
  /** Serves the files of another build from now on. */
  readonly deploy: (folder: string) => void
  /** Stops responding, also to workers, which the browser's offline switch doesn't do. */
  readonly cut: () => Promise<void>
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
}

/** A proxy before the server, so that a test can replace the build and cut the network. */
export async function startFront(upstream: string): Promise<Front> {
  let build: string | undefined
  const front = createServer((incoming, answer) => {
    void (async () => {
      const { pathname } = new URL(incoming.url ?? '', upstream)
      if (build === undefined || !pathname.startsWith('/app/')) return pass(upstream, incoming, answer)
      const name = pathname === '/app/' ? 'index.html' : pathname.slice('/app/'.length)
      const content = await readFile(path.join(build, name)).catch(() => undefined)
      const type = types[path.extname(name)] ?? 'text/plain'
      answer.writeHead(content ? 200 : 404, { 'content-type': type, 'cache-control': 'no-cache' })
      return answer.end(content)
    })()
  })
  await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve))
  const cut = async () => {
    const closed = new Promise((resolve) => front.close(resolve))
    front.closeAllConnections()
    await closed
  }
  return {
    origin: `http://localhost:${(front.address() as AddressInfo).port}`,
    deploy: (folder) => {
      build = folder
    },
    cut,
    [Symbol.asyncDispose]: cut,
  }
}

function pass(upstream: string, incoming: IncomingMessage, answer: ServerResponse): void {
  const { method, headers, url } = incoming
  const outgoing = request(new URL(url ?? '', upstream), { method: method ?? 'GET', headers }, (response) => {
    answer.writeHead(response.statusCode ?? 502, response.headers)
    response.pipe(answer)
  })
  outgoing.on('error', () => answer.destroy())
  answer.on('close', () => outgoing.destroy())
  incoming.pipe(outgoing)
}
