import { runTaskwire } from '../../src/commands/operator/run-taskwire.ts'

/**
 * Runs a call of `taskwire` in the test's own process: only `taskwire-command.pg.test.ts` tests the process. All other settings are
 * unset, whatever the environment of the test has.
 */
export function taskwire(env: Readonly<Record<string, string>>, ...words: string[]) {
  return runTaskwire(words, env)
}
