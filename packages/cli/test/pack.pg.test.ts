import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { createClient } from '@taskwire/client'
import { startService } from '@taskwire/server/harness'
import { expect, test } from 'vitest'

const execute = promisify(execFile)
const packageDir = path.resolve(import.meta.dirname, '..')

/** Packs the package and unpacks the tarball, as an installation does: it has no dependencies. */
async function unpack() {
  const folder = await mkdtemp(path.join(tmpdir(), 'taskwire-cli-pack-'))
  await execute('npx', ['--yes', 'pnpm@12', 'pack', '--pack-destination', folder], { cwd: packageDir })
  const [tarball = ''] = await readdir(folder)
  await execute('tar', ['-xzf', tarball], { cwd: folder })
  return {
    folder: path.join(folder, 'package'),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true }),
  }
}

interface Failed {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

test('the packed binary works as a person uses it', async () => {
  await using packed = await unpack()
  await using service = await startService({ level: 'fatal' })
  const manifest = JSON.parse(await readFile(path.join(packed.folder, 'package.json'), 'utf8')) as {
    bin: Record<string, string>
    dependencies?: object
  }
  expect(manifest.dependencies).toBeUndefined()
  const bin = path.join(packed.folder, manifest.bin['taskwire-cli'] ?? '')
  expect(await readFile(path.join(packed.folder, 'dist/licenses.txt'), 'utf8')).toContain(
    '@trpc/client (MIT)',
  )

  const client = createClient({ url: service.origin })
  await client.session.signUp({ email: 'packed@example.com', password: 'a long pass phrase 9' })
  const { token } = await client.accessTokens.create.mutate({
    name: 'x',
    scopes: ['tasks:write'],
    expires_in_days: 1,
  })
  const env = {
    ...process.env,
    TASKWIRE_HOME: path.join(packed.folder, 'home'),
    TASKWIRE_URL: service.origin,
    TASKWIRE_TOKEN: token,
    TASKWIRE_WAIT: '120',
    TZ: 'Europe/Berlin',
    NO_COLOR: '1',
  }
  // From outside the workspace, so that nothing of it is found.
  const run = (...args: string[]) => execute(process.execPath, [bin, ...args], { env, cwd: packed.folder })
  const fail = (...args: string[]) =>
    run(...args).then(
      () => undefined,
      (error: Failed) => [error.code, error.stdout, error.stderr],
    )

  expect((await run('add', 'Water the plants 2090-05-01 9am every week')).stdout).toMatch(
    /^\[ \] {2}Water the plants {2}Mon, May 1, 2090 .*\(repeats\)\n$/,
  )
  const [task] = await client.tasks.list.query()
  expect(task).toMatchObject({ title: 'Water the plants', recurrence: { time_zone: 'Europe/Berlin' } })
  // Completing a repeating task makes the next one, which undo takes back.
  await run('done', 'water')
  expect(JSON.parse((await run('list', '--json')).stdout)).toMatchObject([
    { title: 'Water the plants', completed: false },
  ])
  await run('undo')
  expect(await client.tasks.list.query()).toMatchObject([{ id: task?.id, completed: false }])
  expect(await fail('frobnicate')).toEqual([2, '', expect.stringContaining('There is no command')])

  const shells = {
    bash: /complete -o default -F/,
    zsh: /^#compdef taskwire-cli/,
    fish: /complete -c taskwire-cli/,
  }
  for (const [shell, pattern] of Object.entries(shells)) {
    const { stdout } = await run('completion', shell)
    expect(stdout).toMatch(pattern)
    for (const word of ['add', '--time-zone', 'upcoming'])
      expect(stdout).toContain(shell === 'fish' ? word.replace(/^--/, '-l ') : word)
  }
  // The script completes in a real shell.
  const script = `source <("$0" "$1" completion bash); COMP_WORDS=(taskwire-cli list up); COMP_CWORD=2; _taskwire_cli; echo "$COMPREPLY"`
  const completed = await execute('bash', ['-c', script, process.execPath, bin], { env })
  expect(completed.stdout).toBe('upcoming\n')
})
