import { z } from 'zod'
import { writeConditions } from '../entities/conditions.ts'
import { lookupIdSchema } from '../ids.ts'
import type { Problem } from '../issues.ts'
import { addProblem } from '../zod-error-map.ts'
import type { CompletionFlag } from './completion.ts'

const { expected_revision, epoch, op_id } = writeConditions('task')

/** The names of the flag in the input that completes a task. */
export const completeFlags = {
  completed: z.boolean().optional().meta({ description: 'Without any flag the task is toggled' }),
  complete: z.boolean().optional().meta({ description: 'The same as `completed`' }),
  is_completed: z.boolean().optional().meta({ description: 'The same as `completed`' }),
}

interface CompleteFlags {
  readonly completed?: boolean | undefined
  readonly complete?: boolean | undefined
  readonly is_completed?: boolean | undefined
}

/**
 * Rejects flags that differ, and inputs with other fields of a task but no flag, which probably do not mean a toggle. `addressKeys` are
 * the fields that select the task and its condition.
 */
export function refuseUnclearFlag(addressKeys: readonly string[]) {
  return (input: CompleteFlags & object, ctx: z.core.$RefinementCtx): void => {
    const refuse = (problem: Problem) => addProblem(ctx, problem, ['completed'])
    const flags = [input.completed, input.complete, input.is_completed].filter((flag) => flag !== undefined)
    if (flags.some((flag) => flag !== flags[0]))
      refuse({ code: 'contradiction', fields: ['complete', 'is_completed'] })
    if (flags.length === 0 && Object.keys(input).some((key) => !addressKeys.includes(key)))
      refuse({ code: 'required' })
  }
}

/** Returns the flag that an input sets; undefined when the task is to be toggled. */
export function flagToSet({ completed, complete, is_completed }: CompleteFlags): CompletionFlag {
  return completed ?? complete ?? is_completed ?? 'flip'
}

export interface CompleteTaskInput extends CompleteFlags {
  readonly id: string
  readonly expected_revision?: number | undefined
  readonly epoch?: string | undefined
  readonly op_id?: string | undefined
}

export const completeTaskSchema = z
  .looseObject({ id: lookupIdSchema, ...completeFlags, expected_revision, epoch, op_id })
  .superRefine(refuseUnclearFlag(['id', 'expected_revision', 'epoch', 'op_id'])) as z.ZodType<
  CompleteTaskInput,
  CompleteTaskInput
>
