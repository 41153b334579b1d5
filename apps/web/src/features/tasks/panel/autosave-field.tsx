import { useAutosaveText } from './use-autosave-text.ts'

interface AutosaveFieldProps extends Omit<Parameters<typeof useAutosaveText>[0], 'name'> {
  readonly draft: string
  readonly label: string
  readonly placeholder?: string
  readonly className?: string
}

/** Text edited in place. */
export function AutosaveField({ draft, label, className = '', placeholder, ...text }: AutosaveFieldProps) {
  const { value, change, ...handlers } = useAutosaveText({ ...text, name: draft })
  return (
    <div className="min-w-0 grow">
      <textarea
        rows={1}
        value={value}
        onChange={(event) => change(text.multiline ? event.target.value : oneLine(event.target.value))}
        {...handlers}
        aria-label={label}
        placeholder={placeholder}
        className={`in-place ${className}`}
      />
    </div>
  )
}

/** A title that was pasted with line breaks. */
function oneLine(text: string): string {
  return text.replace(/\s*[\r\n]+\s*/g, ' ')
}
