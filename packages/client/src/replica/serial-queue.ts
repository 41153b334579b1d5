/** Runs functions one after the other, in the order in which they were added. A rejected one doesn't stop the next. */
export type SerialQueue = <Result>(run: () => Promise<Result>) => Promise<Result>

export function createSerialQueue(): SerialQueue {
  let last: Promise<unknown> = Promise.resolve()
  return (run) => {
    const result = last.then(run)
    // The caller of `run` handles its rejection.
    last = result.then(ignore, ignore)
    return result
  }
}

function ignore(): void {}
