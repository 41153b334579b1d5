import { Link } from '@tanstack/react-router'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { settingsTexts } from '../../shared/texts/settings.ts'
import { ScreenHeading } from '../../shared/ui/screen-heading.tsx'
import type { Section } from './sections.ts'

interface SettingsNavProps {
  readonly shown: readonly Section[]
  readonly current: Section | undefined
  readonly isIndex: boolean
}

/** The list of sections: a column beside the open section, or a separate page on a narrow screen. */
export function SettingsNav({ shown, current, isIndex }: SettingsNavProps) {
  const texts = settingsTexts()
  return (
    <div className={isIndex ? '' : 'max-lg:hidden'}>
      {isIndex && (
        <div className="mb-4 lg:hidden">
          <ScreenHeading>{texts.title}</ScreenHeading>
        </div>
      )}
      <nav aria-label={texts.title} className="lg:sticky lg:top-10">
        <p aria-hidden className="mb-2 px-2.5 text-sm text-ink-faint max-lg:hidden">
          {texts.title}
        </p>
        <ul className="grid gap-0.5">
          {shown.map((name) => (
            <li key={name}>
              <Link
                to="/settings/$section"
                params={{ section: name }}
                aria-current={name === current && !isIndex ? 'page' : undefined}
                className={`flex min-h-11 items-center justify-between rounded-md border-line px-2.5 hover:bg-hover hover:text-ink max-lg:border-b lg:min-h-9 ${name === current ? 'lg:bg-selected lg:font-semibold lg:text-ink' : 'lg:text-ink-soft'}`}
              >
                {texts.sections[name]}
                <ChevronRight
                  size={18}
                  strokeWidth={1.75}
                  className="lg:hidden rtl:-scale-x-100"
                  aria-hidden
                />
              </Link>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  )
}

export function BackToSettings() {
  return (
    <Link
      to="/settings"
      className="-ms-2 mb-2 inline-flex min-h-9 items-center gap-1 rounded-md px-2 text-ink-soft hover:bg-hover hover:text-ink lg:hidden"
    >
      <ChevronLeft size={18} strokeWidth={1.75} className="rtl:-scale-x-100" aria-hidden />
      {settingsTexts().title}
    </Link>
  )
}
