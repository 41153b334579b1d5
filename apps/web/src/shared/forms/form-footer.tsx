import { CircleCheck } from 'lucide-react'
import type { CallForm } from './use-call-form.ts'
import { Button } from '../ui/button.tsx'

interface FormFooterProps {
  readonly form: Pick<CallForm<never>, 'failure' | 'done' | 'isBusy'>
  readonly submit: string
  readonly busy: string
  readonly look?: 'solid' | 'plain' | 'danger'
  /** As wide as the form, where the form is all there is. */
  readonly isWide?: boolean
}

/** What ends a form: what failed as a whole, the button, and that it is done. */
export function FormFooter({ form, submit, busy, look = 'solid', isWide = false }: FormFooterProps) {
  const { failure, done, isBusy } = form
  return (
    <>
      {failure !== undefined && <p className="rounded-md bg-danger-wash px-3 py-2 text-danger">{failure}</p>}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button type="submit" look={look} busy={isBusy} className={isWide ? 'min-h-11 w-full' : 'min-h-10'}>
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
