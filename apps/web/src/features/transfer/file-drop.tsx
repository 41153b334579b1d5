import { FileUp } from 'lucide-react'
import { useRef, useState } from 'react'
import { transferTexts } from '../../shared/texts/transfer.ts'
import { Button } from '../../shared/ui/button.tsx'

/** Lets the user choose or drop a file. */
export function FileDrop({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }) {
  const [isOver, setOver] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const { choose, drop } = transferTexts().import
  return (
    <div
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        onFiles([...event.dataTransfer.files])
      }}
      className={`mt-4 flex flex-wrap items-center justify-center gap-x-3 gap-y-2 rounded-lg border border-dashed px-4 py-8 ${isOver ? 'border-accent bg-selected' : 'border-line-control'}`}
    >
      <Button variant="solid" onClick={() => input.current?.click()}>
        <FileUp size={16} strokeWidth={1.75} aria-hidden />
        {choose}
      </Button>
      <span className="text-ink-soft max-sm:hidden">{drop}</span>
      <input
        ref={input}
        type="file"
        accept=".csv,.tsv,.txt,.json,.ics,.md,.zip,text/csv,text/tab-separated-values,text/plain,text/calendar,text/markdown,application/json,application/zip"
        aria-label={choose}
        hidden
        onChange={({ currentTarget }) => {
          const files = [...(currentTarget.files ?? [])]
          // Reset the input, so that choosing the same file again, for example after a correction, fires a change event.
          currentTarget.value = ''
          onFiles(files)
        }}
      />
    </div>
  )
}
