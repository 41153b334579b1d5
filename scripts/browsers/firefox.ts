import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { eventually, freePort, keyActions, launch, type Driver } from './driver.ts'

/** Firefox over WebDriver BiDi, which it supports by itself, without a window. */
export async function openFirefox(): Promise<Driver> {
  const profile = await mkdtemp(path.join(tmpdir(), 'taskwire-firefox-'))
  const port = await freePort()
  const firefox = await launch('firefox-esr', [
    '--headless',
    `--remote-debugging-port=${port}`,
    '--profile',
    profile,
  ])
  const socket = await eventually(() => connected(`ws://127.0.0.1:${port}/session`))
  const answers = new Map<number, PromiseWithResolvers<object>>()
  socket.addEventListener('message', ({ data }) => {
    const { id, result, message } = JSON.parse(String(data)) as {
      id?: number
      result?: object
      message?: string
    }
    const waiting = answers.get(id ?? 0)
    if (result === undefined) waiting?.reject(new Error(message))
    else waiting?.resolve(result)
  })
  let last = 0
  const send = async (method: string, params: object): Promise<object> => {
    const answer = Promise.withResolvers<object>()
    answers.set((last += 1), answer)
    socket.send(JSON.stringify({ id: last, method, params }))
    return answer.promise
  }
  await send('session.new', { capabilities: {} })
  const { contexts } = (await send('browsingContext.getTree', {})) as { contexts: { context: string }[] }
  const context = contexts[0]?.context ?? ''
  return {
    navigate: async (url) =>
      void (await send('browsingContext.navigate', { context, url, wait: 'complete' })),
    async evaluate(expression) {
      const { result, exceptionDetails } = (await send('script.evaluate', {
        expression: `JSON.stringify(${expression})`,
        target: { context },
        awaitPromise: true,
      })) as { result?: { value?: string }; exceptionDetails?: { text: string } }
      if (exceptionDetails !== undefined) throw new Error(exceptionDetails.text)
      return result?.value === undefined ? undefined : (JSON.parse(result.value) as unknown)
    },
    press: async (keys) => void (await send('input.performActions', { context, actions: keyActions(keys) })),
    async [Symbol.asyncDispose]() {
      socket.close()
      firefox.kill()
      await rm(profile, { recursive: true, force: true, maxRetries: 10 }).catch(() => {})
    },
  }
}

async function connected(url: string): Promise<WebSocket> {
  const socket = new WebSocket(url)
  return new Promise((resolve, reject) => {
    socket.addEventListener('open', () => resolve(socket), { once: true })
    socket.addEventListener('error', () => reject(new Error(`${url} does not answer`)), { once: true })
  })
}
