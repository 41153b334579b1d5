import { settingsTexts } from '../../shared/texts/settings.ts'
import { chooseLanguage, languages, useLanguage, type Language } from '../../shared/texts/texts.ts'
import { ThemeChoice } from '../../shared/theme/theme-choice.tsx'
import { Segments } from '../../shared/ui/segments.tsx'

const options = (Object.keys(languages) as Language[]).map((value) => ({ value, label: languages[value] }))

export function AppearanceSection() {
  return (
    <div className="max-w-xs space-y-6">
      <ThemeChoice />
      <Segments
        legend={settingsTexts().language}
        value={useLanguage()}
        options={options}
        onChange={(next) => void chooseLanguage(next)}
      />
    </div>
  )
}
