import { byPosition } from '../entities/by-position.ts'
import { created, edited, removed, type EntityRules, type MutationContext } from '../entities/rules.ts'
import { UNPLACED } from '../entities/unplaced.ts'
import type { CreateLabelInput, DeleteLabelInput, LabelPatch, UpdateLabelInput } from './label-input.ts'
import type { Label } from './label.ts'

/** The label that a creation makes. The server alone knows its revision. */
function newLabel(
  input: CreateLabelInput & { readonly id: string },
  { user_id, at }: MutationContext,
): Label {
  return {
    id: input.id,
    user_id,
    name: input.name,
    color: input.color ?? null,
    position: input.position ?? UNPLACED,
    created_at: at,
    updated_at: at,
    revision: 0,
  }
}

/** A label after a patch: omitted means unchanged, null clears. */
function patchLabel(label: Label, patch: LabelPatch, at: string): Label {
  return {
    ...label,
    name: patch.name ?? label.name,
    color: patch.color === undefined ? label.color : patch.color,
    position: patch.position ?? label.position,
    updated_at: at,
  }
}

export const labelRules = {
  texts: ['name'],
  trimmed: ['name'],
  order: byPosition,
  notFound: 'LABEL_NOT_FOUND',
  reducers: {
    create: (state, input, context) => created(state, () => newLabel(input, context)),
    update: (state, input, { at }) => edited(state, (row) => patchLabel(row, input, at)),
    delete: removed,
  },
} as const satisfies EntityRules<Label, LabelMutations>

/** The inputs of a label's mutations, as a replica queues them. */
export interface LabelMutations {
  readonly create: Omit<CreateLabelInput, 'op_id'> & { readonly id: string }
  readonly update: Omit<UpdateLabelInput, 'op_id' | 'epoch'>
  readonly delete: Omit<DeleteLabelInput, 'op_id' | 'epoch'>
}
