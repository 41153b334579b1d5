import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { Redis } from 'ioredis'
import { tempDir } from './temp-dir.ts'

const PASSWORD = 'only for tests'

/** A Redis of its own, with a password. */
export interface TestRedis extends AsyncDisposable {
  readonly url: string
  readonly port: number
  /** Runs a command and returns its reply. */
  run(command: string, ...args: string[]): Promise<unknown>
  /** Kills the server. */
  kill(): Promise<void>
  /** Starts the server again at the same port. */
  restart(): Promise<void>
}

/** Starts the `redis-server` or `valkey-server` of this machine at a free port, with its files in a temporary folder. */
export async function startRedis(): Promise<TestRedis> {
  const place = await tempDir()
  const port = await freePort()
  const url = `redis://:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}`
  const start = async () => {
    const args = ['--port', String(port), '--bind', '127.0.0.1', '--dir', place.dir, '--save', '']
    const child = spawn(process.env['REDIS_SERVER'] ?? 'redis-server', [...args, '--requirepass', PASSWORD])
    const ended = once(child, 'exit')
    // Without the server this rejects, and names the program.
    await once(child, 'spawn')
    for await (const chunk of child.stdout) if (String(chunk).includes('Ready to accept connections')) break
    child.stdout.resume()
    return { child, ended }
  }
  const stop = async () => {
    running.child.kill('SIGKILL')
    await running.ended
  }
  let running = await start()
  return {
    url,
    port,
    async run(command, ...args) {
      const client = new Redis(url)
      try {
        return await client.call(command, ...args)
      } finally {
        client.disconnect()
      }
    },
    kill: stop,
    restart: async () => void (running = await start()),
    async [Symbol.asyncDispose]() {
      await stop()
      await place[Symbol.asyncDispose]()
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
