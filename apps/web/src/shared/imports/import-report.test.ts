import { expect, test } from 'vitest'
import { boundedReport, isReport, type ImportReport } from './import-report.ts'

const report: ImportReport = {
  name: 'long.csv',
  at: '2026-01-02T03:04:05.000Z',
  added: 3,
  all: 3,
  skipped: Array.from({ length: 500 }, (_, line) => ({
    line,
    reason: { code: 'not_a_task' },
    text: 'x'.repeat(999),
  })),
  skippedCount: 500,
  warnings: [{ code: 'label', label: 'x', lines: [2], moreLines: 0 }],
}

test('a stored report is bounded, and keeps the full count of skipped entries', () => {
  const { skipped, skippedCount } = boundedReport(report)
  expect(skipped).toHaveLength(200)
  expect(skipped[0]).toEqual({ line: 0, reason: { code: 'not_a_task' }, text: 'x'.repeat(200) })
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
    { ...report, skipped: [{ line: 1, reason: 'title is required', text: '' }] },
    { ...report, warnings: ['The label “x” was left out'] },
    { ...report, warnings: [{ code: 'more_labels' }] },
  ])
    expect(isReport(wrong)).toBe(false)
})
