import { link, readFile, rename, rm, writeFile } from 'node:fs/promises'

/** Files that this process has locked. The process id in a lock can't tell, because an earlier process may have had the same id. */
const held = new Set<string>()

/**
 * Locks a file for this process, with a lock file beside it that names the process. Takes over the lock of a process that has ended.
 * Returns a function that unlocks.
 *
 * @throws Error with the code EBUSY when the file is locked
 */
export async function lockFile(file: string): Promise<() => Promise<void>> {
  const lock = `${file}.lock`
  const own = `${lock}.${process.pid}`
  if (held.has(file)) throw inUse(file, process.pid)
  held.add(file)
  try {
    await writeFile(own, await nameOf(process.pid), { mode: 0o600 })
    while (!(await isMade(link(own, lock), 'EEXIST'))) await removeIfStale(file, lock)
  } catch (error) {
    held.delete(file)
    throw error
  } finally {
    await rm(own, { force: true })
  }
  return async () => {
    await rm(lock, { force: true })
    held.delete(file)
  }
}

async function removeIfStale(file: string, lock: string): Promise<void> {
  const holder = await readFile(lock, 'utf8').catch(() => undefined)
  if (holder === undefined) return
  const pid = Number.parseInt(holder, 10)
  if (pid !== process.pid && isRunning(pid) && (await nameOf(pid)) === holder) throw inUse(file, pid)
  // Two processes may find the lock stale at once. After moving it away, check its content, and put a new lock of the other one back.
  const aside = `${lock}.stale.${process.pid}`
  if (!(await isMade(rename(lock, aside), 'ENOENT'))) return
  const moved = await readFile(aside, 'utf8')
  if (moved !== holder) await isMade(link(aside, lock), 'EEXIST')
  await rm(aside, { force: true })
}

/** Names a process by its id and, where /proc tells, by its start time, because ids are reused. */
async function nameOf(pid: number): Promise<string> {
  const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  const started = status.slice(status.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  return `${pid} ${started}`
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    // The process runs under another user.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Returns false for the one expected error. */
async function isMade(work: Promise<void>, expected: string): Promise<boolean> {
  try {
    await work
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === expected) return false
    throw error
  }
}

function inUse(file: string, pid: number): Error {
  return Object.assign(new Error(`${file} is in use by process ${pid}`), { code: 'EBUSY' })
}
