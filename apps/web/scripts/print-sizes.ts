// Prints what a browser loads, gzipped: the entry with all that it imports at once, and everything.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

const ENTRY_LIMIT_KB = 165
/** 52 kB of it compute the dates of repeating tasks, and are loaded with the first one. */
const ALL_LIMIT_KB = 640

const assets = join(import.meta.dirname, '../dist/assets')
const kilobytes = (name: string) => gzipSync(readFileSync(join(assets, name)), { level: 9 }).byteLength / 1000
const scripts = readdirSync(assets).filter((name) => name.endsWith('.js'))

const html = readFileSync(join(assets, '../index.html'), 'utf8')
const entry = scripts.filter((name) => html.includes(name))
const sum = (names: readonly string[]) => names.reduce((total, name) => total + kilobytes(name), 0)

for (const name of scripts) {
  const mark = entry.includes(name) ? 'entry' : 'later'
  process.stdout.write(`${kilobytes(name).toFixed(1).padStart(8)} kB  ${mark}  ${name}\n`)
}
const lines = [
  ['entry', sum(entry), ENTRY_LIMIT_KB],
  ['all', sum(scripts), ALL_LIMIT_KB],
] as const
for (const [name, size, limit] of lines) {
  process.stdout.write(`${name}: ${size.toFixed(1)} kB gzip of ${limit}\n`)
  if (size > limit) process.exitCode = 1
}
