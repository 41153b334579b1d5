import type { Label, LabelPatch, List, ListPatch, NewLabel, NewList } from './task.ts'
import type { UndoHistory } from './undo-history.ts'
import type { ActionKind } from './undo-stack.ts'

/** The user's actions on lists and labels. Each applies at once and is one undo step, together with its effects on tasks. */
export interface ListActions {
  /** Adds a list at the end and returns its id. */
  readonly addList: (input: Omit<NewList, 'id'>) => string
  readonly editList: (list: List, patch: ListPatch) => void
  /** Deletes a list and its tasks. Undo restores both. */
  readonly removeList: (list: List) => void
  /** Restores a deleted list with the tasks that were deleted with it. */
  readonly restoreList: (list: List) => void
  /** Adds a label at the end and returns its id. */
  readonly addLabel: (input: Omit<NewLabel, 'id'>) => string
  readonly editLabel: (label: Label, patch: LabelPatch) => void
  /** Deletes a label and takes it off its tasks. Undo creates it again on the same tasks. */
  readonly removeLabel: (label: Label) => void
}

export function createListActions({ perform }: UndoHistory, newId: () => string): ListActions {
  return {
    addList: (input) => {
      const id = newId()
      const edit = { entity: 'list', kind: 'create', input: { ...input, id } } as const
      perform({ kind: 'listCreate', title: input.title }, [edit])
      return id
    },
    editList: ({ id, title }, patch) =>
      perform({ kind: kindOfListEdit(patch), title: patch.title ?? title }, [
        { entity: 'list', kind: 'update', id, patch },
      ]),
    removeList: ({ id, title }) =>
      perform({ kind: 'listDelete', title }, [{ entity: 'list', kind: 'delete', id }]),
    restoreList: ({ id, title }) =>
      perform({ kind: 'listRestore', title }, [{ entity: 'list', kind: 'restore', id }]),
    addLabel: (input) => {
      const id = newId()
      const edit = { entity: 'label', kind: 'create', input: { ...input, id } } as const
      perform({ kind: 'labelCreate', title: input.name }, [edit])
      return id
    },
    editLabel: ({ id, name }, patch) =>
      perform({ kind: 'labelUpdate', title: patch.name ?? name }, [
        { entity: 'label', kind: 'update', id, patch },
      ]),
    removeLabel: ({ id, name }) =>
      perform({ kind: 'labelDelete', title: name }, [{ entity: 'label', kind: 'delete', id }]),
  }
}

function kindOfListEdit({ archived }: ListPatch): ActionKind {
  if (archived === undefined) return 'listUpdate'
  return archived ? 'listArchive' : 'listUnarchive'
}
