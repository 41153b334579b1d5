import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { findPlainWordProblems } from './plain-words.ts'

// Reads every tracked source and document: names, comments, texts and prose alike. Migrations keep the names of their time, and
// tasks may be about real doors.
const root = path.resolve(import.meta.dirname, '../..')
const ignored =
  /^(?:docs\/style\.md|scripts\/words\/|packages\/db\/src\/migrat|.*\/demo-titles\.ts$|.*\/cases?\/|.*cases\.json$)/
const files = execFileSync('git', ['ls-files', '*.ts', '*.tsx', '*.js', '*.cjs', '*.md', '*.css'], {
  cwd: root,
  encoding: 'utf8',
})
  .trim()
  .split('\n')
  .filter((file) => !ignored.test(file))

for (const file of files)
  for (const { line, word, instead } of findPlainWordProblems(readFileSync(path.join(root, file), 'utf8'))) {
    console.error(`${file}:${line} "${word}": write ${instead} (docs/style.md)`)
    process.exitCode = 1
  }
