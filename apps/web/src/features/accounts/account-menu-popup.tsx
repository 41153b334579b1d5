import { Popover } from '@base-ui/react/popover'
import { LogOut } from 'lucide-react'
import { useState } from 'react'
import { chooseTheme, themes, useTheme } from '../../shared/theme/theme.ts'
import { Button } from '../../shared/ui/button.tsx'
import { Segments } from '../../shared/ui/segments.tsx'
import { AccountTrigger } from './account-trigger.tsx'
import { SignOutQuestion } from './sign-out-question.tsx'
import { chooseLanguage, languages, t, useLanguage, type Language } from '../../shared/texts/texts.ts'
import { useSignOut } from './use-sign-out.ts'

const languageOptions = (Object.keys(languages) as Language[]).map((value) => ({
  value,
  label: languages[value],
}))

/** The account button with what it opens; it is mounted by the first press, and so begins open. */
export function AccountMenuPopup({ email }: { readonly email: string | undefined }) {
  const [isOpen, setOpen] = useState(true)
  const texts = t().accounts.menu
  const theme = useTheme()
  const language = useLanguage()
  const { signOut, unsaved, leave, stay } = useSignOut()
  return (
    <>
      <Popover.Root open={isOpen} onOpenChange={setOpen}>
        <Popover.Trigger render={<AccountTrigger email={email} />} />
        <Popover.Portal>
          <Popover.Positioner sideOffset={6} align="start" collisionPadding={8} className="z-50">
            <Popover.Popup
              aria-label={texts.unknown}
              className="animate-settle w-60 rounded-lg bg-raised p-3 shadow-popup outline-none"
            >
              <p className="mb-3 text-sm wrap-anywhere md:hidden">{email}</p>
              <Segments
                legend={texts.theme}
                value={theme}
                options={themes.map((value) => ({ value, label: texts.themes[value] }))}
                onChange={chooseTheme}
              />
              <div className="mt-3">
                <Segments
                  legend={texts.language}
                  value={language}
                  options={languageOptions}
                  onChange={(next) => void chooseLanguage(next)}
                />
              </div>
              <Button
                className="mt-3 w-full"
                onClick={() => {
                  setOpen(false)
                  signOut()
                }}
              >
                <LogOut size={16} strokeWidth={1.75} className="rtl:-scale-x-100" aria-hidden />
                {texts.signOut}
              </Button>
            </Popover.Popup>
          </Popover.Positioner>
        </Popover.Portal>
      </Popover.Root>
      <SignOutQuestion unsaved={unsaved} onLeave={leave} onStay={stay} />
    </>
  )
}
