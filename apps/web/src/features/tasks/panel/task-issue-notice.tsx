import { Link } from '@tanstack/react-router'
import { TriangleAlert } from 'lucide-react'
import { useReplicaValue } from '../../../shared/replica/replica-context.ts'
import { editingTexts } from '../../../shared/texts/editing.ts'
import { t } from '../../../shared/texts/texts.ts'

/** Shown when the server rejected an edit of this task. Conflicts appear at their fields instead. */
export function TaskIssueNotice({ id }: { readonly id: string }) {
  const has = useReplicaValue(({ issues }) =>
    issues.some(({ operation, conflict }) => conflict === undefined && operation.input.id === id),
  )
  if (!has) return null
  const texts = editingTexts().panel
  return (
    <p className="flex items-center gap-2 rounded-md bg-warn-wash py-1.5 ps-3 pe-1.5">
      <TriangleAlert size={18} strokeWidth={1.75} className="flex-none text-warn" aria-hidden />
      <span className="grow">{t().tasks.list.trouble}</span>
      <Link to="/sync" className="button button-plain">
        {texts.resolve}
      </Link>
    </p>
  )
}
