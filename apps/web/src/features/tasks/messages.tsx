import type { ToastStore } from '../../shared/toast/toast-store.ts'
import { Toaster } from '../../shared/toast/toaster.tsx'
import { afterFirstLoad } from '../../shared/runtime/when-idle.ts'
import { optionalPart } from '../../shared/ui/optional-part.tsx'

// The stream of reminders must not delay the first tasks.
const ReminderWatcher = optionalPart(async () => {
  await afterFirstLoad()
  const { ReminderWatcher } = await import('./reminders/reminder-watcher.tsx')
  return ReminderWatcher
})

/** What appears over every screen: the message about the last action, and reminders that are due. */
export function Messages({ store }: { readonly store: ToastStore }) {
  return (
    <>
      <Toaster store={store} />
      <ReminderWatcher />
    </>
  )
}
