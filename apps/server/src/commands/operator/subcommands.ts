import { backup, moveTo, restore } from './backups.ts'
import { rotate } from './keys.ts'
import { renew } from './log.ts'
import { migrate } from './migrate.ts'
import { doctor } from './doctor.ts'
import type { Subcommand } from './subcommand.ts'
import { userSubcommands } from './users.ts'

/** Every subcommand of `taskwire`. */
export const subcommands: readonly Subcommand[] = [
  backup,
  restore,
  moveTo,
  doctor,
  migrate,
  ...userSubcommands,
  rotate,
  renew,
]
