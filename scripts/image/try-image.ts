import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseDockerfile, parseVariables, type Stage } from './dockerfile.ts'

// `pnpm try:image`: runs the steps of deploy/Dockerfile in empty folders, where no container engine is needed, then starts the
// result as an account without rights, and prints the size of the installation. Takes minutes. `TRACES=on` is its build argument.
const repository = path.resolve(import.meta.dirname, '../..')
const dockerfile = readFileSync(path.join(repository, 'deploy/Dockerfile'), 'utf8')
const ignored = readFileSync(path.join(repository, 'deploy/Dockerfile.dockerignore'), 'utf8')
  .trim()
  .split('\n')
const NOBODY = 65_534

const work = mkdtempSync(path.join(tmpdir(), 'taskwire-image-'))
chmodSync(work, 0o755)
try {
  for (const stage of parseDockerfile(dockerfile)) build(stage)
  await tryOut(rootOf(''))
  report(path.join(rootOf(''), 'app'))
} finally {
  rmSync(work, { recursive: true, force: true })
}

function rootOf(stage: string): string {
  return path.join(work, stage === '' ? 'final' : stage)
}

/** The environment, for its proxies and certificates, without what the calling package manager adds. */
function environment(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(npm_|INIT_CWD|NODE_ENV)/.test(name)),
  )
}

/** Moves absolute paths of a step into the folder of its stage. */
function inside(root: string, text: string): string {
  return text.replaceAll(/(?<=^|\s)\/(?=app|data|usr)/g, `${root}/`)
}

function build({ name, instructions }: Stage): void {
  const root = rootOf(name)
  const cwd = path.join(root, 'app')
  mkdirSync(path.join(root, 'usr/local/bin'), { recursive: true })
  mkdirSync(cwd)
  const env = environment()
  for (const instruction of instructions) {
    if (instruction.name === 'ENV') Object.assign(env, parseVariables(instruction.text))
    if (instruction.name === 'COPY') copy(root, cwd, instruction.text.split(' '))
    if (instruction.name === 'RUN') {
      // The account of the image doesn't exist here.
      const command = inside(root, instruction.text).replace(/ && chown .*/, '')
      process.stdout.write(`${name || 'final'}: ${instruction.text}\n`)
      execFileSync('sh', ['-c', command], { cwd, env, stdio: ['ignore', 'ignore', 'inherit'] })
    }
  }
}

function copy(root: string, cwd: string, words: readonly string[]): void {
  const from = words[0]?.startsWith('--from=') === true ? words[0].slice('--from='.length) : undefined
  const names = words.slice(from === undefined ? 0 : 1)
  const target = names.pop() ?? ''
  const to = path.resolve(cwd, inside(root, target))
  for (const name of names) {
    if (from !== undefined) {
      cpSync(path.join(rootOf(from), name), to, { recursive: true, verbatimSymlinks: true })
      continue
    }
    for (const file of contextFiles(name)) {
      const place = target.endsWith('/') ? path.join(to, name) : to
      cpSync(path.join(repository, file), path.join(place, path.relative(name, file)))
    }
  }
}

/** The files of the build context at a path: those of Git without the ignored ones. */
function contextFiles(name: string): string[] {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard', name], {
    cwd: repository,
    encoding: 'utf8',
  })
  return listed.split('\0').filter((file) => file !== '' && !isIgnored(file))
}

function isIgnored(file: string): boolean {
  return ignored.some((glob) => path.matchesGlob(file, glob) || path.matchesGlob(file, `${glob}/**`))
}

/** Starts the server as the image does, without the right to write anywhere but to its data. */
async function tryOut(root: string): Promise<void> {
  const data = path.join(root, 'data')
  if (process.getuid?.() === 0) chownSync(data, NOBODY, NOBODY)
  const { instructions } = parseDockerfile(dockerfile).at(-1) as Stage
  const variables = instructions.flatMap(({ name, text }) => (name === 'ENV' ? [parseVariables(text)] : []))
  const [, ...args] = JSON.parse(instructions.find(({ name }) => name === 'CMD')?.text ?? '[]') as string[]
  const options = {
    cwd: path.join(root, 'app'),
    env: {
      PATH: process.env['PATH'],
      ...Object.assign({}, ...variables),
      DATA_DIR: data,
      HOST: '127.0.0.1',
      PORT: '0',
      // The start fails without the packages. No collector has to be there.
      ...(process.env['TRACES'] && { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318' }),
    },
    ...(process.getuid?.() === 0 && { uid: NOBODY, gid: NOBODY }),
  }
  const server = spawn(process.execPath, args, { ...options, stdio: ['ignore', 'pipe', 'inherit'] })
  let out = ''
  server.stdout.on('data', (chunk) => (out += String(chunk)))
  const ended = once(server, 'exit')
  try {
    const origin = await ready(() => /app (http:\S+)\/app/.exec(out)?.[1], server)
    for (const target of [
      '/health/ready',
      '/app/',
      '/docs/',
      '/openapi/native.json',
      '/docs/assets/swagger-ui.css',
      '/docs/guide/',
    ])
      await expectStatus(200, `${origin}${target}`)
    const body = JSON.stringify({ email: 'ann@example.com', password: 'a quiet green harbour' })
    const headers = { 'content-type': 'application/json' }
    await expectStatus(201, `${origin}/api/auth/register`, { method: 'POST', headers, body })
    const taskwire = 'apps/server/src/commands/taskwire.ts'
    process.stdout.write(
      execFileSync(process.execPath, [taskwire, 'doctor'], { ...options, encoding: 'utf8' }),
    )
  } catch (error) {
    process.stderr.write(out)
    throw error
  } finally {
    server.kill('SIGTERM')
  }
  const [code] = (await ended) as [number | null]
  if (code !== 0) throw new Error(`The server ended with ${code}`)
}

async function ready(
  origin: () => string | undefined,
  server: { readonly exitCode: number | null },
): Promise<string> {
  for (;;) {
    const found = origin()
    if (found !== undefined) return found
    if (server.exitCode !== null) throw new Error('The server did not start')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

async function expectStatus(status: number, url: string, init?: RequestInit): Promise<void> {
  const response = await fetch(url, init)
  if (response.status !== status)
    throw new Error(`${url} responds ${response.status}: ${await response.text()}`)
}

function report(app: string): void {
  const manifests = execFileSync(
    'find',
    ['node_modules', '-path', '*node_modules/*/package.json', '-type', 'f'],
    {
      cwd: app,
      encoding: 'utf8',
    },
  )
  const packages = manifests.match(/node_modules\/(@[^/]+\/)?[^/]+\/package\.json$/gm)?.length ?? 0
  const size = (folder: string) =>
    Number(execFileSync('du', ['-sm', folder], { encoding: 'utf8' }).split('\t')[0])
  process.stdout.write(
    `${size(app)} MB without Node, ${size(path.join(app, 'node_modules'))} MB of it in ${packages} packages of others\n`,
  )
}
