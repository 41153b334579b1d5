import { SyncPage } from '../../features/sync/sync-page.tsx'
import { ScreenMain } from './screen-main.tsx'

export function SyncScreen() {
  return (
    <ScreenMain>
      <SyncPage />
    </ScreenMain>
  )
}
