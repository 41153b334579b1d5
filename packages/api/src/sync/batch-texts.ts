import { entityKinds, type Entity, type EntityKind } from '@taskwire/domain'

interface Operation {
  readonly kind: EntityKind
  readonly op: string
}

interface Edit {
  readonly id?: string | undefined
  readonly base_revision?: number | undefined
}

/** The texts that the commands of a batch have written so far. */
export interface BatchTexts {
  /** Returns the input based on the texts of earlier commands, if all texts that it edits are among them. */
  rebase<Input extends Edit>(operation: Operation, input: Input): Input
  /** Records the texts of a finished command. */
  note(operation: Operation, input: Edit, entity: Entity): void
}

/**
 * The commands of a batch have one author: an edit is based on the texts that earlier commands wrote, at the last revision whose
 * result still had them. A repeated command returns its first revision, so later edits of others are still detected.
 */
export function createBatchTexts(): BatchTexts {
  const written = new Map<string, { readonly revision: number; readonly text: unknown }>()
  const nameOf = (kind: EntityKind, id: string, text: string) => `${kind} ${id.toLowerCase()} ${text}`
  const textsOf = (kind: EntityKind): readonly string[] => entityKinds[kind].rules.texts
  return {
    rebase({ kind, op }, input) {
      const { id, base_revision } = input
      if (op !== 'update' || id === undefined || base_revision === undefined) return input
      const edited = textsOf(kind).filter((text) => fieldOf(input, text) !== undefined)
      const revisions = edited.map((text) => written.get(nameOf(kind, id, text))?.revision)
      if (edited.length === 0 || !revisions.every((revision) => revision !== undefined)) return input
      return { ...input, base_revision: Math.max(base_revision, Math.min(...revisions)) }
    },
    note({ kind, op }, input, entity) {
      for (const name of textsOf(kind)) {
        const key = nameOf(kind, entity.id, name)
        const text = fieldOf(entity, name)
        const isOwn = op === 'create' || (op === 'update' && fieldOf(input, name) !== undefined)
        if (isOwn || written.get(key)?.text === text) written.set(key, { revision: entity.revision, text })
      }
    },
  }
}

function fieldOf(object: object, name: string): unknown {
  return (object as Readonly<Record<string, unknown>>)[name]
}
