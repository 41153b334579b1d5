import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Brand } from '../../shared/ui/brand.tsx'

interface AccountPageProps {
  readonly texts: { readonly title: string; readonly other: string; readonly otherLink: string }
  readonly otherPath: '/signin' | '/signup'
  readonly notice?: string | undefined
  readonly children: ReactNode
}

export function AccountPage({ texts, otherPath, notice, children }: AccountPageProps) {
  return (
    <div className="mx-auto flex min-h-dvh max-w-sm flex-col px-6 py-8 md:pt-[16vh]">
      <title>{`${texts.title} · Taskwire`}</title>
      <header>
        <Brand />
      </header>
      <main className="mt-10">
        <h1 className="mb-6 text-2xl font-semibold tracking-tight">{texts.title}</h1>
        {notice && <p className="mb-5 rounded-md bg-warn-wash px-3 py-2">{notice}</p>}
        {children}
        <p className="mt-6 text-ink-soft">
          {texts.other}{' '}
          <Link
            to={otherPath}
            className="inline-block py-1 font-medium text-accent underline decoration-1 underline-offset-4 hover:text-accent-strong"
          >
            {texts.otherLink}
          </Link>
        </p>
      </main>
    </div>
  )
}
