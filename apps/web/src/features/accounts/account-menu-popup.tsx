import { Menu } from '@base-ui/react/menu'
import { Check, LogOut } from 'lucide-react'
import { useState } from 'react'
import { chooseTheme, themes, useTheme } from '../../shared/theme/theme.ts'
import { AccountTrigger } from './account-menu.tsx'
import { SignOutQuestion } from './sign-out-question.tsx'
import { accountTexts } from './texts.ts'
import { useSignOut } from './use-sign-out.ts'

const texts = accountTexts.menu
const item =
  'flex min-h-9 w-full items-center gap-2.5 rounded-md px-2.5 text-start outline-none data-highlighted:bg-hover'

/** The account button with its menu; it is mounted by the first press, and so begins open. */
export function AccountMenuPopup({ email }: { readonly email: string | undefined }) {
  const [isOpen, setOpen] = useState(true)
  const theme = useTheme()
  const { signOut, unsaved, leave, stay } = useSignOut()
  return (
    <>
      <Menu.Root open={isOpen} onOpenChange={setOpen} modal={false}>
        <Menu.Trigger render={<AccountTrigger email={email} />} />
        <Menu.Portal>
          <Menu.Positioner sideOffset={6} align="start" collisionPadding={8} className="z-50">
            <Menu.Popup className="animate-settle w-56 rounded-lg bg-raised p-1.5 shadow-popup outline-none">
              <p
                className="mb-1.5 truncate border-b border-line px-2.5 pt-1 pb-2 text-sm md:hidden"
                aria-hidden
              >
                {email}
              </p>
              <Menu.RadioGroup value={theme} onValueChange={chooseTheme} aria-label={texts.theme}>
                <p className="px-2.5 pt-1 pb-0.5 text-sm text-ink-faint" aria-hidden>
                  {texts.theme}
                </p>
                {themes.map((name) => (
                  <Menu.RadioItem key={name} value={name} className={item}>
                    <span className="grow">{texts.themes[name]}</span>
                    <Menu.RadioItemIndicator>
                      <Check size={16} className="text-accent" aria-hidden />
                    </Menu.RadioItemIndicator>
                  </Menu.RadioItem>
                ))}
              </Menu.RadioGroup>
              <Menu.Separator className="mx-2.5 my-1.5 h-px bg-line" />
              <Menu.Item className={item} onClick={signOut}>
                <span className="grow">{texts.signOut}</span>
                <LogOut size={16} strokeWidth={1.75} className="rtl:-scale-x-100" aria-hidden />
              </Menu.Item>
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
      <SignOutQuestion unsaved={unsaved} onLeave={leave} onStay={stay} />
    </>
  )
}
