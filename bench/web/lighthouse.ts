import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { chromium } from '@playwright/test'
import lighthouse, { desktopConfig } from 'lighthouse'
import { browserLaunch } from '../../test/browser/chromium.ts'
import { signIn, type Account, type Server } from './server.ts'
import type { Figure } from './report.ts'

const bars = { performance: 95, accessibility: 100, 'best-practices': 100 } as const

interface Place extends Pick<Server, 'origin'> {
  /** An account with a typical number of tasks. */
  readonly account: Account
}

/** Runs Lighthouse on a first visit, on a slow phone and on a desktop: the sign-in page, and the list. */
export async function* measureLighthouse({ origin, account }: Place): AsyncGenerator<Figure> {
  for (const device of ['phone', 'desktop'] as const) {
    yield* scoresOf(`sign-in page, ${device}`, `${origin}/app/signin`, device, undefined)
    yield* scoresOf(`list, ${device}`, `${origin}/app/?view=all`, device, account)
  }
}

async function* scoresOf(
  what: string,
  url: string,
  device: 'phone' | 'desktop',
  account: Account | undefined,
): AsyncGenerator<Figure> {
  const profile = await mkdtemp(path.join(tmpdir(), 'taskwire-lighthouse-'))
  const launch = browserLaunch()
  const context = await chromium.launchPersistentContext(profile, {
    ...launch,
    args: [...launch.args, '--remote-debugging-port=0'],
  })
  try {
    if (account !== undefined) {
      const page = await context.newPage()
      await signIn(page, new URL(url), account)
      await page.close()
    }
    const [port] = (await readFile(path.join(profile, 'DevToolsActivePort'), 'utf8')).split('\n')
    const flags = {
      port: Number(port),
      onlyCategories: Object.keys(bars),
      disableStorageReset: true, // it would sign out; the profile is new anyway
      logLevel: 'error' as const,
    }
    const result = await lighthouse(url, flags, device === 'desktop' ? desktopConfig : undefined)
    if (result === undefined) throw new Error(`Lighthouse has no result for ${url}`)
    for (const [name, atLeast] of Object.entries(bars)) {
      const category = result.lhr.categories[name]
      const value = Math.round((category?.score ?? Number.NaN) * 100)
      yield { what: `${what}: ${name}`, value, unit: 'points', bar: { atLeast } }
      if (value < atLeast) console.log(`${what}, ${name}: ${lostOn(result.lhr, name).join(' · ')}`)
    }
  } finally {
    await context.close()
    await rm(profile, { recursive: true, force: true })
  }
}

type Report = NonNullable<Awaited<ReturnType<typeof lighthouse>>>['lhr']

/** The audits that cost points. */
function lostOn({ categories, audits }: Report, category: string): string[] {
  return (categories[category]?.auditRefs ?? [])
    .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 1)
    .map(({ id }) => `${id} ${audits[id]?.displayValue ?? ''}`.trim())
}
