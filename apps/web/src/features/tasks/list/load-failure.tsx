import { CloudOff } from 'lucide-react'
import { failureOf } from '../../../shared/session/failure.ts'
import { Button } from '../../../shared/ui/button.tsx'
import { taskTexts } from '../texts.ts'

const texts = taskTexts.load

interface LoadFailureProps {
  readonly error: Error
  readonly onRetry: () => void
}

/** There is nothing to show yet. What is wrong with the connection is said above the list. */
export function LoadFailure({ error, onRetry }: LoadFailureProps) {
  const { message, retryable } = failureOf(error)
  return (
    <div className="animate-appear flex flex-col items-center px-4 py-20 text-center">
      <CloudOff size={36} strokeWidth={1.25} className="mb-4 text-ink-faint" aria-hidden />
      <h2 className="text-lg font-semibold tracking-tight">{texts.failed}</h2>
      <p className="mt-1 mb-5 max-w-sm text-ink-soft">{retryable ? texts.waiting : `${message}.`}</p>
      {!retryable && <Button onClick={onRetry}>{texts.retry}</Button>}
    </div>
  )
}
