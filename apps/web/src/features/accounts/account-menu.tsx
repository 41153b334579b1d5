import { useAccount } from '../../shared/session/account-context.ts'
import { OnDemand } from '../../shared/ui/on-demand.tsx'
import { AccountTrigger } from './account-trigger.tsx'

/** Who is signed in, how the app looks, and the way out. */
export function AccountMenu() {
  const email = useAccount()?.email
  return (
    <OnDemand
      load={loadMenu}
      props={{ email }}
      resting={(handlers) => <AccountTrigger email={email} aria-haspopup="dialog" {...handlers} />}
    />
  )
}

const loadMenu = () => import('./account-menu-popup.tsx').then(({ AccountMenuPopup }) => AccountMenuPopup)
