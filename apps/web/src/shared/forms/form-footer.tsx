import { CircleCheck } from 'lucide-react'
import type { CallForm } from './use-call-form.ts'
import { Button } from '../ui/button.tsx'

interface FormFooterProps {
  readonly form: Pick<CallForm<never>, 'failure' | 'done' | 'isBusy'>
  readonly submit: string
  readonly busy: string
  readonly variant?: 'solid' | 'plain' | 'danger'
  /** Full-width button, for pages that contain only the form. */
  readonly isWide?: boolean
}

/** The end of a form: the general error, the submit button and the success message. */
export function FormFooter({ form, submit, busy, variant = 'solid', isWide = false }: FormFooterProps) {
  const { failure, done, isBusy } = form
  return (
    <>
      {failure !== undefined && <p className="rounded-md bg-danger-wash px-3 py-2 text-danger">{failure}</p>}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button
          type="submit"
          variant={variant}
          busy={isBusy}
          className={isWide ? 'min-h-11 w-full' : 'min-h-10'}
        >
          {isBusy ? busy : submit}
        </Button>
        {done !== undefined && (
          <p className="flex items-center gap-1.5 text-ink-soft">
            <CircleCheck size={18} strokeWidth={1.75} className="flex-none text-accent" aria-hidden />
            {done}
          </p>
        )}
      </div>
    </>
  )
}
