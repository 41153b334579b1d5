import { lazy, Suspense, type ComponentType } from 'react'
import { useAccount } from '../../shared/session/account-context.ts'
import { settingsTexts } from '../../shared/texts/settings.ts'
import { t } from '../../shared/texts/texts.ts'
import { ScreenHeading } from '../../shared/ui/screen-heading.tsx'
import { ActivitySection } from './activity-section.tsx'
import { AppearanceSection } from './appearance-section.tsx'
import { CalendarSection } from './calendar-section.tsx'
import { DataSection } from './data-section.tsx'
import { EmailSection } from './email-section.tsx'
import { KeyboardSection } from './keyboard-section.tsx'
import { NotificationsSection } from './notifications-section.tsx'
import { PasswordSection } from './password-section.tsx'
import { ProfileSection } from './profile-section.tsx'
import { sections, type Section } from './sections.ts'
import { SessionsSection } from './sessions-section.tsx'
import { BackToSettings, SettingsNav } from './settings-nav.tsx'
import { TokensSection } from './tokens-section.tsx'
import { UsersSection } from './users-section.tsx'

const WebhooksSection = lazy(() =>
  import('./webhooks/webhooks-section.tsx').then(({ WebhooksSection }) => ({ default: WebhooksSection })),
)

const parts: Record<Section, ComponentType> = {
  profile: ProfileSection,
  email: EmailSection,
  password: PasswordSection,
  sessions: SessionsSection,
  tokens: TokensSection,
  webhooks: WebhooksSection,
  calendar: CalendarSection,
  activity: ActivitySection,
  notifications: NotificationsSection,
  appearance: AppearanceSection,
  keyboard: KeyboardSection,
  data: DataSection,
  users: UsersSection,
}

interface SettingsPageProps {
  /** The section from the URL. Undefined shows the list of sections, on a wide screen with the first section beside it. */
  readonly section: string | undefined
}

export function SettingsPage({ section }: SettingsPageProps) {
  const isAdmin = useAccount()?.role === 'admin'
  const shown = isAdmin ? sections : sections.filter((name) => name !== 'users')
  const current = section === undefined ? 'profile' : shown.find((name) => name === section)
  const isIndex = section === undefined
  const texts = settingsTexts()
  return (
    <div className="grid-cols-[13rem_minmax(0,36rem)] gap-10 lg:grid">
      <title>{`${isIndex ? texts.title : (texts.sections[current ?? 'profile'] ?? texts.title)} · Taskwire`}</title>
      <SettingsNav shown={shown} current={current} isIndex={isIndex} />
      <div className={isIndex ? 'max-lg:hidden' : ''}>
        {!isIndex && <BackToSettings />}
        {current === undefined ? <UnknownSection /> : <SectionBody key={current} name={current} />}
      </div>
    </div>
  )
}

function SectionBody({ name }: { readonly name: Section }) {
  const Part = parts[name]
  const texts = settingsTexts()
  return (
    <>
      <ScreenHeading>{texts.sections[name]}</ScreenHeading>
      <p className="mt-1 mb-6 text-ink-soft">{texts.intros[name]}</p>
      <Suspense fallback={<p className="animate-after-pause text-ink-faint">{texts.loading}</p>}>
        <Part />
      </Suspense>
    </>
  )
}

function UnknownSection() {
  const texts = t().app.notFound
  return (
    <>
      <ScreenHeading>{texts.title}</ScreenHeading>
      <p className="mt-1 text-ink-soft">{texts.text}</p>
    </>
  )
}
