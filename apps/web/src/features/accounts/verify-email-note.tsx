import { Inbox, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useAnnounce } from '../../shared/announcer/announcer.tsx'
import { useAccountStore } from '../../shared/session/account-context.ts'
import { usePrefetch } from '../../shared/replica/use-after-first-sync.ts'
import { useClient } from '../../shared/session/client-context.tsx'
import { t } from '../../shared/texts/texts.ts'
import { IconButton } from '../../shared/ui/icon-button.tsx'

/** Loaded apart: the texts of failures and the code that reads them are not in the entry. */
const loadResend = () => import('./resend-verification.ts').then((module) => module.resendVerification)

interface VerifyEmailNoteProps {
  readonly email: string
  readonly onHide: () => void
}

/** Sends the verification e-mail again when the user asks for it. */
export function VerifyEmailNote({ email, onHide }: VerifyEmailNoteProps) {
  const { auth } = useClient()
  const store = useAccountStore()
  const announce = useAnnounce()
  const texts = t().accounts.confirm
  const [result, setResult] = useState<string>()
  usePrefetch(loadResend)
  useEffect(() => {
    // The user follows the link in another tab or on another device.
    const onFocus = () => void store.refresh()
    addEventListener('focus', onFocus)
    return () => removeEventListener('focus', onFocus)
  }, [store])
  const resend = async () => {
    const text = await loadResend().then(
      (resendVerification) => resendVerification(auth, email),
      // The code can't be fetched: the button stays.
      () => undefined,
    )
    if (text === undefined) return
    setResult(text)
    announce(text)
  }
  return (
    <div
      data-notice
      className="mb-6 flex items-start gap-2.5 border-b border-line pb-3 text-sm text-ink-soft"
    >
      <Inbox size={18} strokeWidth={1.75} className="mt-2 flex-none" aria-hidden />
      <p className="min-w-0 grow py-2 wrap-anywhere">
        {result ?? texts.text}{' '}
        {result === undefined && (
          <button
            type="button"
            onClick={() => void resend()}
            className="min-h-6 font-medium text-accent underline decoration-1 underline-offset-4 hover:text-accent-strong"
          >
            {texts.resend}
          </button>
        )}
      </p>
      <IconButton icon={X} label={texts.hide} onClick={onHide} />
    </div>
  )
}
