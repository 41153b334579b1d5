import { Popover } from '@base-ui/react/popover'
import { Link } from '@tanstack/react-router'
import { Download, Keyboard, LogOut, Settings, SquareTerminal, Upload, type LucideIcon } from 'lucide-react'
import { useRef, useState, type ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { useKeymap } from '../../shared/commands/custom-keys.ts'
import type { CommandId } from '../../shared/commands/command-list.ts'
import { useCommandRegistry } from '../../shared/commands/command-registry.ts'
import { KeyCaps } from '../../shared/commands/key-caps.tsx'
import { accountMenuTexts } from '../../shared/texts/account-menu.ts'
import { commandTexts } from '../../shared/texts/commands.ts'
import { t } from '../../shared/texts/texts.ts'
import { ThemeChoice } from '../../shared/theme/theme-choice.tsx'
import { AccountTrigger } from './account-trigger.tsx'

interface AccountMenuPopupProps {
  readonly email: string | undefined
  readonly onSignOut: () => void
}

const line =
  'flex min-h-10 w-full items-center gap-2.5 rounded-md px-2.5 text-start hover:bg-hover md:min-h-9'

/** The account button with its popup. The first press mounts it, so it starts open. */
export function AccountMenuPopup({ email, onSignOut }: AccountMenuPopupProps) {
  const [isOpen, setOpen] = useState(true)
  const trigger = useRef<HTMLButtonElement>(null)
  const commands = useCommandRegistry()
  const keymap = useKeymap()
  const texts = accountMenuTexts()
  const { names } = commandTexts()
  const close = () => setOpen(false)
  /** Focuses the account button before the command runs, so that a dialog returns the focus to it. */
  const run = (id: CommandId) => () => {
    flushSync(close)
    trigger.current?.focus()
    commands.run(id)
  }
  const command = (id: 'palette' | 'keys', icon: LucideIcon) => (
    <li>
      <button type="button" className={line} onClick={run(id)}>
        <MenuLine icon={icon}>{names[id]}</MenuLine>
        <span aria-hidden className="ms-auto text-sm text-ink-faint pointer-coarse:hidden">
          {keymap[id][0] && <KeyCaps binding={keymap[id][0]} />}
        </span>
      </button>
    </li>
  )
  const transfer = (id: 'import' | 'export', icon: LucideIcon) => (
    <li>
      <Link to="/transfer" hash={id} className={line} onClick={close}>
        <MenuLine icon={icon}>{names[id]}</MenuLine>
      </Link>
    </li>
  )
  return (
    <Popover.Root open={isOpen} onOpenChange={setOpen}>
      <Popover.Trigger ref={trigger} render={<AccountTrigger email={email} />} />
      <Popover.Portal>
        <Popover.Positioner sideOffset={6} align="start" collisionPadding={8} className="z-50">
          <Popover.Popup
            aria-label={t().accounts.menu.unknown}
            className="animate-settle max-h-(--available-height) w-68 overflow-y-auto rounded-lg bg-raised p-1.5 shadow-popup outline-none"
          >
            <p className="px-2.5 pt-1.5 pb-2 text-sm wrap-anywhere md:hidden">{email}</p>
            <div className="px-2.5 pt-1.5 pb-3">
              <ThemeChoice />
            </div>
            <ul className="border-y border-line py-1.5">
              {transfer('import', Upload)}
              {transfer('export', Download)}
              {command('palette', SquareTerminal)}
              {command('keys', Keyboard)}
            </ul>
            <ul className="pt-1.5">
              <li>
                <Link to="/settings" className={line} onClick={close}>
                  <MenuLine icon={Settings}>{texts.settings}</MenuLine>
                </Link>
              </li>
              <li>
                <button
                  type="button"
                  className={line}
                  onClick={() => {
                    close()
                    onSignOut()
                  }}
                >
                  <MenuLine icon={LogOut}>{texts.signOut}</MenuLine>
                </button>
              </li>
            </ul>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}

function MenuLine({ icon: Icon, children }: { readonly icon: LucideIcon; readonly children: ReactNode }) {
  return (
    <>
      <Icon
        size={16}
        strokeWidth={1.75}
        className={`flex-none text-ink-soft ${Icon === LogOut ? 'rtl:-scale-x-100' : ''}`}
        aria-hidden
      />
      {children}
    </>
  )
}
