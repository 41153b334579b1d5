import { formatMoment } from '../../shared/dates/format-day.ts'
import { useToday } from '../../shared/dates/use-today.ts'
import { useAnnounce } from '../../shared/announcer/announcer.tsx'
import { syncCentreTexts } from '../../shared/texts/sync-centre.ts'
import { Button } from '../../shared/ui/button.tsx'
import { useResolutions, type Resolution } from './resolutions.ts'

/** Lists the recent decisions of this page, with a button to reverse them. */
export function ResolvedList() {
  const { resolutions, drop } = useResolutions()
  const today = useToday()
  const announce = useAnnounce()
  const texts = syncCentreTexts()
  if (resolutions.length === 0) return null
  const undo = (resolution: Resolution) => {
    const finish = () => {
      drop(resolution)
      announce(texts.takenBack)
      document.querySelector('main')?.focus()
    }
    // A rejected promise means that the device could not store the edit. It is still shown and sent.
    void resolution.undo?.().then(finish, finish)
  }
  return (
    <section aria-labelledby="resolved-lately" className="mt-8">
      <h2 id="resolved-lately" className="mb-1 border-b border-line pb-1.5 text-sm font-semibold">
        {texts.lately}
      </h2>
      <ul>
        {resolutions.map((resolution) => (
          <li
            key={resolution.op_id}
            className="flex flex-wrap items-center justify-between gap-x-4 border-b border-line py-1"
          >
            <span className="min-w-0 grow basis-48 py-1.5 wrap-anywhere">
              {texts.choices[resolution.choice]({ title: resolution.title })}{' '}
              <span className="text-sm text-ink-faint">{formatMoment(resolution.at, today)}</span>
            </span>
            {resolution.undo && (
              <Button variant="quiet" onClick={() => undo(resolution)}>
                {texts.takeBack}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
