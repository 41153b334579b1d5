import { statusOf, type Finding } from '../doctor/finding.ts'
import type { Subcommand } from './subcommand.ts'

const marks = { ok: 'ok', warning: 'warning', failed: 'FAILED' } as const

/** `taskwire doctor`: checks the installation, and changes nothing. */
export const doctor: Subcommand = {
  name: 'doctor',
  parameters: [],
  does: 'Checks the settings, the data folder, the database and the mail server, and changes nothing.\nExit code 0 with warnings, 1 with a failure.',
  async run(env) {
    const { checkDatabase } = await import('../doctor/check-database.ts')
    const { checkFiles } = await import('../doctor/check-files.ts')
    const { checkReplica } = await import('../doctor/check-replica.ts')
    const { checkMail } = await import('../doctor/check-mail.ts')
    const checks: Finding[] = [
      ...(await checkFiles(env)),
      ...(await checkDatabase(env)),
      ...(await checkReplica(env)),
      ...(await checkMail(env)),
    ]
    const status = statusOf(checks)
    const width = Math.max(...checks.map(({ name }) => name.length))
    return {
      lines: checks.map(
        ({ name, status: each, message }) => `${marks[each].padEnd(8)} ${name.padEnd(width)}  ${message}`,
      ),
      data: { status, checks },
      hasFailed: status === 'failed',
    }
  },
}
