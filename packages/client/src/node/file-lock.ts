import { link, readFile, rename, rm, writeFile } from 'node:fs/promises'

/** Files that this process holds: a number in a lock may be that of a process before it, which had the same one. */
const held = new Set<string>()

/**
 * Takes a file for this process alone, by a lock beside it that names the process. The lock of a process that is gone is
 * taken over. Answers what gives it back; throws when somebody else holds it.
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
  // Two may find it stale at once. Whoever moves it away looks what it was: the lock of the other is put back.
  const aside = `${lock}.stale.${process.pid}`
  if (!(await isMade(rename(lock, aside), 'ENOENT'))) return
  const moved = await readFile(aside, 'utf8')
  if (moved !== holder) await isMade(link(aside, lock), 'EEXIST')
  await rm(aside, { force: true })
}

/** A process by its number and, where that can be known, by when it began: numbers are given out again. */
async function nameOf(pid: number): Promise<string> {
  const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  const began = status.slice(status.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  return `${pid} ${began}`
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    // It runs, and is somebody else's.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** False for the one failure that is expected. */
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
