/** Measurements inside the page; injected before its own scripts run. */
export interface Probe {
  /**
   * Milliseconds from the next key or click, by the browser's own time, until the frame with its effect was painted.
   */
  readonly reactionTo: (type: 'keydown' | 'click') => Promise<number>
  /** Records the time between frames from now on, into the returned list. */
  readonly noteFrames: () => number[]
  /** Records the length of each task of more than 50 ms from now on, into the returned list. */
  readonly noteLongTasks: () => number[]
  /** When the first task was painted, since the navigation began. */
  readonly firstTask: Promise<number>
  /** When the browser's storage had returned all tasks, since the navigation began. */
  readonly stored: Promise<number>
  /** Resolves with the time of day when a task with this text was painted. */
  readonly whenSeen: (text: string) => Promise<number>
}

declare global {
  var probe: Probe
}

/** Runs in the page, which has nothing from outside of this function. */
export function installProbe(): void {
  const tasks = '[data-task]'

  // The message comes after the frame of the callback.
  const painted = () =>
    new Promise<number>((resolve) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.addEventListener('message', () => resolve(performance.now()), { once: true })
        port1.start()
        port2.postMessage(0)
      })
    })

  const when = (isThere: () => boolean) =>
    new Promise<number>((resolve) => {
      const look = () => {
        if (!isThere()) return
        observer.disconnect()
        void painted().then(resolve)
      }
      const observer = new MutationObserver(look)
      observer.observe(document, { childList: true, subtree: true, characterData: true })
      look()
    })

  // The first request for all rows is that of the app.
  const stored = new Promise<number>((resolve) => {
    const { getAll } = IDBObjectStore.prototype
    IDBObjectStore.prototype.getAll = function (...given) {
      const request = getAll.apply(this, given)
      if (this.name === 'rows') request.addEventListener('success', () => resolve(performance.now()))
      return request
    }
  })

  globalThis.probe = {
    stored,
    reactionTo: (type) =>
      new Promise((resolve) => {
        const onEvent = ({ timeStamp }: Event) => void painted().then((end) => resolve(end - timeStamp))
        addEventListener(type, onEvent, { capture: true, once: true })
      }),
    noteFrames: () => {
      const frames: number[] = []
      let last = performance.now()
      const note = (now: number) => {
        frames.push(now - last)
        last = now
        requestAnimationFrame(note)
      }
      requestAnimationFrame(note)
      return frames
    },
    noteLongTasks: () => {
      const tasks: number[] = []
      new PerformanceObserver((list) =>
        tasks.push(...list.getEntries().map(({ duration }) => duration)),
      ).observe({
        type: 'longtask',
      })
      return tasks
    },
    firstTask: when(() => document.querySelector(tasks) !== null),
    whenSeen: async (text) => {
      const isSeen = () => [...document.querySelectorAll(tasks)].some((row) => row.textContent.includes(text))
      return performance.timeOrigin + (await when(isSeen))
    },
  }
}
