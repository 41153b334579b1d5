import { X } from 'lucide-react'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { useAnnounce } from '../../shared/announcer/announcer.tsx'
import { updateTexts } from '../../shared/texts/update.ts'
import { Button } from '../../shared/ui/button.tsx'
import { IconButton } from '../../shared/ui/icon-button.tsx'
import { createAppUpdates } from './app-updates.ts'

const updates = createAppUpdates()

/** Shows that a newer build is ready. The current build keeps working until the user reloads. */
export function UpdateNotice() {
  const isReady = useSyncExternalStore(updates.subscribe, updates.isReady)
  const [isPutOff, setPutOff] = useState(false)
  const announce = useAnnounce()
  useEffect(() => {
    if (isReady) announce(updateTexts().ready)
  }, [isReady, announce])

  if (!isReady || isPutOff) return null
  return (
    <section
      aria-label={updateTexts().label}
      className="animate-settle fixed end-4 top-4 z-40 flex max-w-[calc(100%-2rem)] items-center gap-2 rounded-lg border border-transparent bg-raised py-1 ps-4 pe-1 shadow-popup"
    >
      <p className="min-w-0">{updateTexts().ready}</p>
      <Button onClick={updates.apply}>{updateTexts().reload}</Button>
      <IconButton icon={X} label={updateTexts().later} onClick={() => setPutOff(true)} />
    </section>
  )
}
