import { Check, Copy } from 'lucide-react'
import { useEffect, useId, useRef, useState, type ReactNode } from 'react'
import { useAnnounce } from '../../shared/announcer/announcer.tsx'
import { settingsTexts } from '../../shared/texts/settings.ts'
import { Button } from '../../shared/ui/button.tsx'

interface NewSecretProps {
  readonly secret: string
  readonly texts: {
    readonly newTitle: string
    readonly newText: string
    /** The name of the field. */
    readonly field: string
  }
  /** Further actions beside the copy button. */
  readonly children?: ReactNode
  readonly onClose: () => void
}

/** Shows a new secret once, right after its creation. */
export function NewSecret({ secret, texts, children, onClose }: NewSecretProps) {
  const id = useId()
  const ref = useRef<HTMLInputElement>(null)
  const announce = useAnnounce()
  const copyTexts = settingsTexts().copying
  const [isCopied, setCopied] = useState(false)
  useEffect(() => {
    ref.current?.focus()
    ref.current?.select()
  }, [])
  const copy = async () => {
    const done = await navigator.clipboard.writeText(secret).then(
      () => true,
      () => false,
    )
    setCopied(done)
    announce(done ? copyTexts.copied : copyTexts.copyFailed)
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
        value={secret}
        aria-label={texts.field}
        autoComplete="off"
        spellCheck={false}
        className="input font-mono text-sm"
      />
      <div className="mt-3 flex flex-wrap gap-2">
        <Button variant="solid" onClick={() => void copy()}>
          {isCopied ? <Check size={16} aria-hidden /> : <Copy size={16} aria-hidden />}
          {isCopied ? copyTexts.copied : copyTexts.copy}
        </Button>
        {children}
        <Button onClick={onClose}>{copyTexts.close}</Button>
      </div>
    </section>
  )
}
