import { useFailedChanges } from '../data/use-failed-changes.ts'
import { taskTexts } from '../texts.ts'
import { TroubleCard } from './trouble-card.tsx'

/** Everything that was not carried out, with its text, until it is tried again or let go. */
export function TroubleTray({ openId }: { readonly openId: string | undefined }) {
  // The open task says for itself what of it was not saved; one that was not added cannot be opened.
  const troubles = useFailedChanges().filter(
    ({ id, changes: [first] }) => id !== openId || first.kind === 'create',
  )
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
