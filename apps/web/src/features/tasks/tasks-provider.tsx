import type { Snapshot } from '@taskwire/client/replica'
import { useLocation } from '@tanstack/react-router'
import { useMemo, useState, type ReactNode } from 'react'
import { useAnnounce } from '../../shared/announcer/announcer.tsx'
import { useCommands } from '../../shared/commands/command-registry.ts'
import { formatDueWithin } from '../../shared/dates/format-day.ts'
import { useToday } from '../../shared/dates/use-today.ts'
import { useReplica } from '../../shared/replica/replica-context.ts'
import { persistStorage } from '../../shared/runtime/persist-storage.ts'
import { useRuntime } from '../../shared/runtime/runtime.tsx'
import { t } from '../../shared/texts/texts.ts'
import { Toaster } from '../../shared/toast/toaster.tsx'
import { createToastStore } from '../../shared/toast/toast-store.ts'
import { optionalPart } from '../../shared/ui/optional-part.tsx'
import { usePrefetch } from '../../shared/replica/use-after-first-sync.ts'
import { useLatest } from '../../shared/ui/use-latest.ts'
import { addedPlace } from './data/added-place.ts'
import { idOf, type Edit } from './data/edit.ts'
import { createTaskActions } from './data/task-actions.ts'
import { TaskContextProvider, type PlaceTarget } from './data/task-context.ts'
import type { Task } from './data/task.ts'
import type { Step } from './data/undo-stack.ts'
import { createListFocus } from './list/list-focus.ts'
import { createPanelFocus } from './panel/panel-focus.ts'
import { placeName } from './places/place-name.ts'
import type { Place } from './task-search.ts'
import { useTaskSearch } from './use-task-search.ts'

const loadPlaceDialog = () => import('./places/place-dialog.tsx').then(({ PlaceDialog }) => PlaceDialog)
const PlaceDialog = optionalPart(loadPlaceDialog)

/** Provides the task actions of the signed-in user. The undo stack belongs to that user's replica. */
export function TasksProvider({ children }: { readonly children: ReactNode }) {
  const replica = useReplica()
  const runtime = useRuntime()
  const announce = useAnnounce()
  const toasts = useMemo(() => createToastStore(), [])
  const { screen, goTo } = useTaskSearch()
  const path = useLocation({ select: ({ pathname }) => pathname })
  const today = useToday()
  const { hiddenPlace, dueWithin } = useLatest({
    dueWithin: (due: string) => formatDueWithin(due, today),
    hiddenPlace: (tasks: readonly Task[]) =>
      path === '/' || path === '/lists'
        ? addedPlace(tasks, path === '/' ? screen : undefined, today, replica.getSnapshot())
        : undefined,
  })
  const [target, setTarget] = useState<PlaceTarget>()
  usePrefetch(loadPlaceDialog)
  const context = useMemo(() => {
    const focus = createListFocus()
    const notify = (text: string, undo?: () => void, open?: () => void) => {
      announce(text)
      toasts.show({ text, undo, open })
    }
    /** Describes a step, and for a repeating task that was completed also when the next one is due. */
    const textOf = (step: Step): string => {
      const snapshot = replica.getSnapshot()
      const due = nextDueOf(step, snapshot)
      const what = toastText(step, snapshot)
      return due == null ? what : t().tasks.next({ what, due: dueWithin(due) })
    }
    /** Announces where new tasks went. Returns false when the screen shows them. */
    const notifyPlace = (ids: readonly string[]): boolean => {
      const { byId } = replica.getSnapshot().tasks
      const added = hiddenPlace(ids.flatMap((id) => byId.get(id) ?? []))
      if (added === undefined) return false
      const { place, name } = added
      const [id] = ids.length === 1 ? ids : []
      notify(
        t().tasks.addedTo({ count: ids.length, place: name }),
        () => actions.undo(),
        () => goTo(place, id),
      )
      return true
    }
    const actions = createTaskActions(replica, {
      ...runtime,
      events: {
        onDone: (step) => {
          persistStorage()
          // A text that saves itself would replace every other toast.
          if (step.mergeKey !== undefined) return
          if (step.kind === 'create' && notifyPlace(taskIds(step))) return
          notify(textOf(step), () => actions.undo())
        },
        onRead: (id) => void notifyPlace([id]),
        onUndone: (step, ids) => {
          const list = restoredList(step.undo)
          notify(
            t().tasks.undone({ what: toastText(step, replica.getSnapshot()) }),
            undefined,
            list && (() => goTo(list, undefined)),
          )
          focus.request(ids[0])
        },
        onRedone: (step, ids) => {
          notify(t().tasks.redone({ what: textOf(step) }), () => actions.undo())
          focus.request(ids[0])
        },
        onNothing: (why) => notify(t().tasks[why]),
        onUnstored: () => notify(t().sync.memory),
      },
    })
    return { actions, focus, panel: createPanelFocus(), notify, editPlace: setTarget }
  }, [replica, runtime, announce, toasts, hiddenPlace, dueWithin, goTo])
  useCommands({ undo: context.actions.undo, redo: context.actions.redo })
  return (
    <TaskContextProvider value={context}>
      {children}
      {target !== undefined && <PlaceDialog target={target} onClose={() => setTarget(undefined)} />}
      <Toaster store={toasts} />
    </TaskContextProvider>
  )
}

/** Returns the list that edits bring back. The screen may have left it when it was deleted. */
function restoredList(edits: readonly Edit[]): Place | undefined {
  const edit = edits.find(({ entity, kind }) => entity === 'list' && kind === 'restore')
  return edit && `list:${idOf(edit)}`
}

function toastText({ kind, title, count, redo }: Step, places: Snapshot): string {
  if (kind !== 'move') return t().tasks.did[kind]({ title, count })
  const first = redo.find(({ entity }) => entity === 'task')
  const list = first?.entity === 'task' && first.kind === 'update' ? first.patch.list_id : undefined
  const place = placeName(list == null ? 'inbox' : `list:${list}`, places) ?? ''
  return t().tasks.did.move({ title, count, place })
}

/** Returns the due date of the task that follows the only one that a step completed. */
function nextDueOf({ count, redo: [edit] }: Step, { tasks: { byId } }: Snapshot): string | null | undefined {
  if (count !== 1 || edit?.entity !== 'task' || edit.kind !== 'update' || edit.patch.status !== 'completed')
    return undefined
  return byId.get(byId.get(edit.id)?.next_id ?? '')?.due_date
}

function taskIds({ undo }: Step): readonly string[] {
  return undo.filter(({ entity }) => entity === 'task').map(idOf)
}
