import { MAX_SUBTASKS } from '@taskwire/domain'
import { useEffect, useId, useRef } from 'react'
import { useAnnounce } from '../../../../shared/announcer/announcer.tsx'
import { useCommands } from '../../../../shared/commands/command-registry.ts'
import { useReplicaValue } from '../../../../shared/replica/replica-context.ts'
import { editingTexts } from '../../../../shared/texts/editing.ts'
import { familiesOf } from '../../data/families.ts'
import { placementsForMove } from '../../data/subtask-order.ts'
import { useTaskActions } from '../../data/task-context.ts'
import type { Task } from '../../data/task.ts'
import { useSubtaskActions } from '../../data/use-subtask-actions.ts'
import { AddSubtask } from './add-subtask.tsx'
import { takesNewSubtask } from '../new-subtask.ts'
import { SubtaskRow } from './subtask-row.tsx'

interface SubtaskListProps {
  readonly task: Task
  readonly onOpen: (id: string) => void
}

const none: readonly Task[] = []

/** The subtasks of a task in its panel, with their progress and a field for new ones. */
export function SubtaskList({ task, onOpen }: SubtaskListProps) {
  const family = useReplicaValue(({ tasks }) => familiesOf(tasks).get(task.id))
  const { remove } = useTaskActions()
  const { place, unnest } = useSubtaskActions()
  const announce = useAnnounce()
  const list = useRef<HTMLUListElement>(null)
  const field = useRef<HTMLInputElement>(null)
  const labelId = useId()
  const texts = editingTexts().subtasks
  const subtasks = family?.subtasks ?? none
  const progress = { done: family?.done ?? 0, count: subtasks.length }

  useCommands({
    'add-subtask': () => {
      if (field.current === null) return false
      field.current.focus()
    },
  })
  useEffect(() => {
    if (takesNewSubtask(task.id)) field.current?.focus()
  }, [task.id])

  const move = (subtask: Task, by: 1 | -1) => {
    const focused = document.activeElement
    const placements = placementsForMove(subtasks, subtask.id, by)
    if (placements.length === 0) return
    place([subtask], placements, true)
    const index = subtasks.indexOf(subtask) + by + 1
    announce(texts.moved({ title: subtask.title, index, count: subtasks.length }))
    // Moving the element in the document takes the focus from it.
    requestAnimationFrame(() => focused instanceof HTMLElement && focused.focus())
  }
  /** Takes a subtask away and focuses its neighbour. */
  const takeAway = (subtask: Task, act: (tasks: readonly Task[]) => void) => {
    const index = subtasks.indexOf(subtask)
    const next = (subtasks[index + 1] ?? subtasks[index - 1])?.id
    act([subtask])
    requestAnimationFrame(() => {
      const row =
        next === undefined
          ? null
          : list.current?.querySelector(`[data-subtask="${CSS.escape(next)}"] textarea`)
      if (row instanceof HTMLElement) row.focus()
      else field.current?.focus()
    })
  }

  return (
    <section aria-labelledby={labelId}>
      <p className="mb-1 flex items-center gap-2 text-sm text-ink-soft">
        <span id={labelId}>{texts.label}</span>
        {progress.count > 0 && (
          <>
            <span className="tabular-nums" aria-hidden>
              {texts.progress(progress)}
            </span>
            <progress
              className="progress h-1.5! max-w-24"
              aria-label={texts.progressLabel}
              max={progress.count}
              value={progress.done}
            />
          </>
        )}
      </p>
      {subtasks.length > 0 && (
        <ul ref={list} aria-labelledby={labelId} className="-ms-1.5">
          {subtasks.map((subtask, index) => (
            <SubtaskRow
              key={subtask.id}
              task={subtask}
              isFirst={index === 0}
              isLast={index === subtasks.length - 1}
              onOpen={() => onOpen(subtask.id)}
              onMove={(by) => move(subtask, by)}
              onUnnest={() => takeAway(subtask, unnest)}
              onRemove={() => takeAway(subtask, remove)}
            />
          ))}
        </ul>
      )}
      {subtasks.length < MAX_SUBTASKS ? (
        <AddSubtask ref={field} parent={task} subtasks={subtasks} />
      ) : (
        <p className="py-2 text-sm text-ink-soft">{texts.full({ max: MAX_SUBTASKS })}</p>
      )}
    </section>
  )
}
