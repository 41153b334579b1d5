import { createHash } from 'node:crypto'
import { cp, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'

const dist = path.resolve(import.meta.dirname, '../../dist')

/**
 * Writes the files of a later build: those of the app's build under other names, as after a release, with one more line in the entry
 * script. A second run of the bundler would take much longer.
 */
export async function writeLaterBuild(folder: string, line: string): Promise<void> {
  await cp(dist, folder, { recursive: true, filter: (file) => !/\.(?:br|gz)$/.test(file) })
  const assets = path.join(folder, 'assets')
  const names = (await readdir(assets)).filter((name) => name.endsWith('.js'))
  const anyName = new RegExp(names.map((name) => name.replaceAll('.', String.raw`\.`)).join('|'), 'g')
  const edit = async (file: string, change: (text: string) => string) => {
    const text = change((await readFile(file, 'utf8')).replaceAll(anyName, (name) => `later-${name}`))
    await writeFile(file, text)
    return text
  }
  const html = await edit(path.join(folder, 'index.html'), (text) => text)
  const entry = /type="module"[^>]* src="\/app\/assets\/later-([^"]+)"/.exec(html)?.[1]
  if (entry === undefined) throw new Error('The page has no entry script')
  for (const name of names) {
    const file = path.join(assets, name)
    await edit(file, (text) => (name === entry ? `${text}\n${line}` : text))
    await rename(file, path.join(assets, `later-${name}`))
  }
  const revision = createHash('md5').update(html).digest('hex')
  await edit(path.join(folder, 'sw.js'), (text) =>
    text.replace(/"revision":"[^"]+","url":"index\.html"/, `"revision":"${revision}","url":"index.html"`),
  )
}
