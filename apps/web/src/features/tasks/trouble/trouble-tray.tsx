import { useFailedChanges } from '../data/use-failed-changes.ts'
import { taskTexts } from '../texts.ts'
import { TroubleCard } from './trouble-card.tsx'

/** Everything that was not carried out, with its text, until it is tried again or let go. */
export function TroubleTray() {
  const troubles = useFailedChanges()
  if (troubles.length === 0) return null
  return (
    <section aria-label={taskTexts.trouble.label} className="mt-4">
      <ul className="space-y-2">
        {troubles.map((trouble) => (
          <TroubleCard key={trouble.id} trouble={trouble} />
        ))}
      </ul>
    </section>
  )
}
