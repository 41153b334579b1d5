import { appendFile, mkdir } from 'node:fs/promises'
import path from 'node:path'

/** One figure and its bar. */
export interface Figure {
  readonly what: string
  readonly value: number
  readonly unit: 'ms' | 'kB' | 'points' | 'tasks' | '%'
  readonly bar: { readonly atMost: number } | { readonly atLeast: number } | undefined
}

/** Stores each figure as a line of JSON at once, prints it, and prints the table at the end. */
export function openReport(file: string) {
  const figures: Figure[] = []
  return {
    async add(figure: Figure): Promise<void> {
      figures.push(figure)
      await mkdir(path.dirname(file), { recursive: true })
      console.error(`${figure.what}: ${round(figure.value)} ${figure.unit}`)
      await appendFile(file, `${JSON.stringify({ at: new Date().toISOString(), ...figure })}\n`)
    },
    table(): string {
      const rows = figures.map((figure) => [
        figure.what,
        `${round(figure.value)} ${figure.unit}`,
        wordsOf(figure),
      ])
      const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => (row[column] ?? '').length)))
      const line = (row: string[]) => `| ${row.map((cell, n) => cell.padEnd(widths[n] ?? 0)).join(' | ')} |`
      return [
        line(['what', 'measured', 'bar']),
        line(widths.map((width) => '-'.repeat(width))),
        ...rows.map(line),
      ].join('\n')
    },
    missed: () => figures.filter((figure) => !isReached(figure)).length,
  }
}

function isReached({ value, bar }: Figure): boolean {
  if (bar === undefined) return true
  return 'atMost' in bar ? value <= bar.atMost : value >= bar.atLeast
}

function wordsOf(figure: Figure): string {
  const { bar } = figure
  if (bar === undefined) return ''
  const words = 'atMost' in bar ? `≤ ${bar.atMost}` : `≥ ${bar.atLeast}`
  return isReached(figure) ? words : `${words}, missed`
}

function round(value: number): string {
  return value.toFixed(value < 100 && !Number.isInteger(value) ? 1 : 0)
}

/** The value below which a share of the sorted numbers lies. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
