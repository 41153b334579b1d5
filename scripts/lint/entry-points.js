import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

const packages = path.resolve(import.meta.dirname, '../../packages')

/** Returns the names that the entry points of all packages export, by the file that declares them. */
export function exportsOfEntryPoints() {
  const exported = new Map()
  for (const name of readdirSync(packages)) {
    const manifest = path.join(packages, name, 'package.json')
    if (!existsSync(manifest)) continue
    const { exports = {} } = JSON.parse(readFileSync(manifest, 'utf8'))
    for (const entry of Object.values(exports)) addFile(exported, path.join(packages, name, entry), '*')
  }
  return exported
}

/** Adds names that a file exports, `*` for all of them, and follows its re-exports. */
function addFile(exported, file, wanted) {
  if (!existsSync(file) || exported.get(file)?.has(wanted)) return
  exported.set(file, (exported.get(file) ?? new Set()).add(wanted))
  const text = readFileSync(file, 'utf8')
  const isWanted = (name) => wanted === '*' || wanted === name
  for (const [, names, from] of text.matchAll(/^export (?:\{([^}]*)\}|\*) from '(\.[^']+)'/gm)) {
    const target = path.resolve(path.dirname(file), from)
    if (names === undefined) addFile(exported, target, wanted)
    for (const specifier of (names ?? '').split(',')) {
      const [, local, alias = local] = /^\s*(?!type\b)(\w+)(?: as (\w+))?\s*$/.exec(specifier) ?? []
      if (local !== undefined && isWanted(alias)) addFile(exported, target, local)
    }
  }
}
