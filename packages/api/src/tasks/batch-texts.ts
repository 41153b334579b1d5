import type { BatchItemName, Task } from '@taskwire/domain'

interface Command {
  readonly op: BatchItemName
  readonly id?: string | undefined
  readonly title?: unknown
  readonly description?: unknown
  readonly base_revision?: number | undefined
}

/** The texts that the commands of a batch have written so far. */
export interface BatchTexts {
  /** Returns the command based on the texts of earlier commands, if all texts that it edits are among them. */
  rebase<Given extends Command>(command: Given): Given
  /** Records the texts of a finished command. */
  note(command: Command, task: Task): void
}

const texts = ['title', 'description'] as const

/**
 * The commands of a batch have one author: an edit is based on the texts that earlier commands wrote, at the last revision whose
 * result still had them. A repeated command returns its first revision, so later edits of others are still detected.
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
