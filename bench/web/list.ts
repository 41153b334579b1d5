import { setTimeout as pause } from 'node:timers/promises'
import { chromium, type Browser, type Page } from '@playwright/test'
import { browserLaunch } from '../../test/browser/chromium.ts'
import { ListPage } from './list-page.ts'
import { send, signIn, type Account, type Server } from './place.ts'
import { installProbe } from './probe.ts'
import { quantile, type Figure } from './report.ts'

const KEYS = 100
const TOGGLES = 40
const CHANGES = 40
const STARTS = 7

interface Place extends Pick<Server, 'origin'> {
  readonly account: Account
}

/** Everything that is measured on the long list, on this processor and on one that is four times slower. */
export async function* measureList(place: Place): AsyncGenerator<Figure> {
  // A frame is painted when it is ready: a figure is the work that was done, not the wait for the next tick of a screen.
  const unpaced = await chromium.launch(withFlags('--disable-frame-rate-limit', '--disable-gpu-vsync'))
  const { page, slowDown, taskTime } = await openApp(unpaced, place)
  for (const slower of [1, 4]) {
    await slowDown(slower)
    const on = slower === 1 ? '' : `, ${slower} × slower`
    const before = await taskTime()
    yield* bothOf(`key to paint${on}`, await keyReactions(page), slower === 1 ? 16 : 50)
    yield {
      what: `main thread per key${on}`,
      value: ((await taskTime()) - before) / KEYS,
      unit: 'ms',
      bar: undefined,
    }
    const untoggled = await taskTime()
    yield* bothOf(`toggle to paint${on}`, await toggleReactions(page), slower === 1 ? 32 : 60)
    yield {
      what: `main thread per toggle${on}`,
      value: ((await taskTime()) - untoggled) / TOGGLES,
      unit: 'ms',
      bar: undefined,
    }
  }
  const value = quantile(await warmStarts(page), 0.5)
  yield { what: 'warm start to list, median, 4 × slower', value, unit: 'ms', bar: { atMost: 600 } }
  await slowDown(1)
  const usable = quantile(await interactiveStarts(page), 0.5)
  yield { what: 'navigation to usable list, median', value: usable, unit: 'ms', bar: { atMost: 300 } }
  yield* bothOf('remote change seen', await remoteChanges(page, place), 300)
  await unpaced.close()

  const paced = await chromium.launch(withFlags())
  const { frames, longTasks } = await scroll((await openApp(paced, place)).page)
  yield* bothOf('scroll frame', frames, 25)
  yield { what: 'long tasks while scrolling', value: longTasks.length, unit: 'tasks', bar: { atMost: 0 } }
  await paced.close()
}

function* bothOf(what: string, times: readonly number[], atMost: number): Generator<Figure> {
  yield { what: `${what}, p50`, value: quantile(times, 0.5), unit: 'ms', bar: undefined }
  yield { what: `${what}, p95`, value: quantile(times, 0.95), unit: 'ms', bar: { atMost } }
}

function withFlags(...flags: string[]) {
  const launch = browserLaunch()
  return { ...launch, args: [...launch.args, ...flags] }
}

/** The list of a person who has used the app here before: worker and local data are there. */
async function openApp(browser: Browser, { origin, account }: Place) {
  const context = await browser.newContext({ baseURL: origin, viewport: { width: 1280, height: 800 } })
  const page = await context.newPage()
  await page.addInitScript(installProbe)
  await signIn(page, { origin }, account)
  await ListPage(page).open()
  await page.evaluate(async () => void (await navigator.serviceWorker.ready))
  await pause(3_000) // what is loaded and stored after the first paint
  const debug = await context.newCDPSession(page)
  await debug.send('Performance.enable', { timeDomain: 'threadTicks' })
  return {
    page,
    slowDown: (rate: number) => debug.send('Emulation.setCPUThrottlingRate', { rate }),
    /** What the page's main thread has worked so far, in milliseconds; waiting for the processor does not count. */
    taskTime: async () => {
      const { metrics } = await debug.send('Performance.getMetrics')
      return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1_000
    },
  }
}

async function keyReactions(page: Page): Promise<number[]> {
  await ListPage(page).focus()
  const before = await ListPage(page).focused()
  const reactions = await reactionsTo(page, 'keydown', KEYS, () => page.keyboard.press('ArrowDown'))
  if ((await ListPage(page).focused()) === before) throw new Error('The keys moved nothing')
  return reactions
}

function toggleReactions(page: Page): Promise<number[]> {
  return reactionsTo(page, 'click', TOGGLES, () => ListPage(page).openBox().click())
}

async function reactionsTo(
  page: Page,
  type: 'keydown' | 'click',
  times: number,
  act: () => Promise<void>,
): Promise<number[]> {
  const reactions: number[] = []
  while (reactions.length < times) {
    const reaction = page.evaluate((kind) => globalThis.probe.reactionTo(kind), type)
    await page.evaluate(() => 0) // the page listens by now
    await act()
    reactions.push(await reaction)
  }
  return reactions
}

async function warmStarts(page: Page): Promise<number[]> {
  const starts: number[] = []
  for (let turn = 0; turn < STARTS; turn += 1) {
    await page.reload()
    starts.push(await page.evaluate(() => globalThis.probe.firstTask))
    await pause(1_000)
  }
  return starts
}

/** From the navigation until a key has moved the focus in the list; that the data is read meanwhile counts. */
async function interactiveStarts(page: Page): Promise<number[]> {
  const starts: number[] = []
  for (let turn = 0; turn < STARTS; turn += 1) {
    await page.reload({ waitUntil: 'commit' })
    await page.evaluate(() => globalThis.probe.firstTask)
    await page.keyboard.press('ArrowDown')
    await page.waitForFunction(() => document.activeElement?.closest('[data-task]'))
    starts.push(await page.evaluate(() => performance.now()))
    await pause(1_000)
  }
  return starts
}

/** From before the request of another device until its effect is painted here. */
async function remoteChanges(page: Page, { origin, account }: Place): Promise<number[]> {
  const id = await ListPage(page).idInSight()
  const times: number[] = []
  for (let turn = 0; turn < CHANGES + 5; turn += 1) {
    const title = `Renamed elsewhere, ${turn}.`
    const seen = page.evaluate((text) => globalThis.probe.whenSeen(text), title)
    await page.evaluate(() => 0) // the page looks by now
    const began = performance.timeOrigin + performance.now()
    await send(origin, 'PATCH', `/api/tasks/${id}`, { title }, account.token)
    times.push((await seen) - began)
  }
  return times.slice(5)
}

async function scroll(page: Page): Promise<{ frames: number[]; longTasks: number[] }> {
  const top = await ListPage(page).topId()
  await page.mouse.move(600, 400)
  const frames = await page.evaluateHandle(() => globalThis.probe.noteFrames())
  const longTasks = await page.evaluateHandle(() => globalThis.probe.noteLongTasks())
  for (let turn = 0; turn < 150; turn += 1) await page.mouse.wheel(0, 400)
  if ((await ListPage(page).topId()) === top && (await page.evaluate(() => scrollY)) === 0)
    throw new Error('Nothing scrolled')
  return {
    frames: (await frames.jsonValue()).slice(1), // the first one began before
    longTasks: await longTasks.jsonValue(),
  }
}
