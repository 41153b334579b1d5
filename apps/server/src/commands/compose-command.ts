import { pino } from 'pino'
import { compose, patience, type Composition } from '../deps.ts'
import type { Env } from '../env.ts'
import { showProgress } from './run-command.ts'

/** The parts of the server for a command: without mail, and with the patience for a slow database. */
export function composeCommand(env: Env): Promise<Composition> {
  const options = { progress: showProgress, limits: patience }
  return compose({ ...env, SMTP_URL: undefined }, pino({ level: 'silent' }), options)
}
