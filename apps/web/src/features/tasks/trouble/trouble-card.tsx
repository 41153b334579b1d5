import { TriangleAlert } from 'lucide-react'
import { useState, type SubmitEvent } from 'react'
import { Button } from '../../../shared/ui/button.tsx'
import { titleOf } from '../data/task-change.ts'
import { useTroubleActions, type Trouble } from '../data/use-failed-changes.ts'
import { unsavedPatch } from '../panel/use-task-edit.ts'
import { taskTexts } from '../texts.ts'

const texts = taskTexts.trouble

/** One task's trouble. The title of a task that was not added can be put right here. */
export function TroubleCard({ trouble }: { readonly trouble: Trouble }) {
  const [first] = trouble.changes
  const [title, setTitle] = useState(titleOf(first))
  const { retry, discard } = useTroubleActions()
  const unsaved = unsavedPatch(trouble.changes)
  const typed = [unsaved.title, unsaved.description].filter((text) => text)

  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault()
    if (title.trim() !== '') retry(trouble, title.trim())
  }

  return (
    <li className="animate-appear rounded-lg bg-danger-wash p-3">
      <p className="flex gap-2">
        <TriangleAlert size={18} strokeWidth={1.75} className="mt-0.5 flex-none text-danger" aria-hidden />
        <span className="min-w-0 wrap-anywhere">
          <strong className="font-semibold">{texts.notDone(first.kind, shortened(titleOf(first)))}</strong>{' '}
          {reasonOf(trouble)}.
        </span>
      </p>
      <form onSubmit={onSubmit} className="mt-2 flex flex-wrap items-center gap-2">
        {first.kind === 'create' && (
          <input
            value={title}
            onChange={(event) => setTitle(event.target.value)}
            aria-label={texts.editTitle}
            className="input min-h-9 min-w-0 grow basis-56"
          />
        )}
        {typed.map((text) => (
          <blockquote
            key={text}
            className="basis-full border-s-2 border-line-control ps-3 wrap-anywhere whitespace-pre-wrap"
          >
            {text}
          </blockquote>
        ))}
        <Button type="submit">{texts.retry}</Button>
        <Button look="quiet" onClick={() => discard(trouble)}>
          {texts.discard}
        </Button>
      </form>
    </li>
  )
}

function reasonOf({ failure }: Trouble): string {
  const [field] = Object.keys(failure.issues)
  return field === undefined ? failure.message : taskTexts.issue(field, failure.issues[field] ?? '')
}

function shortened(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79).trimEnd()}…` : text
}
