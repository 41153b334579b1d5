import { expect, test } from 'vitest'
import { boundedReport, isReport, type ImportReport } from './import-report.ts'

const report: ImportReport = {
  name: 'long.csv',
  at: '2026-01-02T03:04:05.000Z',
  added: 3,
  all: 3,
  skipped: Array.from({ length: 500 }, (_, line) => ({
    line,
    reason: 'title is required',
    text: 'x'.repeat(999),
  })),
  skippedCount: 500,
  warnings: [],
}

test('a stored report is bounded, and keeps the full count of skipped entries', () => {
  const { skipped, skippedCount } = boundedReport(report)
  expect(skipped).toHaveLength(200)
  expect(skipped[0]).toEqual({ line: 0, reason: 'title is required', text: 'x'.repeat(200) })
  expect(skippedCount).toBe(500)
})

test('accepts only a valid report', () => {
  expect(isReport(JSON.parse(JSON.stringify(report)))).toBe(true)
  for (const wrong of [
    null,
    [],
    'report',
    { ...report, at: 'lately' },
    { ...report, skipped: [{ line: '1' }] },
  ])
    expect(isReport(wrong)).toBe(false)
})
