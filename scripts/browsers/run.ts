// Signs in, reloads, adds and completes a task in the browsers whose engines the other tests don't have. Needs Debian's
// packages webkit2gtk-driver, xvfb and firefox-esr, and a built web app: `pnpm test:browsers [webkit] [firefox]`.
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { eventually, type Driver } from './driver.ts'
import { openFirefox } from './firefox.ts'
import { openWebKit } from './webkit.ts'

const browsers: Record<string, () => Promise<Driver>> = { webkit: openWebKit, firefox: openFirefox }
const ENTER = '\uE007'
const signedIn = `document.querySelector('[aria-label="New task"]')`
const person = { email: 'ada@taskwire.example', password: 'a quiet green harbour' }

const folder = await mkdtemp(path.join(tmpdir(), 'taskwire-browsers-'))
const server = spawn(process.execPath, [path.resolve(import.meta.dirname, '../../apps/server/src/main.ts')], {
  env: { ...process.env, DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'error', LOG_FORMAT: 'json' },
  stdio: ['ignore', 'pipe', 'inherit'],
})
try {
  const origin = await originOf()
  await fetch(`${origin}/api/auth/register`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(person),
  })
  const asked = process.argv.slice(2)
  for (const name of asked.length === 0 ? Object.keys(browsers) : asked) {
    const open = browsers[name]
    if (open === undefined) throw new Error(`${name} is not one of ${Object.keys(browsers).join(', ')}`)
    await using browser = await open()
    await walk(browser, origin, `A task in ${name}`)
    process.stdout.write(`${name}: passed\n`)
  }
} finally {
  server.kill('SIGTERM')
  await new Promise((resolve) => server.once('exit', resolve))
  await rm(folder, { recursive: true, force: true })
}

async function originOf(): Promise<string> {
  let out = ''
  for await (const chunk of server.stdout) {
    out += String(chunk)
    const origin = /app (http:\S+)\/app/.exec(out)?.[1]
    if (origin !== undefined) return origin
  }
  throw new Error('The server did not start.')
}

/** One user flow, in steps that name what is missing when they fail. */
async function walk(browser: Driver, origin: string, title: string): Promise<void> {
  const quoted = JSON.stringify(title)
  await browser.navigate(`${origin}/app/signin`)
  await type('input[type=email]', person.email)
  await type('input[type=password]', person.password)
  await browser.press([ENTER])
  await shown('the list after signing in', signedIn)
  // The cookie alone restores the session.
  await browser.navigate(`${origin}/app/`)
  await shown('the list after a reload', signedIn)
  await type('[aria-label="New task"]', title)
  await browser.press([ENTER])
  await shown('the new task', rowWith(quoted))
  await browser.evaluate(`${rowWith(quoted)}.querySelector('[role=checkbox], input[type=checkbox]').click()`)
  await eventually(async () => expectStatus('completed'))
  await browser.navigate(`${origin}/app/?view=completed`)
  await shown('the completed task after a reload', rowWith(quoted))

  async function type(selector: string, text: string): Promise<void> {
    await shown(selector, `document.querySelector('${selector}')`)
    await browser.evaluate(`document.querySelector('${selector}').focus()`)
    await browser.press([...text])
  }

  async function shown(what: string, expression: string): Promise<void> {
    await eventually(async () => {
      if ((await browser.evaluate(`Boolean(${expression})`)) !== true)
        throw new Error(`${what} is missing: ${String(await browser.evaluate('document.body.innerText'))}`)
    })
  }

  async function expectStatus(status: string): Promise<void> {
    const signIn = await fetch(`${origin}/api/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(person),
    })
    const { access_token } = (await signIn.json()) as { access_token: string }
    const tasks = await fetch(`${origin}/api/tasks`, { headers: { authorization: `Bearer ${access_token}` } })
    const list = (await tasks.json()) as { title: string; status: string }[]
    if (!list.some((task) => task.title === title && task.status === status))
      throw new Error(`${title} is not ${status}: ${JSON.stringify(list)}`)
  }
}

function rowWith(quoted: string): string {
  return `[...document.querySelectorAll('[data-task]')].find((row) => row.innerText.includes(${quoted}))`
}
