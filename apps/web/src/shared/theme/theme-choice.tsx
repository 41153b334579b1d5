import { accountMenuTexts } from '../texts/account-menu.ts'
import { Segments } from '../ui/segments.tsx'
import { chooseTheme, themes, useTheme } from './theme.ts'

export function ThemeChoice() {
  const texts = accountMenuTexts()
  return (
    <Segments
      legend={texts.theme}
      value={useTheme()}
      options={themes.map((value) => ({ value, label: texts.themes[value] }))}
      onChange={chooseTheme}
    />
  )
}
