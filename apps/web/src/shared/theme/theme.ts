import { useSyncExternalStore } from 'react'

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

/** `start.js` reads the same key before the first paint. */
const KEY = 'taskwire.theme'
const listeners = new Set<() => void>()

function readTheme(): Theme {
  const chosen = document.documentElement.dataset['theme']
  return themes.find((theme) => theme === chosen) ?? 'system'
}

/** Applies a theme and stores it in this browser. `system` follows the operating system. */
export function chooseTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = theme
  colorBrowser(theme)
  try {
    if (theme === 'system') localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, theme)
  } catch {
    // Storage is blocked, so the choice lasts until the page closes.
  }
  for (const listener of listeners) listener()
}

/** Sets the colour of the browser's bars to the chosen theme. `start.js` does the same before the first paint. */
function colorBrowser(theme: Theme): void {
  const metas = document.querySelectorAll<HTMLMetaElement>('meta[name=theme-color]')
  metas.forEach((meta, index) => {
    const scheme = schemes[index] ?? 'light'
    if (theme === 'system') meta.media = `(prefers-color-scheme: ${scheme})`
    else meta.media = theme === scheme ? 'all' : 'not all'
  })
}

/** The schemes of the `theme-color` elements in `index.html`, in their order. */
const schemes = ['light', 'dark'] as const

export function useTheme(): Theme {
  return useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, readTheme)
}
