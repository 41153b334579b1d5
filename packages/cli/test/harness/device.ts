import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { run } from '../../src/run.ts'

/** What a command wrote, and its exit code. */
export interface Outcome {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** A device with a folder of its own, on which commands run in this process. */
export interface Device extends AsyncDisposable {
  readonly home: string
  /** Runs a command; `input` is what is piped into it. */
  readonly run: (args: readonly string[], options?: RunOptions) => Promise<Outcome>
  /** Runs a command with `--json` and returns what it printed. Throws when it fails. */
  readonly json: <Value>(...args: string[]) => Promise<Value>
}

interface RunOptions {
  readonly input?: string
  readonly env?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal
  /** Receives each piece of the output at once. */
  readonly onOut?: (text: string) => void
  readonly isTerminal?: boolean
}

export async function createDevice(server: string): Promise<Device> {
  const home = await mkdtemp(path.join(tmpdir(), 'taskwire-cli-'))
  const runCommand: Device['run'] = async (
    args,
    { input = '', env = {}, signal, onOut, isTerminal = false } = {},
  ) => {
    let [out, err] = ['', '']
    const code = await run(args, {
      // A busy machine must not make a command give the server up.
      env: { TASKWIRE_HOME: home, TASKWIRE_URL: server, TASKWIRE_WAIT: '120', ...env },
      stdin: Object.assign(Readable.from([input]), { isTTY: false }) as unknown as NodeJS.ReadStream,
      stdout: {
        isTTY: isTerminal,
        write: (text: string) => {
          out += text
          onOut?.(text)
          return true
        },
      },
      stderr: {
        write: (text: string) => {
          err += text
          return true
        },
      },
      signal: signal ?? new AbortController().signal,
      version: '1.2.3',
    })
    return { code, out, err }
  }
  return {
    home,
    run: runCommand,
    json: async <Value>(...args: string[]) => {
      const { code, out, err } = await runCommand([...args, '--json'])
      if (code !== 0) throw new Error(`${args.join(' ')} exited with ${code}: ${err}`)
      return JSON.parse(out) as Value
    },
    [Symbol.asyncDispose]: () => rm(home, { recursive: true, force: true }),
  }
}
