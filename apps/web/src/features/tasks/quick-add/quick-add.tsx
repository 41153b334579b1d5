import { Plus } from 'lucide-react'
import { useState, type SubmitEvent } from 'react'
import type { TaskPriority } from '@taskwire/client'
import { addDays, type Day } from '../../../shared/dates/day.ts'
import { useToday } from '../../../shared/dates/use-today.ts'
import { useDraft } from '../../../shared/drafts/use-draft.ts'
import { useTaskActions } from '../data/use-task-actions.ts'
import { DueButton } from '../due/due-button.tsx'
import type { View } from '../task-search.ts'
import { taskTexts } from '../texts.ts'
import { PrioritySelect } from './priority-select.tsx'

const texts = taskTexts.add

/** Enter adds and keeps the focus for the next task. A view gives its tasks the date that keeps them in sight. */
export function QuickAdd({ view }: { readonly view: Exclude<View, 'completed'> }) {
  const today = useToday()
  const { add } = useTaskActions()
  const [title, setTitle] = useDraft('new-task')
  const [chosenDue, setChosenDue] = useState<Day | null>()
  const [priority, setPriority] = useState<TaskPriority>('medium')
  const due = chosenDue === undefined ? defaultDue[view](today) : chosenDue

  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault()
    if (title.trim() === '') return
    add({ title: title.trim(), priority, due_date: due })
    setTitle('')
    setChosenDue(undefined)
    setPriority('medium')
  }

  return (
    <form
      onSubmit={onSubmit}
      className="flex flex-wrap items-center rounded-lg bg-surface px-1 ring-1 ring-line transition-shadow has-[input:focus-visible]:ring-2 has-[input:focus-visible]:ring-accent"
    >
      <label className="flex min-w-0 grow basis-48 items-center">
        <Plus size={18} strokeWidth={1.75} className="mx-2.5 flex-none text-accent" aria-hidden />
        <input
          data-quick-add
          value={title}
          onChange={(event) => setTitle(event.target.value)}
          aria-label={texts.label}
          placeholder={texts.placeholder[view]}
          autoComplete="off"
          enterKeyHint="done"
          className="min-h-11 w-full min-w-0 bg-transparent outline-none"
        />
      </label>
      <div className="flex items-center text-sm">
        <DueButton due={due} onChange={setChosenDue} className="button-quiet" />
        <PrioritySelect value={priority} onChange={setPriority} />
      </div>
      <button type="submit" className="sr-only focus-visible:not-sr-only focus-visible:px-3">
        {texts.submit}
      </button>
    </form>
  )
}

const defaultDue: Record<Exclude<View, 'completed'>, (today: Day) => Day | null> = {
  today: (today) => today,
  upcoming: (today) => addDays(today, 1),
  all: () => null,
}
