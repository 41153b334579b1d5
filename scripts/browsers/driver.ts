import { spawn, type ChildProcess } from 'node:child_process'
import { createServer } from 'node:net'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'

/** A browser controlled from outside, with trusted key presses. */
export interface Driver extends AsyncDisposable {
  navigate(url: string): Promise<void>
  /** The value of an expression in the page, as JSON. */
  evaluate(expression: string): Promise<unknown>
  press(keys: readonly string[]): Promise<void>
}

/** WebDriver's actions for keys pressed one after the other, for both protocols. */
export function keyActions(keys: readonly string[]) {
  const actions = keys.flatMap((value) => [
    { type: 'keyDown', value },
    { type: 'keyUp', value },
  ])
  return [{ type: 'key', id: 'keyboard', actions }]
}

export async function freePort(): Promise<number> {
  await using server = createServer()
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return (server.address() as { port: number }).port
}

/** Starts a program that ends with the driver. Throws when it is not installed. */
export async function launch(
  program: string,
  args: string[],
  env: NodeJS.ProcessEnv = {},
): Promise<ChildProcess> {
  const child = spawn(program, args, { stdio: 'ignore', env: { ...process.env, ...env } })
  await once(child, 'spawn')
  return child
}

/** Repeats an attempt that fails while a program is starting. */
export async function eventually<T>(attempt: () => Promise<T>, within = 30_000): Promise<T> {
  const deadline = performance.now() + within
  for (;;) {
    try {
      return await attempt()
    } catch (error) {
      if (performance.now() > deadline) throw error
      await pause(100)
    }
  }
}
