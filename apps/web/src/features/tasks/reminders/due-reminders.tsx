import { snoozeUntil } from '@taskwire/domain'
import { Bell, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useAnnounce } from '../../../shared/announcer/announcer.tsx'
import { formatDueWithin } from '../../../shared/dates/format-day.ts'
import { useToday } from '../../../shared/dates/use-today.ts'
import { usePushState } from '../../../shared/push/use-push-state.ts'
import { useReplica, useReplicaValue } from '../../../shared/replica/replica-context.ts'
import { useRuntime } from '../../../shared/runtime/runtime.tsx'
import { useAccount } from '../../../shared/session/account-context.ts'
import { useClient } from '../../../shared/session/client-context.tsx'
import { reminderTexts } from '../../../shared/texts/reminders.ts'
import { Button } from '../../../shared/ui/button.tsx'
import { IconButton } from '../../../shared/ui/icon-button.tsx'
import { useLatest } from '../../../shared/ui/use-latest.ts'
import { useListFocus, useTaskActions } from '../data/task-context.ts'
import type { Task } from '../data/task.ts'
import { useTaskSearch } from '../use-task-search.ts'
import { followDue, type DueReminder } from './follow-due.ts'

const SNOOZE_MS = 3_600_000

/** Shows reminders that are due in the page, unless this browser gets them as notifications. They stay until the person acts. */
export function DueReminders() {
  const state = usePushState()
  const user = useAccount()?.id
  if (user === undefined || state === undefined || state === 'on') return null
  return <DueList key={user} user={user} />
}

function DueList({ user }: { readonly user: string }) {
  const client = useClient()
  const { getSnapshot } = useReplica()
  const announce = useAnnounce()
  const [due, setDue] = useState<readonly DueReminder[]>([])
  const { onDue } = useLatest({
    onDue: (reminder: DueReminder) => {
      const { title } = getSnapshot().tasks.byId.get(reminder.task_id) ?? {}
      if (title !== undefined) announce(reminderTexts().announce({ title }))
      setDue((before) => [reminder, ...before.filter(({ task_id }) => task_id !== reminder.task_id)])
    },
  })
  useEffect(() => followDue({ client, user, onDue }), [client, user, onDue])
  if (due.length === 0) return null
  return (
    <section
      aria-label={reminderTexts().region}
      className="fixed inset-x-4 top-16 z-40 grid max-h-[70dvh] gap-2 overflow-y-auto rounded-lg sm:start-auto sm:w-88 md:top-auto md:bottom-4"
    >
      {due.map(({ task_id }) => (
        <DueTask
          key={task_id}
          id={task_id}
          onClose={() => setDue((before) => before.filter((other) => other.task_id !== task_id))}
        />
      ))}
    </section>
  )
}

interface DueTaskProps {
  readonly id: string
  readonly onClose: () => void
}

/** A reminder of an open task. It disappears when the task is completed or deleted anywhere. */
function DueTask({ id, onClose }: DueTaskProps) {
  const task = useReplicaValue(({ tasks }) => tasks.byId.get(id))
  return task === undefined || task.completed ? null : <DueCard task={task} onClose={onClose} />
}

function DueCard({ task, onClose }: { readonly task: Task; readonly onClose: () => void }) {
  const { complete, edit } = useTaskActions()
  const { open } = useTaskSearch()
  const { now } = useRuntime()
  const focus = useListFocus()
  const today = useToday()
  const texts = reminderTexts()
  const close = () => {
    onClose()
    focus.returnFocus()
  }
  const snooze = () => {
    const at = new Date(now().getTime() + SNOOZE_MS).toISOString()
    edit([task], { reminders: snoozeUntil(task.reminders, at, now().toISOString()) }, { kind: 'reminder' })
    close()
  }
  return (
    <article
      aria-label={texts.announce({ title: task.title })}
      data-due-reminder
      className="animate-settle rounded-lg bg-raised p-3 shadow-popup"
    >
      <div className="flex items-start gap-2.5">
        <Bell size={18} strokeWidth={1.75} className="mt-1 flex-none text-accent" aria-hidden />
        <div className="min-w-0 grow">
          <button
            type="button"
            aria-label={texts.open({ title: task.title })}
            onClick={() => {
              onClose()
              open(task.id)
            }}
            className="line-clamp-2 text-start font-medium wrap-anywhere hover:underline"
          >
            <span dir="auto">{task.title}</span>
          </button>
          <p className="text-sm text-ink-soft">
            {task.due_date === null
              ? texts.reminder
              : texts.due({ when: formatDueWithin(task.due_date, today) })}
          </p>
        </div>
        <IconButton icon={X} label={texts.close} onClick={close} className="-me-1.5 -mt-1.5" />
      </div>
      <div className="mt-2 flex gap-2">
        <Button
          variant="solid"
          className="grow"
          onClick={() => {
            complete([task], true)
            close()
          }}
        >
          {texts.done}
        </Button>
        <Button className="grow" onClick={snooze}>
          {texts.snooze}
        </Button>
      </div>
    </article>
  )
}
