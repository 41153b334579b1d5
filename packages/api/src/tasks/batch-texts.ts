import type { CommandName, Task } from '@taskwire/domain'

interface Command {
  readonly op: CommandName
  readonly id?: string | undefined
  readonly title?: unknown
  readonly description?: unknown
  readonly base_revision?: number | undefined
}

/** What the commands of a batch wrote so far. */
export interface BatchTexts {
  /** The command, based on what an earlier one wrote if it writes nothing but that. */
  rebase<Given extends Command>(command: Given): Given
  /** The command was done. */
  note(command: Command, task: Task): void
}

const texts = ['title', 'description'] as const

/**
 * The commands of a batch are one author's: an edit goes on from what earlier ones of them made of its texts, at the
 * last revision at which an answer still had them. Repeated under its key a command answers that same revision, so what others
 * wrote since is noticed as ever.
 */
export function createBatchTexts(): BatchTexts {
  const written = new Map<string, { readonly revision: number; readonly text: string | null }>()
  const nameOf = (id: string, text: string) => `${id.toLowerCase()} ${text}`
  return {
    rebase(command) {
      const { op, id, base_revision } = command
      if (op !== 'update' || id === undefined || base_revision === undefined) return command
      const edited = texts.filter((text) => command[text] !== undefined)
      const revisions = edited.map((text) => written.get(nameOf(id, text))?.revision)
      if (edited.length === 0 || !revisions.every((revision) => revision !== undefined)) return command
      return { ...command, base_revision: Math.max(base_revision, Math.min(...revisions)) }
    },
    note(command, task) {
      for (const name of texts) {
        const key = nameOf(task.id, name)
        const isOwn = command.op === 'create' || (command.op === 'update' && command[name] !== undefined)
        if (isOwn || written.get(key)?.text === task[name])
          written.set(key, { revision: task.revision, text: task[name] })
      }
    },
  }
}
