import { ArrowLeft, X } from 'lucide-react'
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react'
import { IconButton } from '../../../shared/ui/icon-button.tsx'
import { useTasks } from '../data/use-tasks.ts'
import { focusRow } from '../list/row-focus.ts'
import { taskTexts } from '../texts.ts'
import { useTaskSearch } from '../use-task-search.ts'
import { TaskDetails } from './task-details.tsx'
import { TaskGone } from './task-gone.tsx'

const texts = taskTexts.panel

/** The open task beside the list; on a narrow screen in its place. */
export function TaskPanel({ id }: { readonly id: string }) {
  const { tasks } = useTasks()
  const { close } = useTaskSearch()
  const task = tasks?.find((task) => task.id === id)

  const closeToList = () => {
    close()
    // The list may have been out of sight: it gets the focus once it is back.
    requestAnimationFrame(() => focusRow(id))
  }

  if (tasks === undefined) return null
  return (
    <PanelFrame key={id} label={task ? texts.label(task.title) : texts.goneTitle} onClose={closeToList}>
      {task ? <TaskDetails task={task} onRemoved={close} /> : <TaskGone />}
    </PanelFrame>
  )
}

interface PanelFrameProps {
  readonly label: string
  readonly onClose: () => void
  readonly children: ReactNode
}

function PanelFrame({ label, onClose, children }: PanelFrameProps) {
  const frame = useRef<HTMLElement>(null)
  useEffect(() => frame.current?.focus({ preventScroll: true }), [])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented) onClose()
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape leaves from anywhere inside
    <aside
      ref={frame}
      tabIndex={-1}
      aria-label={label}
      onKeyDown={onKeyDown}
      className="animate-appear flex min-w-0 flex-col bg-surface outline-none lg:sticky lg:top-0 lg:h-dvh lg:overflow-y-auto lg:border-s lg:border-line"
    >
      <div className="flex items-center p-2 lg:justify-end">
        <IconButton
          icon={ArrowLeft}
          label={texts.back}
          onClick={onClose}
          className="lg:hidden rtl:-scale-x-100"
        />
        <IconButton icon={X} label={texts.close} onClick={onClose} className="max-lg:hidden" />
      </div>
      {children}
    </aside>
  )
}
