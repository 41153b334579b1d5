import { pathToFileURL } from 'node:url'
import compile from 'icu-minify/compile'
import type { Plugin } from 'vite'

const catalog = /[\\/]shared[\\/]texts[\\/](?:en|de)[\\/][\w-]+\.ts$/

/** Compiles the messages of the catalogs, so that no browser has to load what reads them. */
export const compiledTexts: Plugin = {
  name: 'compiled-texts',
  apply: 'build',
  async load(id) {
    if (!catalog.test(id)) return undefined
    const exports = Object.entries((await import(pathToFileURL(id).href)) as Record<string, unknown>)
    return exports
      .map(([name, node]) => `export const ${name} = ${JSON.stringify(compiled(node))}`)
      .join('\n')
  },
}

function compiled(node: unknown): unknown {
  if (typeof node === 'string') return compile(node)
  return Object.fromEntries(Object.entries(node ?? {}).map(([key, child]) => [key, compiled(child)]))
}
