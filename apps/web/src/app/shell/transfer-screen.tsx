import { useLocation, useNavigate } from '@tanstack/react-router'
import { useTaskActions } from '../../features/tasks/data/task-context.ts'
import { TransferPage } from '../../features/transfer/transfer-page.tsx'
import { ScreenMain } from './screen-main.tsx'

export function TransferScreen() {
  const { recordAdded } = useTaskActions()
  const navigate = useNavigate()
  const section = useLocation({ select: ({ hash }) => hash })
  return (
    <ScreenMain>
      <TransferPage
        section={section}
        onAdded={recordAdded}
        onShowTasks={() => void navigate({ to: '/', search: { view: 'all' } })}
      />
    </ScreenMain>
  )
}
