import { setTimeout as pause } from 'node:timers/promises'
import { chromium, type Browser, type Page } from '@playwright/test'
import { browserLaunch } from '../../test/browser/chromium.ts'
import { ListPage } from './list-page.ts'
import { send, signIn, type Account, type Server } from './server.ts'
import { installProbe } from './probe.ts'
import { quantile, type Figure } from './report.ts'

const KEYS = 100
const TOGGLES = 40
const CHANGES = 40
const STARTS = 7
/** Milliseconds between two keys while one is held down. */
const KEY_GAP = 50
/** Milliseconds for which a button is pressed, and between two presses: fast for a hand. */
const PRESS = { delay: 60, gap: 100 }

interface Place extends Pick<Server, 'origin'> {
  readonly account: Account
}

/** Runs every measurement of the long list, on this processor and on one that is four times slower. */
export async function* measureList(place: Place): AsyncGenerator<Figure> {
  yield* measureReactions(place)
  yield* measureStarts(place)
}

/** Paints a frame when it is ready: a figure is the work done, not the wait for the next tick of a screen. */
async function* measureReactions(place: Place): AsyncGenerator<Figure> {
  const browser = await chromium.launch(withFlags('--disable-frame-rate-limit', '--disable-gpu-vsync'))
  const { page, slowDown, taskTime } = await openApp(browser, place)
  const measured = async (what: string, atMost: number, react: (page: Page) => Promise<number[]>) => {
    const before = await taskTime()
    const reactions = await react(page)
    const value = ((await taskTime()) - before) / reactions.length
    const work: Figure = { what: `${what}, main thread for each`, value, unit: 'ms', bar: undefined }
    return [...bothOf(what, reactions, atMost), work]
  }
  yield* await measured('key to paint', 16, keyReactions)
  yield* await measured('toggle to paint', 32, toggleReactions)
  await slowDown(4)
  yield* await measured('key to paint, 4 × slower', 50, keyReactions)
  yield* await measured('toggle to paint, 4 × slower', 60, toggleReactions)
  await browser.close()
}

/** As on a screen: more frames than it shows would take processor time from other work. */
async function* measureStarts(place: Place): AsyncGenerator<Figure> {
  const browser = await chromium.launch(withFlags())
  const { page, slowDown } = await openApp(browser, place)
  const median = (what: string, values: readonly number[], atMost?: number): Figure => ({
    what: `${what}, median`,
    value: quantile(values, 0.5),
    unit: 'ms',
    bar: atMost === undefined ? undefined : { atMost },
  })
  yield median('warm start to list', await warmStarts(page))
  const starts = await interactiveStarts(page)
  yield median(
    'data read to usable list',
    starts.map(({ stored, usable }) => usable - stored),
    300,
  )
  yield median(
    'warm start to usable list',
    starts.map(({ usable }) => usable),
  )
  await slowDown(4)
  yield median('warm start to list, 4 × slower', await warmStarts(page), 600)
  await slowDown(1)
  yield* bothOf('remote change seen', await remoteChanges(page, place), 300)
  await pause(3_000) // the changes still to be stored
  const { frames, longTasks } = await scroll(page)
  yield* bothOf('scroll frame', frames, 25)
  yield { what: 'long tasks while scrolling', value: longTasks.length, unit: 'tasks', bar: { atMost: 0 } }
  await browser.close()
}

function* bothOf(what: string, times: readonly number[], atMost: number): Generator<Figure> {
  yield { what: `${what}, p50`, value: quantile(times, 0.5), unit: 'ms', bar: undefined }
  yield { what: `${what}, p95`, value: quantile(times, 0.95), unit: 'ms', bar: { atMost } }
}

function withFlags(...flags: string[]) {
  const launch = browserLaunch()
  return { ...launch, args: [...launch.args, ...flags] }
}

/** The list of a person who has used the app here before: worker and local data exist. */
async function openApp(browser: Browser, { origin, account }: Place) {
  const context = await browser.newContext({ baseURL: origin, viewport: { width: 1280, height: 800 } })
  const page = await context.newPage()
  await page.addInitScript(installProbe)
  await signIn(page, { origin }, account)
  await ListPage(page).open()
  await page.evaluate(async () => void (await navigator.serviceWorker.ready))
  await pause(3_000) // loaded and stored after the first paint
  const debug = await context.newCDPSession(page)
  await debug.send('Performance.enable', { timeDomain: 'threadTicks' })
  return {
    page,
    slowDown: (rate: number) => debug.send('Emulation.setCPUThrottlingRate', { rate }),
    /** Processor time of the page's main thread so far, in milliseconds; waiting does not count. */
    taskTime: async () => {
      const { metrics } = await debug.send('Performance.getMetrics')
      return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1_000
    },
  }
}

async function keyReactions(page: Page): Promise<number[]> {
  await ListPage(page).focus()
  const before = await ListPage(page).focused()
  const reactions = await reactionsTo(page, 'keydown', KEYS, async () => {
    await page.keyboard.press('ArrowDown')
    return KEY_GAP
  })
  if ((await ListPage(page).focused()) === before) throw new Error('The keys moved nothing')
  return reactions
}

async function toggleReactions(page: Page): Promise<number[]> {
  await ListPage(page).toTop()
  return reactionsTo(page, 'click', TOGGLES, async (turn) => {
    await ListPage(page).box(turn).click({ delay: PRESS.delay })
    return PRESS.gap
  })
}

/** `act` returns how long to wait after its effect. */
async function reactionsTo(
  page: Page,
  type: 'keydown' | 'click',
  times: number,
  act: (turn: number) => Promise<number>,
): Promise<number[]> {
  const reactions: number[] = []
  while (reactions.length < times) {
    const reaction = page.evaluate((kind) => globalThis.probe.reactionTo(kind), type)
    await page.evaluate(() => 0) // the page listens by now
    const gap = await act(reactions.length)
    reactions.push(await reaction)
    await pause(gap)
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

/** Times since the navigation: when the data was read, and when a key had moved the focus in the list. */
async function interactiveStarts(page: Page): Promise<{ stored: number; usable: number }[]> {
  const starts: { stored: number; usable: number }[] = []
  for (let turn = 0; turn < STARTS; turn += 1) {
    await page.reload({ waitUntil: 'commit' })
    await page.evaluate(() => globalThis.probe.firstTask)
    await page.keyboard.press('ArrowDown')
    await page.waitForFunction(() => document.activeElement?.closest('[data-task]'))
    const usable = await page.evaluate(() => performance.now())
    starts.push({ usable, stored: await page.evaluate(() => globalThis.probe.stored) })
    await pause(1_000)
  }
  return starts
}

/** From the request of another device until its effect is painted here. */
async function remoteChanges(page: Page, { origin, account }: Place): Promise<number[]> {
  const id = await ListPage(page).idInSight()
  const times: number[] = []
  for (let turn = 0; turn < CHANGES + 5; turn += 1) {
    const title = `Renamed elsewhere, ${turn}.`
    const seen = page.evaluate((text) => globalThis.probe.whenSeen(text), title)
    await page.evaluate(() => 0) // the page observes by now
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
