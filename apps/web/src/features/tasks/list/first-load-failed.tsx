import { CloudOff } from 'lucide-react'
import { t } from '../../../shared/texts/texts.ts'

/** Shown when this device has no data yet and the server is unreachable. */
export function FirstLoadFailed() {
  const { failed, waiting } = t().tasks.load
  return (
    <div className="animate-appear flex flex-col items-center px-4 py-20 text-center">
      <CloudOff size={36} strokeWidth={1.25} className="mb-4 text-ink-faint" aria-hidden />
      <h2 className="text-lg font-semibold tracking-tight">{failed}</h2>
      <p className="mt-1 max-w-sm text-ink-soft">{waiting}</p>
    </div>
  )
}
