import { readdirSync } from 'node:fs'
import { eventually, freePort, keyActions, launch, type Driver } from './driver.ts'

const libraries = '/usr/lib/x86_64-linux-gnu'

/** WebKitGTK's own small browser over WebDriver, on a display of its own. */
export async function openWebKit(): Promise<Driver> {
  const folder = readdirSync(libraries).find((name) => name.startsWith('webkit2gtk-'))
  const display = `:${100 + (process.pid % 400)}`
  const screen = await launch('Xvfb', [display, '-screen', '0', '1280x900x24'])
  const port = await freePort()
  const service = await launch('WebKitWebDriver', [`--port=${port}`], {
    DISPLAY: display,
    WEBKIT_DISABLE_COMPOSITING_MODE: '1',
  })
  const send = async (method: string, path: string, body?: object): Promise<unknown> => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const { value } = (await response.json()) as { value: unknown }
    if (!response.ok) throw new Error(JSON.stringify(value))
    return value
  }
  const capabilities = {
    alwaysMatch: {
      'webkitgtk:browserOptions': {
        binary: `${libraries}/${folder}/MiniBrowser`,
        args: ['--automation'],
      },
    },
  }
  const { sessionId } = (await eventually(() => send('POST', '/session', { capabilities }))) as {
    sessionId: string
  }
  const at = `/session/${sessionId}`
  return {
    navigate: async (url) => void (await send('POST', `${at}/url`, { url })),
    evaluate: (expression) =>
      send('POST', `${at}/execute/sync`, { script: `return ${expression}`, args: [] }),
    press: async (keys) => void (await send('POST', `${at}/actions`, { actions: keyActions(keys) })),
    async [Symbol.asyncDispose]() {
      await send('DELETE', at).catch(() => {})
      service.kill()
      screen.kill()
    },
  }
}
