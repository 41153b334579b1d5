import { useState, type ComponentProps, type ReactNode } from 'react'
import { optionalPart } from '../../../shared/ui/optional-part.tsx'
import { loadTaskPicker } from './load-task-picker.ts'
import type { PickerKind } from './task-picker.tsx'

const TaskPicker = optionalPart(loadTaskPicker)

interface PickerButtonProps extends Pick<ComponentProps<'button'>, 'className' | 'aria-label' | 'title'> {
  readonly kind: PickerKind
  /** The ids of the tasks that the picker changes. */
  readonly ids: readonly string[]
  readonly children: ReactNode
}

/** Opens the picker of lists, labels or reminders. The picker's code loads when the pointer or the focus arrives. */
export function PickerButton({ kind, ids, className = '', children, ...button }: PickerButtonProps) {
  const [anchor, setAnchor] = useState<Element>()
  const prepare = () => void loadTaskPicker().catch(() => undefined)
  return (
    <>
      <button
        type="button"
        data-picker={kind}
        aria-haspopup="dialog"
        aria-expanded={anchor !== undefined}
        onPointerEnter={prepare}
        onFocus={prepare}
        onClick={({ currentTarget }) => setAnchor(anchor === undefined ? currentTarget : undefined)}
        className={`button ${className}`}
        {...button}
      >
        {children}
      </button>
      {anchor && <TaskPicker kind={kind} ids={ids} anchor={anchor} onClose={() => setAnchor(undefined)} />}
    </>
  )
}

/** Clicks the button of a picker in the task panel or on the task page. Returns false if there is no such button. */
export function pressPickerButton(kind: PickerKind): boolean {
  const button = document.querySelector<HTMLElement>(`:is(aside, article) [data-picker=${kind}]`)
  button?.click()
  return button !== null
}
