import { execFileSync } from 'node:child_process'
import { findBadSubjects } from './bad-subjects.ts'

// Checks the commits that came after this script, so that older history stays as it is.
const git = (...args: string[]) =>
  execFileSync('git', args, { cwd: import.meta.dirname, encoding: 'utf8' }).trim()

const introducedBy = git('log', '--diff-filter=A', '--format=%H', '--', 'check-subjects.ts')
  .split('\n')
  .at(-1)
const range = introducedBy ? `${introducedBy}..HEAD` : '-1'
const subjects = git('log', '--no-merges', '--format=%s', range).split('\n').filter(Boolean)
const bad = findBadSubjects(subjects)

if (bad.length > 0) {
  console.error('Write commit subjects as "area: what changed", at most 72 characters (docs/style.md):')
  for (const subject of bad) console.error(`  ${subject}`)
  process.exitCode = 1
}
