import type { ReactNode } from 'react'
import { VerifyEmailNotice } from '../../features/accounts/verify-email-notice.tsx'

interface ScreenMainProps {
  /** Another element covers the screen on a narrow display. */
  readonly isCovered?: boolean
  /** The settings have their own column and show themselves whether the address is verified. */
  readonly isSettings?: boolean
  readonly children: ReactNode
}

/** The `main` landmark of a screen. */
export function ScreenMain({ isCovered = false, isSettings = false, children }: ScreenMainProps) {
  return (
    <main
      id="tasks"
      tabIndex={-1}
      className={`min-w-0 px-4 pt-4 pb-24 outline-none md:px-[clamp(2rem,6vw,8rem)] md:pt-10 md:pb-16 ${isCovered ? 'max-lg:hidden' : ''}`}
    >
      <div className={isSettings ? 'max-w-4xl' : 'max-w-2xl'}>
        {!isSettings && <VerifyEmailNotice />}
        {children}
      </div>
    </main>
  )
}
