import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createRequire } from 'node:module'
import path from 'node:path'
import { expect, test } from 'vitest'

const web = path.resolve(import.meta.dirname, '../apps/web')

test('the development web app calls the server at the port of PORT', async () => {
  await using server = createServer((request, response) => response.end(`the server got ${request.url}`))
  await once(server.listen(0), 'listening')
  const { port } = server.address() as AddressInfo
  const vite = path.join(path.dirname(createRequire(`${web}/`).resolve('vite/package.json')), 'bin/vite.js')
  const tool = spawn(process.execPath, [vite, '--port', '0'], {
    cwd: web,
    env: { PATH: process.env['PATH'], NO_COLOR: '1', PORT: String(port) },
  })
  const ended = once(tool, 'exit')
  try {
    const origin = await originOf(tool.stdout)
    const answer = await fetch(`${origin}/trpc/tasks.list`)
    expect(await answer.text()).toBe('the server got /trpc/tasks.list')
  } finally {
    tool.kill()
    await ended
  }
})

async function originOf(output: AsyncIterable<unknown>): Promise<string> {
  let text = ''
  for await (const chunk of output) {
    text += String(chunk)
    const origin = /Local:\s+(http:\/\/localhost:\d+)/.exec(text)?.[1]
    if (origin !== undefined) return origin
  }
  throw new Error(text)
}
