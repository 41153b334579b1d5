import type { Deps } from '@taskwire/api'
import { createTask, listPage, updateTask } from '@taskwire/api/contracts'
import { DomainError, type Actor } from '@taskwire/domain'
import { v5 } from 'uuid'
import type { DemoTask } from './demo-tasks.ts'

/** The numbers of tasks of a run: added, already present, and deleted earlier, which stay deleted. */
export interface Filled {
  readonly added: number
  readonly kept: number
  readonly deleted: number
}

/**
 * Replays the history of the tasks through the use cases, each step at its own moment, so that every write takes a
 * revision in the usual way. A task has the same id at each run, so existing tasks stay unchanged.
 */
export async function fillAccount(
  deps: Deps,
  actor: Actor,
  tasks: readonly DemoTask[],
  onProgress: (done: number) => void,
): Promise<Filled> {
  const present = new Set(await listPage({ deps, actor }, {}, ({ id }) => id))
  const count = { added: 0, kept: 0, deleted: 0 }
  const later: { at: string; id: string; status: 'in_progress' | 'completed' }[] = []
  const ids = idsOf(tasks)
  for (const [index, task] of tasks.entries()) {
    const { created_at, started_at, completed_at, ...input } = task
    await play(created_at)
    const id = ids[index] as string
    const outcome = present.has(id) ? 'kept' : await add(id, input, created_at)
    count[outcome] += 1
    if (outcome === 'added') {
      if (started_at !== null) later.push({ at: started_at, id, status: 'in_progress' })
      if (completed_at !== null) later.push({ at: completed_at, id, status: 'completed' })
    }
    onProgress(index + 1)
  }
  await play(deps.now())
  return count

  async function add(id: string, input: Omit<Parameters<typeof createTask>[2], 'id'>, at: string) {
    try {
      await createTask({ ...deps, now: () => at }, actor, { ...input, id })
      return 'added'
    } catch (error) {
      if (error instanceof DomainError && error.code === 'TASK_ID_USED') return 'deleted'
      throw error
    }
  }

  /** The steps up to this moment. */
  async function play(until: string): Promise<void> {
    later.sort((a, b) => a.at.localeCompare(b.at))
    while (later[0] !== undefined && later[0].at <= until) {
      const { at, id, status } = later.shift() as (typeof later)[number]
      await updateTask({ ...deps, now: () => at }, actor, { id, status })
    }
  }
}

const NAMESPACE = '6f6c1a52-6a0c-4f0e-9d35-1c3c7f1f5b0e'

/** An id for each title, and a different one for each repetition. */
function idsOf(tasks: readonly DemoTask[]): string[] {
  const times = new Map<string, number>()
  return tasks.map(({ title }) => {
    const time = times.get(title) ?? 0
    times.set(title, time + 1)
    return v5(`${title} ${time}`, NAMESPACE)
  })
}
