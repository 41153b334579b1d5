import { getRouteApi } from '@tanstack/react-router'
import { TaskPage } from '../../features/tasks/panel/task-page.tsx'
import { ScreenMain } from './screen-main.tsx'

const route = getRouteApi('/shell/task/$id')

export function TaskScreen() {
  const { id } = route.useParams()
  return (
    <ScreenMain>
      <TaskPage key={id} id={id} />
    </ScreenMain>
  )
}
