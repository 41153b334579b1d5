import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const NAME = '@taskwire/client'
const packageDir = path.resolve(import.meta.dirname, '../..')

/** A project outside the workspace with the packed client installed. */
export interface ConsumerProject extends AsyncDisposable {
  /** The folder of the installed client. */
  readonly installed: string
  readonly path: (name: string) => string
  /** The packed client. */
  readonly tarball: string
  /** Compiles one module with its libraries. Returns the output of the compiler, empty without errors. */
  readonly compile: (module: string, resolution: 'nodenext' | 'bundler') => Promise<string>
  /** Runs a module in a process of its own and returns its output. */
  readonly run: (module: string, ...args: string[]) => Promise<string>
}

export async function createConsumer(): Promise<ConsumerProject> {
  const dir = await mkdtemp(path.join(tmpdir(), 'taskwire-consumer-'))
  await run('npx', ['--yes', 'pnpm@12', 'pack', '--pack-destination', dir], { cwd: packageDir })
  const tarball = (await readdir(dir)).find((name) => name.endsWith('.tgz')) ?? ''
  const manifest = {
    private: true,
    type: 'module',
    dependencies: { [NAME]: `file:${tarball}`, typescript: await typescriptVersion() },
  }
  await writeFile(path.join(dir, 'package.json'), JSON.stringify(manifest))
  await run('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--prefer-offline'], {
    cwd: dir,
  })

  const write = async (name: string, text: string) => {
    await writeFile(path.join(dir, name), text)
    return name
  }
  return {
    installed: path.join(dir, 'node_modules', NAME),
    path: (name) => path.join(dir, name),
    tarball: path.join(dir, tarball),
    compile: async (module, resolution) => {
      const options = {
        strict: true,
        exactOptionalPropertyTypes: true,
        skipLibCheck: false,
        noEmit: true,
        declaration: true,
        target: 'es2022',
        lib: ['es2022', 'dom', 'dom.iterable'],
        types: [],
        module: resolution === 'bundler' ? 'preserve' : 'nodenext',
        moduleResolution: resolution,
      }
      const files = [await write('module.ts', module)]
      await write('tsconfig.json', JSON.stringify({ compilerOptions: options, files }))
      const tsc = path.join(dir, 'node_modules/typescript/bin/tsc')
      // With errors the compiler exits with a status, which rejects; its output is on stdout.
      const failed = (error: { stdout: string }) => error
      const { stdout } = await run(process.execPath, [tsc], { cwd: dir }).catch(failed)
      return stdout
    },
    run: async (module, ...args) => {
      const { stdout } = await run(process.execPath, [await write('module.js', module), ...args], {
        cwd: dir,
      })
      return stdout
    },
    [Symbol.asyncDispose]: () => rm(dir, { recursive: true, force: true }),
  }
}

/** The consumer uses the compiler of this workspace. */
async function typescriptVersion(): Promise<string> {
  const manifest = new URL('../package.json', import.meta.resolve('typescript'))
  return (JSON.parse(await readFile(manifest, 'utf8')) as { version: string }).version
}
