import { useMemo, type ReactNode } from 'react'
import { useAnnounce } from '../../shared/announcer/announcer.tsx'
import { useCommands } from '../../shared/commands/commands.ts'
import { useReplica } from '../../shared/replica/replica-context.ts'
import { keepStorage } from '../../shared/runtime/keep-storage.ts'
import { useRuntime } from '../../shared/runtime/runtime.tsx'
import { t } from '../../shared/texts/texts.ts'
import { ToastShelf } from '../../shared/toast/toast-shelf.tsx'
import { createToastStore } from '../../shared/toast/toast-store.ts'
import { createTaskActions } from './data/task-actions.ts'
import { TaskContextProvider } from './data/task-context.ts'
import type { Step } from './data/undo-stack.ts'
import { createListFocus } from './list/list-focus.ts'
import { createPanelFocus } from './panel/panel-focus.ts'

/** What can be done with the tasks of whoever is signed in; the steps back belong to that person, too. */
export function TasksProvider({ children }: { readonly children: ReactNode }) {
  const replica = useReplica()
  const runtime = useRuntime()
  const announce = useAnnounce()
  const toasts = useMemo(() => createToastStore(), [])
  const context = useMemo(() => {
    const focus = createListFocus()
    const say = (text: string, undo?: () => void) => {
      announce(text)
      toasts.show({ text, ...(undo && { undo }) })
    }
    const actions = createTaskActions(replica, {
      ...runtime,
      events: {
        onDone: (step) => {
          keepStorage()
          // A text that saves itself while it is written would push everything else away.
          if (step.joins === undefined) say(textOf(step), () => actions.undo())
        },
        onUndone: (step, ids) => {
          say(t().tasks.undone({ what: textOf(step) }))
          focus.request(ids[0])
        },
        onRedone: (step, ids) => {
          say(t().tasks.redone({ what: textOf(step) }), () => actions.undo())
          focus.request(ids[0])
        },
        onNothing: (why) => say(t().tasks[why]),
        onUnstored: () => say(t().sync.memory),
      },
    })
    return { actions, focus, panel: createPanelFocus() }
  }, [replica, runtime, announce, toasts])
  useCommands({ undo: context.actions.undo, redo: context.actions.redo })
  return (
    <TaskContextProvider value={context}>
      {children}
      <ToastShelf store={toasts} />
    </TaskContextProvider>
  )
}

function textOf({ deed, title, undo }: Step): string {
  return t().tasks.did[deed]({ title, count: undo.length })
}
