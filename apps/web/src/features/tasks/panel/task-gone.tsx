import { t } from '../../../shared/texts/texts.ts'
import { useReplicaValue } from '../../../shared/replica/replica-context.ts'
import { Button } from '../../../shared/ui/button.tsx'
import { useTaskActions } from '../data/task-context.ts'

/** The address says a task that is not there; a deleted one can come back. */
export function TaskGone({ id }: { readonly id: string }) {
  const buried = useReplicaValue(({ deleted }) => deleted.find((task) => task.id === id))
  const { restore } = useTaskActions()
  const texts = t().tasks.panel
  return (
    <div className="px-6 py-10">
      <h2 dir="auto" className="text-lg font-semibold tracking-tight wrap-anywhere">
        {buried?.title ?? texts.goneTitle}
      </h2>
      <p className="mt-1 mb-4 text-ink-soft">{buried ? texts.deleted : texts.gone}</p>
      {buried && <Button onClick={() => restore([buried])}>{t().tasks.list.restore}</Button>}
    </div>
  )
}
