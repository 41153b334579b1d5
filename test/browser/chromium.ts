import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { unpackChromium } from './unpack-chromium.ts'

const rootModules = fileURLToPath(new URL('../../node_modules/', import.meta.url))
const chromiumPackage = join(rootModules, '@sparticuz/chromium')

const libraryFolders = [
  '/lib/x86_64-linux-gnu',
  '/usr/lib/x86_64-linux-gnu',
  '/lib64',
  '/usr/lib64',
  '/usr/lib',
]
const fontFolders = ['/usr/share/fonts', '/usr/local/share/fonts']

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** How to start the browser of the tests: fits Playwright's `launchOptions`. */
export interface BrowserLaunch {
  args: string[]
  executablePath?: string
  env?: Record<string, string>
}

/**
 * Chooses the browser: `$CHROMIUM_PATH`, else that of the machine, else (Linux on x64) the one of `pnpm install`,
 * else Playwright's. Cheap and without side effects, because every worker and every tool that reads a test
 * configuration calls it; {@link prepareBrowser} does the work once.
 */
export function browserLaunch(): BrowserLaunch {
  const installed = installedChromium()
  if (installed) return { args: flags, executablePath: installed }
  const folder = unpackedChromium()
  if (!folder) return { args: flags }
  return { args: flags, executablePath: join(folder, 'chromium'), env: environment(folder) }
}

/** Makes sure that the chosen browser exists on disk; unpacks the one from the package when needed. */
export async function prepareBrowser(): Promise<void> {
  const folder = unpackedChromium()
  if (folder && !installedChromium()) await unpackChromium(join(chromiumPackage, 'bin'), folder)
}

function installedChromium(): string | undefined {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH
  return existsSync('/usr/bin/chromium') ? '/usr/bin/chromium' : undefined
}

/** Named after the version, so that an upgrade of the package never runs an older browser. */
function unpackedChromium(): string | undefined {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  const manifest = readFileSync(join(chromiumPackage, 'package.json'), 'utf8')
  const { version } = JSON.parse(manifest) as { version: string }
  return join(rootModules, '.cache', `chromium-${version}`)
}

function environment(folder: string): Record<string, string> {
  const env = { ...process.env } as Record<string, string>
  if (!libraryFolders.some((place) => existsSync(join(place, 'libnss3.so')))) {
    env.LD_LIBRARY_PATH = [join(folder, 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':')
  }
  const hasFonts = fontFolders.some((place) => existsSync(place) && readdirSync(place).length > 0)
  if (!hasFonts) env.FONTCONFIG_FILE = join(folder, 'fonts.conf')
  return env
}
