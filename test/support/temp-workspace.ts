import { cp, mkdir, mkdtemp, readFile, readdir, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'

/** The folder of the real workspace. */
export const root = join(import.meta.dirname, '../..')

/** Files at the root that the tools read. */
const settings = [
  'package.json',
  'tsconfig.base.json',
  '.dependency-cruiser.cjs',
  '.oxlintrc.json',
  'scripts',
]

/** A temporary workspace with the same packages, dependencies and entry points, and only the given files. */
export interface TempWorkspace extends AsyncDisposable {
  folder: string
}

export async function tempWorkspace(files: Record<string, string>): Promise<TempWorkspace> {
  // The real path: tools report files relative to it.
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'taskwire-workspace-')))
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'))
  for (const path of settings) await cp(join(root, path), join(folder, path), { recursive: true })
  for (const path of await packageFolders()) await copyPackage(folder, path)
  for (const [path, text] of Object.entries(files)) await write(join(folder, path), text)
  return { folder, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) }
}

/** `packages/api`, `apps/web`, … */
async function packageFolders(): Promise<string[]> {
  const found: string[] = []
  for (const group of ['packages', 'apps', 'bench']) {
    const entries = await readdir(join(root, group), { withFileTypes: true }).catch(() => [])
    for (const entry of entries) {
      if (entry.isDirectory() && (await readManifest(`${group}/${entry.name}`)))
        found.push(`${group}/${entry.name}`)
    }
  }
  return found
}

interface Manifest {
  name: string
  license?: string
  exports?: Record<string, string | Record<string, string>>
}

async function readManifest(path: string): Promise<Manifest | undefined> {
  const text = await readFile(join(root, path, 'package.json'), 'utf8').catch(() => undefined)
  return text === undefined ? undefined : (JSON.parse(text) as Manifest)
}

async function copyPackage(folder: string, path: string): Promise<void> {
  await mkdir(join(folder, path), { recursive: true })
  for (const file of ['package.json', 'tsconfig.json'])
    await cp(join(root, path, file), join(folder, path, file)).catch(() => undefined)
  // The links between the packages are relative, so here they lead to the copied packages.
  await cp(join(root, path, 'node_modules'), join(folder, path, 'node_modules'), {
    recursive: true,
    verbatimSymlinks: true,
    filter: (source) => basename(source) === 'node_modules' || !basename(source).startsWith('.'),
  }).catch(() => undefined)
  const manifest = await readManifest(path)
  for (const entry of Object.values(manifest?.exports ?? {})) {
    for (const file of typeof entry === 'string' ? [entry] : Object.values(entry)) {
      if (file.endsWith('.ts')) await write(join(folder, path, file), 'export const entry = true\n')
    }
  }
}

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, text)
}
