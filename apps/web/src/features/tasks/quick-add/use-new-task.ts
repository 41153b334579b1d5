import type { TaskPriority } from '@taskwire/client'
import { MAX_TITLE } from '@taskwire/domain'
import { useMemo, useState } from 'react'
import { applyDueChange, type DueChange } from '../../../shared/dates/due-change.ts'
import { useToday } from '../../../shared/dates/use-today.ts'
import { useDraft } from '../../../shared/drafts/use-draft.ts'
import { isTooLong } from '../../../shared/forms/text-limit.ts'
import { useReplicaValue } from '../../../shared/replica/replica-context.ts'
import { useRuntime } from '../../../shared/runtime/runtime.tsx'
import { newTaskFields } from '../data/new-task-fields.ts'
import { useTaskActions } from '../data/task-context.ts'
import type { Place } from '../task-search.ts'
import type { Span } from './move-spans.ts'
import { fetchReader, useReader, type Reader } from './use-reader.ts'

/** The task that a line describes. A chosen value wins over the text of the line, which wins over the default of the place. */
export function useNewTask(place: Place) {
  const today = useToday()
  const { now } = useRuntime()
  const { add, applyLateReading } = useTaskActions()
  const [line = '', setLine, forgetLine] = useDraft('new-task')
  const reader = useReader(line)
  const lists = useReplicaValue(({ lists }) => lists)
  const labels = useReplicaValue(({ labels }) => labels)
  const names = useMemo(() => ({ lists, labels }), [lists, labels])
  const [ignoredSpans, setIgnoredSpans] = useState<readonly Span[]>([])
  const [isTitleMissing, setTitleMissing] = useState(false)
  const [chosenDue, setChosenDue] = useState<string | null>()
  const [chosenPriority, setChosenPriority] = useState<TaskPriority>()
  const [chosenList, setChosenList] = useState<string | null>()
  const read = (by: Reader | undefined) =>
    by?.readLine(
      line,
      now(),
      [
        ...ignoredSpans,
        ...(chosenDue === undefined ? [] : (['due'] as const)),
        // A repeating task has a due date.
        ...(chosenDue === null ? (['repeat'] as const) : []),
        ...(chosenPriority ? (['priority'] as const) : []),
        ...(chosenList === undefined ? [] : (['list'] as const)),
      ],
      names,
    )
  const reading = read(reader)
  const title = reading?.title ?? line.trim()
  const isOver = isTooLong(title, MAX_TITLE)
  const { due_date: defaultDue, list_id: defaultList = null, ...fields } = newTaskFields(place, today)
  const dueWithoutText = chosenDue === undefined ? defaultDue : chosenDue
  const listWithoutText = chosenList === undefined ? defaultList : chosenList
  const due = chosenDue ?? reading?.due_date ?? dueWithoutText
  const list = reading?.list_id ?? listWithoutText
  const priority = reading?.priority ?? chosenPriority ?? 'medium'

  const applyLate = async (id: string) => {
    const late = read(await fetchReader())
    if (late === undefined || late.tokens.length === 0 || late.title === '') return
    const { title: own, due_date, priority, list_id, labels, recurrence } = late
    const patch = {
      title: own,
      ...(due_date !== undefined && { due_date }),
      ...(priority && { priority }),
      ...(list_id !== undefined && { list_id }),
      ...(recurrence && { recurrence }),
    }
    applyLateReading(id, title, patch, labels)
  }
  return {
    line,
    names,
    reader,
    reading,
    title,
    isOver,
    isTitleMissing,
    due,
    list,
    priority,
    /** The values of a task whose line has none. */
    defaults: { ...fields, due_date: dueWithoutText, list_id: listWithoutText },
    write: (next: string) => {
      setIgnoredSpans(reader?.moveSpans(ignoredSpans, line, next) ?? ignoredSpans)
      setLine(next)
      setTitleMissing(false)
    },
    /** Keeps the words of a token in the title. */
    ignore: (span: Span) => setIgnoredSpans([...ignoredSpans, span]),
    chooseDue: (change: DueChange) => setChosenDue(applyDueChange(due, change)),
    chooseList: setChosenList,
    choosePriority: setChosenPriority,
    /** Adds the task. `keepsChoice` keeps the chosen values for the next one. */
    submit: (keepsChoice = false) => {
      setTitleMissing(title === '')
      if (title === '' || isOver) return
      const [id] = add([
        {
          ...fields,
          title,
          priority,
          due_date: due,
          list_id: list,
          labels: reading?.labels ?? [],
          ...(reading?.recurrence && { recurrence: reading.recurrence }),
        },
      ])
      // The user pressed Enter before the line parser had loaded.
      if (reader === undefined && id !== undefined) void applyLate(id)
      forgetLine()
      setIgnoredSpans([])
      if (keepsChoice) return
      setChosenDue(undefined)
      setChosenPriority(undefined)
      setChosenList(undefined)
    },
  }
}
