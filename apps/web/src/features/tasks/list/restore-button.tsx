import { RotateCcw } from 'lucide-react'
import { t } from '../../../shared/texts/texts.ts'
import { IconButton } from '../../../shared/ui/icon-button.tsx'
import type { Task } from '../data/task.ts'

interface RestoreButtonProps {
  readonly task: Task
  readonly onRestore: () => void
}

export function RestoreButton({ task, onRestore }: RestoreButtonProps) {
  return (
    <IconButton
      icon={RotateCcw}
      label={t().tasks.list.restoreOf({ title: task.title })}
      tabIndex={-1}
      onClick={onRestore}
    />
  )
}
