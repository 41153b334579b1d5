import { byPosition } from '../entities/by-position.ts'
import {
  created,
  edited,
  removed,
  restored,
  type EntityRules,
  type MutationContext,
} from '../entities/rules.ts'
import { UNPLACED } from '../entities/unplaced.ts'
import type {
  CreateListInput,
  DeleteListInput,
  ListPatch,
  RestoreListInput,
  UpdateListInput,
} from './list-input.ts'
import type { List } from './list.ts'

/** The list that a creation makes. The server alone knows its revision. */
function newList(input: CreateListInput & { readonly id: string }, { user_id, at }: MutationContext): List {
  return {
    id: input.id,
    user_id,
    title: input.title,
    color: input.color ?? null,
    position: input.position ?? UNPLACED,
    archived_at: input.archived === true ? at : null,
    created_at: at,
    updated_at: at,
    revision: 0,
  }
}

/** A list after a patch: omitted means unchanged, null clears. */
function patchList(list: List, patch: ListPatch, at: string): List {
  return {
    ...list,
    title: patch.title ?? list.title,
    color: patch.color === undefined ? list.color : patch.color,
    position: patch.position ?? list.position,
    archived_at:
      patch.archived === undefined ? list.archived_at : patch.archived ? (list.archived_at ?? at) : null,
    updated_at: at,
  }
}

export const listRules = {
  texts: ['title'],
  trimmed: ['title'],
  order: byPosition,
  notFound: 'LIST_NOT_FOUND',
  reducers: {
    create: (state, input, context) => created(state, () => newList(input, context)),
    update: (state, input, { at }) => edited(state, (row) => patchList(row, input, at)),
    delete: removed,
    restore: restored,
  },
} as const satisfies EntityRules<List, ListMutations>

/** The inputs of a list's mutations, as a replica queues them. */
export interface ListMutations {
  readonly create: Omit<CreateListInput, 'op_id'> & { readonly id: string }
  readonly update: Omit<UpdateListInput, 'op_id' | 'epoch'>
  readonly delete: Omit<DeleteListInput, 'op_id' | 'epoch'>
  readonly restore: Omit<RestoreListInput, 'op_id'>
}
