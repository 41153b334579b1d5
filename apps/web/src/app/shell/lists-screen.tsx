import { ListsPage } from '../../features/tasks/places/lists-page.tsx'
import { ScreenMain } from './screen-main.tsx'

export function ListsScreen() {
  return (
    <ScreenMain>
      <ListsPage />
    </ScreenMain>
  )
}
