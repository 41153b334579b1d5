import { Check, Copy } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import { useAnnounce } from '../../shared/announcer/announcer.tsx'
import { settingsTexts } from '../../shared/texts/settings.ts'
import { Button } from '../../shared/ui/button.tsx'

interface NewTokenProps {
  /** The token, or a link with one. */
  readonly token: string
  readonly texts?: { readonly newTitle: string; readonly newText: string; readonly token: string }
  readonly onClose: () => void
}

/** Shows a new token once, right after its creation. */
export function NewToken({ token, texts: given, onClose }: NewTokenProps) {
  const id = useId()
  const ref = useRef<HTMLInputElement>(null)
  const announce = useAnnounce()
  const texts = { ...settingsTexts().tokens, ...given }
  const [isCopied, setCopied] = useState(false)
  useEffect(() => {
    ref.current?.focus()
    ref.current?.select()
  }, [])
  const copy = async () => {
    const done = await navigator.clipboard.writeText(token).then(
      () => true,
      () => false,
    )
    setCopied(done)
    announce(done ? texts.copied : texts.copyFailed)
    if (!done) ref.current?.select()
  }
  return (
    <section aria-labelledby={`${id}-title`} className="mt-6 rounded-lg p-4 ring-1 ring-accent">
      <h2 id={`${id}-title`} className="font-semibold">
        {texts.newTitle}
      </h2>
      <p className="mt-1 mb-3 text-ink-soft">{texts.newText}</p>
      <input
        ref={ref}
        readOnly
        value={token}
        aria-label={texts.token}
        autoComplete="off"
        spellCheck={false}
        className="input font-mono text-sm"
      />
      <div className="mt-3 flex flex-wrap gap-2">
        <Button variant="solid" onClick={() => void copy()}>
          {isCopied ? <Check size={16} aria-hidden /> : <Copy size={16} aria-hidden />}
          {isCopied ? texts.copied : texts.copy}
        </Button>
        <Button onClick={onClose}>{texts.close}</Button>
      </div>
    </section>
  )
}
