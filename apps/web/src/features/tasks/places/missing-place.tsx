import { ListX } from 'lucide-react'
import { useReplicaValue } from '../../../shared/replica/replica-context.ts'
import { placeTexts } from '../../../shared/texts/places.ts'
import { Button } from '../../../shared/ui/button.tsx'
import { useTaskActions } from '../data/task-context.ts'
import { listIdOf, type Place } from '../task-search.ts'
import { useTaskSearch } from '../use-task-search.ts'

/** Shown when the list or label in the URL doesn't exist, also when another device has just deleted it. A list can be restored. */
export function MissingPlace({ place }: { readonly place: Place }) {
  const id = listIdOf(place)
  const deleted = useReplicaValue(({ lists }) => lists.deleted.find((list) => list.id === id))
  const { restoreList } = useTaskActions()
  const { show } = useTaskSearch()
  const texts = placeTexts()
  const { title, text } = texts.missing[id === undefined ? 'label' : 'list']
  return (
    <div className="animate-appear flex flex-col items-center px-4 py-20 text-center">
      <ListX size={36} strokeWidth={1.25} className="mb-4 text-ink-faint" aria-hidden />
      <title>{`${deleted?.title ?? title} · Taskwire`}</title>
      <h1 dir="auto" className="text-lg font-semibold tracking-tight wrap-anywhere">
        {deleted?.title ?? title}
      </h1>
      <p className="mt-1 max-w-sm text-ink-soft">{deleted === undefined ? text : texts.deleted}</p>
      <div className="mt-4 flex flex-wrap justify-center gap-2">
        {deleted && (
          <Button variant="solid" onClick={() => restoreList(deleted)}>
            {texts.restore}
          </Button>
        )}
        <Button onClick={() => show('inbox')}>{texts.toInbox}</Button>
      </div>
    </div>
  )
}
