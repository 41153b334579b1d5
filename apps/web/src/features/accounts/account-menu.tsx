import { lazy, Suspense } from 'react'
import { useCommands } from '../../shared/commands/command-registry.ts'
import { useAccount } from '../../shared/session/account-context.ts'
import { orChunkError } from '../../shared/runtime/chunk-error.ts'
import { OnDemand } from '../../shared/ui/on-demand.tsx'
import { AccountTrigger } from './account-trigger.tsx'
import { useSignOut } from './use-sign-out.ts'

/** Shows the signed-in account, with the settings and sign-out in a popup. */
export function AccountMenu() {
  const email = useAccount()?.email
  const { signOut, unsaved, leave, stay } = useSignOut()
  useCommands({ 'sign-out': signOut })
  return (
    <>
      <OnDemand
        load={loadMenu}
        props={{ email, onSignOut: signOut }}
        placeholder={(handlers) => <AccountTrigger email={email} aria-haspopup="dialog" {...handlers} />}
      />
      {unsaved > 0 && (
        <Suspense>
          <SignOutDialog unsaved={unsaved} onLeave={leave} onStay={stay} />
        </Suspense>
      )}
    </>
  )
}

// Not optional: without the question a sign-out would either lose changes or do nothing.
const loadDialog = () => orChunkError(import('./sign-out-dialog.tsx'))
const SignOutDialog = lazy(() => loadDialog().then(({ SignOutDialog }) => ({ default: SignOutDialog })))

/** Also loads the sign-out dialog, which must be available offline. */
async function loadMenu() {
  const [{ AccountMenuPopup }] = await Promise.all([import('./account-menu-popup.tsx'), loadDialog()])
  return AccountMenuPopup
}
