import { accessSync, constants, readFileSync, statfsSync } from 'node:fs'

const MEMORY = '/dev/shm'
/** Many times the size of the databases of parallel tests. */
const ENOUGH_BYTES = 4 * 1024 ** 3

/**
 * Puts the temporary files of tests into memory where possible: making and dropping hundreds of databases is mostly
 * making and dropping files. `TMPDIR` overrides it.
 */
export function preferMemory(): void {
  if (process.env['TMPDIR'] === undefined && isRoomy()) process.env['TMPDIR'] = MEMORY
}

/** Checks that a folder is in memory, large, and allows programs to be executed, as tests do. */
function isRoomy(): boolean {
  try {
    const mount = readFileSync('/proc/mounts', 'utf8')
      .split('\n')
      .findLast((line) => line.split(' ')[1] === MEMORY)
    const { bavail, bsize } = statfsSync(MEMORY)
    accessSync(MEMORY, constants.W_OK)
    return mount !== undefined && !/\bnoexec\b/.test(mount) && bavail * bsize >= ENOUGH_BYTES
  } catch {
    return false
  }
}
