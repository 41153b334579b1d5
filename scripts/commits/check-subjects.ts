import { execFileSync } from 'node:child_process'
import { findBadSubjects } from './bad-subjects.ts'

/** The last commit before the rule. Older history is not checked. */
const START = '858d15e7f8dfa5f353e31872f5c0d85ec45eea6c'

const git = (...args: string[]) =>
  execFileSync('git', args, {
    cwd: import.meta.dirname,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })

const bad = findBadSubjects(newSubjects().split('\n').filter(Boolean))

if (bad.length > 0) {
  console.error('Write commit subjects as "area: what changed", at most 72 characters (docs/style.md):')
  for (const subject of bad) console.error(`  ${subject}`)
  process.exitCode = 1
}

function newSubjects(): string {
  const log = (range: string) => git('log', '--no-merges', '--format=%s', range)
  try {
    return log(`${START}..HEAD`)
  } catch {
    // A shallow clone has only the last commits.
    return log('-1')
  }
}
