import { Popover } from '@base-ui/react/popover'
import { Link } from '@tanstack/react-router'
import { LogOut, Settings } from 'lucide-react'
import { useState } from 'react'
import { t } from '../../shared/texts/texts.ts'
import { ThemeChoice } from '../../shared/theme/theme-choice.tsx'
import { Button } from '../../shared/ui/button.tsx'
import { AccountTrigger } from './account-trigger.tsx'

interface AccountMenuPopupProps {
  readonly email: string | undefined
  readonly onSignOut: () => void
}

/** The account button with what it opens; it is mounted by the first press, and so begins open. */
export function AccountMenuPopup({ email, onSignOut }: AccountMenuPopupProps) {
  const [isOpen, setOpen] = useState(true)
  const texts = t().accounts.menu
  return (
    <Popover.Root open={isOpen} onOpenChange={setOpen}>
      <Popover.Trigger render={<AccountTrigger email={email} />} />
      <Popover.Portal>
        <Popover.Positioner sideOffset={6} align="start" collisionPadding={8} className="z-50">
          <Popover.Popup
            aria-label={texts.unknown}
            className="animate-settle w-60 rounded-lg bg-raised p-3 shadow-popup outline-none"
          >
            <p className="mb-3 text-sm wrap-anywhere md:hidden">{email}</p>
            <ThemeChoice />
            <div className="mt-3 grid gap-2">
              <Link to="/settings" className="button button-plain" onClick={() => setOpen(false)}>
                <Settings size={16} strokeWidth={1.75} aria-hidden />
                {texts.settings}
              </Link>
              <Button
                onClick={() => {
                  setOpen(false)
                  onSignOut()
                }}
              >
                <LogOut size={16} strokeWidth={1.75} className="rtl:-scale-x-100" aria-hidden />
                {texts.signOut}
              </Button>
            </div>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}
