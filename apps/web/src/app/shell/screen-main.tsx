import type { ReactNode } from 'react'

interface ScreenMainProps {
  /** Something stands in its place on a narrow screen. */
  readonly isCovered?: boolean
  readonly children: ReactNode
}

/** The main part of a screen. */
export function ScreenMain({ isCovered = false, children }: ScreenMainProps) {
  return (
    <main
      id="tasks"
      tabIndex={-1}
      className={`min-w-0 px-4 pt-4 pb-24 outline-none md:px-[clamp(2rem,6vw,8rem)] md:pt-10 md:pb-16 ${isCovered ? 'max-lg:hidden' : ''}`}
    >
      <div className="max-w-2xl">{children}</div>
    </main>
  )
}
