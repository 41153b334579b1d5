import { useQueryClient } from '@tanstack/react-query'
import { CloudOff } from 'lucide-react'
import { useEffect, useRef, useSyncExternalStore } from 'react'
import { useAnnounce } from '../../shared/announcer/announcer.tsx'
import { Button } from '../../shared/ui/button.tsx'
import type { ConnectionMonitor } from './connection-monitor.ts'
import { connectionTexts } from './texts.ts'

/** Says in words that the server is out of reach, and when it is back. */
export function ConnectionNotice({ monitor }: { readonly monitor: ConnectionMonitor }) {
  const connection = useSyncExternalStore(monitor.subscribe, monitor.read)
  const queryClient = useQueryClient()
  const announce = useAnnounce()
  const last = useRef(connection)

  useEffect(() => {
    if (last.current === connection) return
    last.current = connection
    announce(connection === 'fine' ? connectionTexts.back : connectionTexts[connection])
  }, [connection, announce])

  if (connection === 'fine') return null
  return (
    <section
      aria-label={connectionTexts.label}
      className="animate-appear mb-5 flex flex-wrap items-center gap-x-3 gap-y-2 rounded-lg bg-warn-wash px-3 py-2"
    >
      <CloudOff size={18} strokeWidth={1.75} className="flex-none text-warn" aria-hidden />
      <p className="min-w-0 flex-1 basis-56">{connectionTexts[connection]}</p>
      <Button onClick={() => void queryClient.refetchQueries()}>{connectionTexts.again}</Button>
    </section>
  )
}
