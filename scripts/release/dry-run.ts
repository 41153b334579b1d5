// Builds what a release would publish, and uses it as a stranger would: `pnpm release:dry`. Publishes nothing.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const PUBLINT = 'publint@0.3.25'
const ARE_THE_TYPES_WRONG = '@arethetypeswrong/cli@0.18.5'
/** The oldest Node of `engines` that a line still gets, and the current one. */
const NODES = ['20', '22', '26']

const root = path.resolve(import.meta.dirname, '../..')
const work = mkdtempSync(path.join(tmpdir(), 'taskwire-release-'))

try {
  const released = published()
  const tarballs = released.map(({ name, folder }) => {
    say(`pack ${name}`)
    return { name, ...pack(folder) }
  })
  for (const { name, tarball, entries } of tarballs) {
    say(`lint ${name}`)
    npx(PUBLINT, 'run', tarball, '--strict')
    // A package that is only a program has no types.
    if (entries.length > 0) npx(ARE_THE_TYPES_WRONG, tarball, '--profile', 'esm-only', '--no-color')
  }
  for (const version of NODES) {
    say(`install and import with Node ${version}`)
    importAll(version, tarballs)
  }
  say(`would publish ${tarballs.map(({ name, version }) => `${name} ${version}`).join(', ')}`)
} finally {
  rmSync(work, { recursive: true, force: true })
}

interface Manifest {
  readonly name: string
  readonly version: string
  readonly private?: boolean
  readonly exports?: Readonly<Record<string, unknown>>
  readonly bin?: Readonly<Record<string, string>>
  readonly dependencies?: Readonly<Record<string, string>>
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>
}

/** The packages that a release publishes: those that aren't private. */
function published() {
  return readdirSync(path.join(root, 'packages'))
    .map((name) => path.join(root, 'packages', name))
    .map((folder) => ({ folder, ...manifestIn(folder) }))
    .filter((manifest) => manifest.private !== true)
}

function pack(folder: string) {
  const target = mkdtempSync(path.join(work, 'pack-'))
  run('npx', ['--yes', 'pnpm@12', 'pack', '--pack-destination', target], folder)
  const [tarball = ''] = readdirSync(target).map((name) => path.join(target, name))
  run('tar', ['-xzf', tarball, '-C', target], target)
  const {
    version,
    exports = {},
    bin = {},
    dependencies = {},
    peerDependenciesMeta = {},
  } = manifestIn(path.join(target, 'package'))
  const unpublished = Object.entries(dependencies).filter(([, range]) =>
    /^(workspace|catalog|file|link):/.test(range),
  )
  if (unpublished.length > 0) throw new Error(`${tarball} depends on ${unpublished.join(', ')}`)
  const entries = Object.keys(exports).filter((entry) => !entry.endsWith('.json'))
  // An entry point may need a package that npm doesn't install by itself.
  const peers = Object.keys(peerDependenciesMeta).map((name) => `${name}@${versionOf(name)}`)
  return { tarball, version, entries, peers, programs: Object.keys(bin) }
}

function importAll(
  node: string,
  tarballs: readonly {
    name: string
    tarball: string
    entries: readonly string[]
    peers: readonly string[]
    programs: readonly string[]
  }[],
): void {
  const folder = path.join(work, `node-${node}`)
  mkdirSync(folder)
  writeFileSync(path.join(folder, 'package.json'), '{ "private": true, "type": "module" }')
  const files = tarballs.flatMap(({ tarball, peers }) => [tarball, ...peers])
  run('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--omit=optional', ...files], folder)
  const names = tarballs.flatMap(({ name, entries }) => entries.map((entry) => path.posix.join(name, entry)))
  writeFileSync(
    path.join(folder, 'main.js'),
    `for (const name of ${JSON.stringify(names)}) {
      const { length } = Object.keys(await import(name))
      if (length === 0) throw new Error(name + ' exports nothing')
      console.log(process.version, name, length, 'exports')
    }`,
  )
  run('npx', ['--yes', `node@${node}`, 'main.js'], folder)
  for (const program of tarballs.flatMap(({ programs }) => programs))
    run('npx', ['--yes', `node@${node}`, path.join('node_modules/.bin', program), '--version'], folder)
}

/** The version of a package in the catalog of the workspace. */
function versionOf(name: string): string {
  const catalog = readFileSync(path.join(root, 'pnpm-workspace.yaml'), 'utf8')
  const line = catalog.split('\n').find((each) => each.trim().startsWith(`${name}: `))
  if (line === undefined) throw new Error(`The catalog has no ${name}`)
  return line.trim().slice(name.length + 2)
}

function manifestIn(folder: string): Manifest {
  return JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as Manifest
}

function npx(tool: string, ...args: readonly string[]): void {
  run('npx', ['--yes', tool, ...args], work)
}

/** Runs a program with its output shown. Throws when it fails. */
function run(program: string, args: readonly string[], cwd: string): void {
  execFileSync(program, args, {
    cwd,
    stdio: 'inherit',
    env: { ...process.env, npm_config_update_notifier: 'false' },
  })
}

function say(text: string): void {
  process.stdout.write(`\n== ${text}\n`)
}
