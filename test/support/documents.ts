import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './temp-workspace.ts'

/** Files of the repository, as paths from its root. */
export const tracked = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\0')
  .filter((path) => path !== '' && existsSync(join(root, path)))

export const readText = (path: string) => readFileSync(join(root, path), 'utf8')

/** The documents for people who use or change Taskwire. */
export const documents = tracked.filter((path) =>
  /^(?:README|CONTRIBUTING|AGENTS|packages\/[\w-]+\/README|docs\/(?:decisions\/)?[\w-]+)\.md$/.test(path),
)

/** The code spans of a document, outside of code blocks. */
export function inlineCodeOf(document: string): string[] {
  const text = readText(document).replaceAll(/^ *```.*?^ *```/gms, '')
  return Array.from(text.matchAll(/`([^`\n]+)`/g), ([, code = '']) => code)
}

/** Names in a document that intentionally exist nowhere: `<!-- not here: one, other -->`. */
export function absentFrom(document: string): ReadonlySet<string> {
  const [, names = ''] = /<!-- not here: (.+) -->/.exec(readText(document)) ?? []
  return new Set(names.split(', '))
}
