import { Archive, ListX } from 'lucide-react'
import { useReplicaValue } from '../../../shared/replica/replica-context.ts'
import { placeTexts } from '../../../shared/texts/places.ts'
import { Button } from '../../../shared/ui/button.tsx'
import { useTaskActions } from '../data/task-context.ts'
import type { List } from '../data/task.ts'
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

/** Shown in an archived list instead of quick add. */
export function ArchivedNote({ list }: { readonly list: List }) {
  const { editList } = useTaskActions()
  const texts = placeTexts()
  return (
    <p className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-2 rounded-lg bg-canvas py-1.5 ps-4 pe-1.5 ring-1 ring-line">
      <Archive size={18} strokeWidth={1.75} className="flex-none text-ink-soft" aria-hidden />
      <span className="min-w-0 flex-1 basis-56">{texts.archivedNote}</span>
      <Button onClick={() => editList(list, { archived: false })}>{texts.unarchive}</Button>
    </p>
  )
}
