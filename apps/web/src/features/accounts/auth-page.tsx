import type { ReactNode } from 'react'
import { Brand } from '../../shared/ui/brand.tsx'
import { ScreenHeading } from '../../shared/ui/screen-heading.tsx'

interface AuthPageProps {
  readonly title: string
  readonly notice?: string | undefined
  readonly children: ReactNode
  /** A link to another page. */
  readonly footer?: ReactNode
}

/** Layout of the pages that need no session: sign-in, sign-up, password and e-mail links. */
export function AuthPage({ title, notice, children, footer }: AuthPageProps) {
  return (
    <div className="mx-auto flex min-h-dvh max-w-sm flex-col px-6 py-8 md:pt-[16vh]">
      <title>{`${title} · Taskwire`}</title>
      <header>
        <Brand />
      </header>
      <main className="mt-10">
        <ScreenHeading className="mb-6">{title}</ScreenHeading>
        {notice && <p className="mb-5 rounded-md bg-warn-wash px-3 py-2">{notice}</p>}
        {children}
        {footer && <p className="mt-6 text-ink-soft">{footer}</p>}
      </main>
    </div>
  )
}
