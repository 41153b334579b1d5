import { Link } from '@tanstack/react-router'
import { CloudOff, RefreshCw, TriangleAlert, Wifi, type LucideIcon } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useAnnounce } from '../../shared/announcer/announcer.tsx'
import { syncTexts } from '../../shared/texts/sync.ts'
import type { Severity } from './sync-summary.ts'
import { useSyncSummary } from './use-sync-summary.ts'

const icons: Record<Severity, LucideIcon> = {
  well: Wifi,
  busy: RefreshCw,
  away: CloudOff,
  trouble: TriangleAlert,
}

/** Shows the sync state in words and links to the Sync Centre. */
export function SyncIndicator() {
  const { severity, text } = useSyncSummary()
  const announce = useAnnounce()
  const last = useRef<Severity>('well')

  useEffect(() => {
    const before = last.current
    if (severity === 'busy' || before === severity) return
    last.current = severity
    announce(severity === 'well' ? syncTexts().back : text)
  }, [severity, text, announce])

  const Icon = icons[severity]
  const isLoud = severity === 'away' || severity === 'trouble'
  return (
    <Link
      to="/sync"
      className={`flex min-h-9 min-w-9 items-center justify-center gap-2.5 rounded-md px-2 text-sm transition-colors hover:bg-hover hover:text-ink md:justify-start md:px-2.5 ${isLoud ? 'text-warn' : 'text-ink-soft'}`}
    >
      <Icon size={18} strokeWidth={1.75} className="flex-none" aria-hidden />
      <span className={isLoud ? 'max-md:line-clamp-2 max-md:max-w-36 max-md:text-xs' : 'max-md:sr-only'}>
        {text}
      </span>
    </Link>
  )
}
