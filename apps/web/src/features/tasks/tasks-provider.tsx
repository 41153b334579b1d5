import { useLocation } from '@tanstack/react-router'
import { useMemo, useState, type ReactNode } from 'react'
import { useAnnounce } from '../../shared/announcer/announcer.tsx'
import { useCommands } from '../../shared/commands/command-registry.ts'
import { useToday } from '../../shared/dates/use-today.ts'
import { useReplica } from '../../shared/replica/replica-context.ts'
import { persistStorage } from '../../shared/runtime/persist-storage.ts'
import { useRuntime } from '../../shared/runtime/runtime.tsx'
import { createToastStore } from '../../shared/toast/toast-store.ts'
import { optionalPart } from '../../shared/ui/optional-part.tsx'
import { usePrefetch } from '../../shared/replica/use-after-first-sync.ts'
import { useLatest } from '../../shared/ui/use-latest.ts'
import { createTaskActions } from './data/task-actions.ts'
import { TaskContextProvider, type PlaceTarget } from './data/task-context.ts'
import { createListFocus } from './list/list-focus.ts'
import { createPanelFocus } from './panel/panel-focus.ts'
import type { Notices } from './notices.ts'
import { useTaskSearch } from './use-task-search.ts'

const loadPlaceDialog = () => import('./places/place-dialog.tsx').then(({ PlaceDialog }) => PlaceDialog)
const PlaceDialog = optionalPart(loadPlaceDialog)
const loadNotices = () => import('./notices.ts').then(({ createNotices }) => createNotices)
const Messages = optionalPart(() => import('./messages.tsx').then(({ Messages }) => Messages))

/** Provides the task actions of the signed-in user. The undo stack belongs to that user's replica. */
export function TasksProvider({ children }: { readonly children: ReactNode }) {
  const replica = useReplica()
  const runtime = useRuntime()
  const announce = useAnnounce()
  const toasts = useMemo(() => createToastStore(), [])
  const { screen, goTo } = useTaskSearch()
  const path = useLocation({ select: ({ pathname }) => pathname })
  const today = useToday()
  const { shown, day } = useLatest({
    day: () => today,
    shown: () =>
      path === '/' || path === '/lists' ? { screen: path === '/' ? screen : undefined, today } : undefined,
  })
  const [target, setTarget] = useState<PlaceTarget>()
  usePrefetch(loadPlaceDialog, loadNotices)
  const context = useMemo(() => {
    const focus = createListFocus()
    const notify = (text: string, undo?: () => void, open?: () => void) => {
      announce(text)
      toasts.show({ text, undo, open })
    }
    let notices: Notices | undefined
    /** Loads the messages at the first action, unless they are there. Without them the action shows no message. */
    const withNotices = (act: (notices: Notices) => void) => {
      if (notices !== undefined) return act(notices)
      loadNotices().then(
        (createNotices) => {
          notices ??= createNotices({ replica, actions, notify, shown, day, goTo })
          return act(notices)
        },
        () => undefined,
      )
    }
    const actions = createTaskActions(replica, {
      ...runtime,
      events: {
        onDone: (step) => {
          persistStorage()
          // A text that saves itself would replace every other toast.
          if (step.mergeKey === undefined) withNotices(({ onDone }) => onDone(step))
        },
        onRead: (id) => withNotices(({ onRead }) => onRead(id)),
        onUndone: (step, ids) => {
          withNotices(({ onUndone }) => onUndone(step))
          focus.request(ids[0])
        },
        onRedone: (step, ids) => {
          withNotices(({ onRedone }) => onRedone(step))
          focus.request(ids[0])
        },
        onNothing: (why) => withNotices(({ onNothing }) => onNothing(why)),
        onUnstored: () => withNotices(({ onUnstored }) => onUnstored()),
      },
    })
    return { actions, focus, panel: createPanelFocus(), notify, editPlace: setTarget }
  }, [replica, runtime, announce, toasts, shown, day, goTo])
  useCommands({ undo: context.actions.undo, redo: context.actions.redo })
  return (
    <TaskContextProvider value={context}>
      {children}
      {target !== undefined && <PlaceDialog target={target} onClose={() => setTarget(undefined)} />}
      <Messages store={toasts} />
    </TaskContextProvider>
  )
}
