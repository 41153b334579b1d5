import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter'

const SHOWN = 10

/** Prints the slowest tests of the run. Playwright itself only reports slow files, and none when tests run in parallel. */
// oxlint-disable-next-line house/no-class -- Playwright calls `new` on the default export
export default class SlowestTests implements Reporter {
  readonly #tests: { readonly title: string; readonly seconds: number }[] = []

  onTestEnd(test: TestCase, { duration }: TestResult): void {
    const [, , file, ...titles] = test.titlePath()
    this.#tests.push({ title: `${file} › ${titles.join(' › ')}`, seconds: duration / 1_000 })
  }

  onEnd(): void {
    const slowest = this.#tests.toSorted((one, other) => other.seconds - one.seconds).slice(0, SHOWN)
    const lines = slowest.map(({ title, seconds }) => `${seconds.toFixed(1).padStart(7)} s  ${title}`)
    process.stdout.write(`\nThe slowest tests:\n${lines.join('\n')}\n`)
  }

  printsToStdio(): boolean {
    return false
  }
}
