import type { ReactNode } from 'react'
import { Brand } from './brand.tsx'

interface MessagePageProps {
  readonly title: string
  readonly children: ReactNode
  readonly actions: ReactNode
}

/** A full page with a single message and its actions. */
export function MessagePage({ title, children, actions }: MessagePageProps) {
  return (
    <main className="mx-auto flex min-h-dvh max-w-md flex-col justify-center gap-6 p-6">
      <title>{`${title} · Taskwire`}</title>
      <Brand />
      <div className="space-y-2">
        <h1 className="text-2xl font-semibold tracking-tight">{title}</h1>
        <div className="text-ink-soft">{children}</div>
      </div>
      <div className="flex flex-wrap gap-2">{actions}</div>
    </main>
  )
}
