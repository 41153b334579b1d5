import { CircleUserRound } from 'lucide-react'
import type { ComponentProps } from 'react'
import { t } from '../../shared/texts/texts.ts'

interface AccountTriggerProps extends ComponentProps<'button'> {
  readonly email: string | undefined
}

export function AccountTrigger({ email, ...props }: AccountTriggerProps) {
  const texts = t().accounts.menu
  return (
    <button
      type="button"
      aria-label={texts.label({ email: email ?? '' })}
      className="flex min-h-9 max-w-full min-w-9 items-center gap-2.5 rounded-md px-2 text-sm text-ink-soft transition-colors hover:bg-hover hover:text-ink md:px-2.5"
      {...props}
    >
      <CircleUserRound size={18} strokeWidth={1.75} className="flex-none" aria-hidden />
      <span className="hidden truncate md:block">{email ?? texts.unknown}</span>
    </button>
  )
}
