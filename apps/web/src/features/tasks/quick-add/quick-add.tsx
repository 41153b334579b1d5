import { Plus } from 'lucide-react'
import { useRef, useState, type KeyboardEvent, type SubmitEvent } from 'react'
import type { TaskPriority } from '@taskwire/client'
import { useCommands } from '../../../shared/commands/commands.ts'
import { addDays, type Day } from '../../../shared/dates/day.ts'
import { useToday } from '../../../shared/dates/use-today.ts'
import { useDraft } from '../../../shared/drafts/use-draft.ts'
import { t } from '../../../shared/texts/texts.ts'
import { isEnter } from '../../../shared/ui/keys.ts'
import { useListFocus, useTaskActions } from '../data/task-context.ts'
import { DueButton } from '../due/due-button.tsx'
import type { View } from '../task-search.ts'
import { PrioritySelect } from './priority-select.tsx'

type AddingView = Exclude<View, 'completed' | 'trash'>

/** Enter adds and stays for the next task; Escape goes to the list. A view gives its tasks the date that keeps them in sight. */
export function QuickAdd({ view }: { readonly view: AddingView }) {
  const today = useToday()
  const field = useRef<HTMLInputElement>(null)
  const { add } = useTaskActions()
  const focus = useListFocus()
  const [title = '', setTitle, forgetTitle] = useDraft('new-task')
  const [chosenDue, setChosenDue] = useState<Day | null>()
  const [priority, setPriority] = useState<TaskPriority>('medium')
  const due = chosenDue === undefined ? defaultDue[view](today) : chosenDue
  const texts = t().tasks.add

  useCommands({
    add: () => field.current?.focus(),
    back: () => {
      if (document.activeElement !== field.current) return false
      field.current?.blur()
      focus.request()
      return true
    },
  })

  const submit = () => {
    if (title.trim() === '') return
    add({ title: title.trim(), priority, due_date: due })
    forgetTitle()
    setChosenDue(undefined)
    setPriority('medium')
  }
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault()
    submit()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    // A form takes Enter alone.
    if (!isEnter(event) || !event.shiftKey) return
    event.preventDefault()
    submit()
  }

  return (
    <form
      onSubmit={onSubmit}
      className="flex flex-wrap items-center rounded-lg bg-surface px-1 ring-1 ring-line transition-shadow has-[input:focus-visible]:ring-2 has-[input:focus-visible]:ring-accent"
    >
      <label className="flex min-w-0 grow basis-48 items-center">
        <Plus size={18} strokeWidth={1.75} className="mx-2.5 flex-none text-accent" aria-hidden />
        <input
          ref={field}
          data-quick-add
          value={title}
          onChange={(event) => setTitle(event.target.value)}
          onKeyDown={onKeyDown}
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

const defaultDue: Record<AddingView, (today: Day) => Day | null> = {
  today: (today) => today,
  upcoming: (today) => addDays(today, 1),
  all: () => null,
}
