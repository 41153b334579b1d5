import { useParams } from '@tanstack/react-router'
import { SettingsPage } from '../../features/settings/settings-page.tsx'
import { ScreenMain } from './screen-main.tsx'

export function SettingsScreen() {
  const { section } = useParams({ strict: false })
  return (
    <ScreenMain isSettings>
      <SettingsPage section={section} />
    </ScreenMain>
  )
}
