import { pino } from 'pino'
import { compose, patience, type Composition } from '../deps.ts'
import type { Env } from '../env.ts'
import { showProgress } from './run-command.ts'

/**
 * The parts of the server for a command, with the patience for a slow database. Without mail, unless `withMail`: then messages wait in the
 * queue until a server sends them.
 */
export function composeCommand(env: Env, { withMail = false } = {}): Promise<Composition> {
  const options = { progress: showProgress, limits: patience }
  return compose(withMail ? env : { ...env, SMTP_URL: undefined }, pino({ level: 'silent' }), options)
}
