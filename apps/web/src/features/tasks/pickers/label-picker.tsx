import { MAX_LABEL_NAME, MAX_LABELS, MAX_LABELS_PER_TASK } from '@taskwire/domain'
import { useReplicaValue } from '../../../shared/replica/replica-context.ts'
import { pickerTexts } from '../../../shared/texts/pickers.ts'
import { useNotify, useTaskActions } from '../data/task-context.ts'
import type { Task } from '../data/task.ts'
import { ChoicePopup } from './choice-popup.tsx'
import type { PickerProps } from './picker-popup.tsx'
import { shareOf, type Choice } from './choices.ts'

/** Puts labels on tasks and takes them off. A label that only some of the tasks have is put on all of them. */
export function LabelPicker({ tasks, ...picker }: PickerProps & { readonly tasks: readonly Task[] }) {
  const labels = useReplicaValue(({ labels }) => labels)
  const { label } = useTaskActions()
  const notify = useNotify()
  const texts = pickerTexts()
  const counts = new Map<string, number>()
  for (const { label_ids } of tasks) for (const id of label_ids) counts.set(id, (counts.get(id) ?? 0) + 1)
  const choices = labels.map(({ id, name, color }) => ({
    id,
    name,
    color,
    share: shareOf(counts.get(id) ?? 0, tasks.length),
  }))
  /** Adds a label unless a task that lacks it has too many. */
  const add = (change: Parameters<typeof label>[1], id?: string) => {
    const isFull = tasks.some(
      ({ label_ids }) => label_ids.length >= MAX_LABELS_PER_TASK && !label_ids.some((has) => has === id),
    )
    if (isFull) notify(texts.full({ max: MAX_LABELS_PER_TASK }))
    else label(tasks, change)
  }
  const toggle = ({ id, share }: Choice) => {
    if (id === null) return
    if (share === 'all') label(tasks, { remove: [id] })
    else add({ add: [id] }, id)
  }
  return (
    <ChoicePopup
      {...picker}
      isMultiple
      label={texts.labels}
      placeholder={labels.length === 0 ? texts.firstLabel : texts.findLabel}
      choices={choices}
      maxName={MAX_LABEL_NAME}
      onChoose={toggle}
      onCreate={labels.length < MAX_LABELS ? (name) => add({ names: [name] }) : undefined}
    />
  )
}
