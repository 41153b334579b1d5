import { createContext, useCallback, useContext, useState, type ReactNode } from 'react'

type Announce = (text: string) => void

const AnnouncerContext = createContext<Announce>(() => undefined)

/** Renders the app's only live region, for changes that do not move the focus. */
export function AnnouncerProvider({ children }: { readonly children: ReactNode }) {
  const [announcement, setAnnouncement] = useState({ text: '', count: 0 })
  const announce = useCallback<Announce>(
    (text) => setAnnouncement(({ count }) => ({ text, count: count + 1 })),
    [],
  )
  return (
    <AnnouncerContext value={announce}>
      {children}
      <div role="status" aria-live="polite" className="sr-only">
        {/* A new element each time, so that a repeated text is announced again. */}
        <span key={announcement.count}>{announcement.text}</span>
      </div>
    </AnnouncerContext>
  )
}

export function useAnnounce(): Announce {
  return useContext(AnnouncerContext)
}
