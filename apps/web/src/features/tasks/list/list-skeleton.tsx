import { t } from '../../../shared/texts/texts.ts'

/** Shown when the storage or the first response takes longer than a moment. */
export function ListSkeleton() {
  return (
    <div className="animate-after-pause space-y-5 py-5" aria-busy="true">
      <p className="sr-only">{t().tasks.load.pending}</p>
      {['w-3/5', 'w-2/5', 'w-1/2', 'w-1/3'].map((width) => (
        <div key={width} className="flex items-center gap-4" aria-hidden>
          <span className="size-5 rounded-full bg-hover" />
          <span className={`h-3.5 rounded-sm bg-hover ${width}`} />
        </div>
      ))}
    </div>
  )
}
