import { editingTexts } from '../../../shared/texts/editing.ts'
import { listPartTexts } from '../../../shared/texts/list-parts.ts'
import { useReplicaValue } from '../../../shared/replica/replica-context.ts'
import { Button } from '../../../shared/ui/button.tsx'
import { useTaskActions } from '../data/task-context.ts'

/** Shown when the task in the URL does not exist. A deleted task can be restored. */
export function MissingTask({ id }: { readonly id: string }) {
  const deletedTask = useReplicaValue(({ tasks }) => tasks.deleted.find((task) => task.id === id))
  const { restore } = useTaskActions()
  const texts = editingTexts().panel
  return (
    <div className="px-6 py-10">
      <h2 dir="auto" className="text-lg font-semibold tracking-tight wrap-anywhere">
        {deletedTask?.title ?? texts.goneTitle}
      </h2>
      <p className="mt-1 mb-4 text-ink-soft">{deletedTask ? texts.deleted : texts.gone}</p>
      {deletedTask && <Button onClick={() => restore([deletedTask])}>{listPartTexts().restore}</Button>}
    </div>
  )
}
