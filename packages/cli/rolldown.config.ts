import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { defineConfig, type Plugin } from 'rolldown'

/** Writes the licences of the bundled packages into the tarball. */
const licenses: Plugin = {
  name: 'licenses',
  generateBundle() {
    const folders = new Set(
      Array.from(this.getModuleIds(), packageOf).filter((folder) => folder !== undefined),
    )
    const texts = Array.from(folders, (folder) => {
      const { name, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as {
        name: string
        license: string
      }
      const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each))
      return `${name} (${license})\n\n${file === undefined ? '' : readFileSync(path.join(folder, file), 'utf8')}`
    })
    this.emitFile({ type: 'asset', fileName: 'licenses.txt', source: texts.toSorted().join('\n---\n\n') })
  },
}

/** The folder of the npm package of a module; undefined for our own. */
function packageOf(id: string): string | undefined {
  const [, folder] = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id) ?? []
  return folder !== undefined && existsSync(path.join(folder, 'package.json')) ? folder : undefined
}

// Everything is bundled: a command starts in the time of one file, and `npx taskwire-cli` installs nothing else.
export default defineConfig({
  input: { main: 'src/main.ts' },
  platform: 'node',
  external: /^node:/,
  // The lowest of `engines`: newer syntax is rewritten.
  transform: { target: 'node20.3' },
  plugins: [licenses],
  output: { dir: 'dist', format: 'esm', cleanDir: true, chunkFileNames: '[name]-[hash].js', minify: true },
})
