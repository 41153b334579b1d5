import { Archive } from 'lucide-react'
import { placeTexts } from '../../../shared/texts/places.ts'
import { Button } from '../../../shared/ui/button.tsx'
import { useTaskActions } from '../data/task-context.ts'
import type { List } from '../data/task.ts'

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
