import { TRASH_RETENTION_DAYS } from '@taskwire/domain'
import { useReplicaValue } from '../../../shared/replica/replica-context.ts'
import { listPartTexts } from '../../../shared/texts/list-parts.ts'
import { ListSkeleton } from '../list/list-skeleton.tsx'
import { TaskList } from '../list/task-list.tsx'
import { useLoadTrash } from './use-load-trash.ts'

interface TrashProps {
  readonly openId: string | undefined
}

/** Deleted tasks of all devices, and how long they can be restored. Offline it shows only the tasks that this device knows. */
export function Trash({ openId }: TrashProps) {
  const read = useLoadTrash()
  const hasData = useReplicaValue(({ tasks }) => tasks.deleted.length > 0)
  const texts = listPartTexts().trash
  return (
    <>
      <p className="mb-4 text-ink-soft">
        {read === 'unread' ? texts.unread : texts.kept({ days: TRASH_RETENTION_DAYS })}
      </p>
      {!hasData && read === 'reading' ? (
        <ListSkeleton />
      ) : (
        <TaskList screen="trash" q={undefined} openId={openId} />
      )}
    </>
  )
}
