import { Link } from '@tanstack/react-router'
import { ArrowLeft, Maximize2, X } from 'lucide-react'
import { useEffect, useRef, type ReactNode } from 'react'
import { useCommandRegistry } from '../../../shared/commands/command-registry.ts'
import { useReplicaValue } from '../../../shared/replica/replica-context.ts'
import { editingTexts } from '../../../shared/texts/editing.ts'
import { IconButton } from '../../../shared/ui/icon-button.tsx'
import { useListFocus, usePanelFocus, useTaskActions } from '../data/task-context.ts'
import type { Task } from '../data/task.ts'
import { useTaskSearch } from '../use-task-search.ts'
import { TaskDetails } from './task-details.tsx'
import { MissingTask } from './missing-task.tsx'

/** The open task beside the list. On a narrow screen it replaces the list. */
export function TaskPanel({ id }: { readonly id: string }) {
  const task = useReplicaValue(({ tasks }) => tasks.byId.get(id))
  const isComplete = useReplicaValue(({ isComplete }) => isComplete)
  const { close, open } = useTaskSearch()
  const { remove } = useTaskActions()
  const focus = useListFocus()
  const commands = useCommandRegistry()
  const texts = editingTexts().panel

  const onRemove = (task: Task) => {
    close()
    remove([task])
    focus.returnFocus()
  }
  if (task === undefined && !isComplete) return null
  return (
    <PanelFrame
      id={id}
      label={task ? texts.label({ title: task.title }) : texts.goneTitle}
      onClose={() => commands.run('back')}
    >
      {task ? (
        <TaskDetails task={task} onOpen={open} onRemove={() => onRemove(task)} />
      ) : (
        <MissingTask id={id} />
      )}
    </PanelFrame>
  )
}

interface PanelFrameProps {
  readonly id: string
  readonly label: string
  readonly onClose: () => void
  readonly children: ReactNode
}

function PanelFrame({ id, label, onClose, children }: PanelFrameProps) {
  const ref = useRef<HTMLElement>(null)
  const panel = usePanelFocus()
  useEffect(() => {
    // On a narrow screen the panel covers the list, so the focus must move to the panel.
    const isAlone = matchMedia('(width < 64rem)').matches
    const takesFocus = panel.take() || isAlone
    // A field in the panel may have taken the focus already.
    const hasFocus = ref.current?.contains(document.activeElement) === true
    if (takesFocus && !hasFocus) ref.current?.focus({ preventScroll: true })
  }, [panel])
  return (
    <aside
      ref={ref}
      tabIndex={-1}
      aria-label={label}
      className="flex min-w-0 flex-col bg-surface outline-none lg:sticky lg:top-0 lg:h-dvh lg:overflow-y-auto lg:border-s lg:border-line"
    >
      <div className="flex items-center p-2 lg:justify-end">
        <IconButton
          icon={ArrowLeft}
          label={editingTexts().panel.back}
          onClick={onClose}
          className="lg:hidden rtl:-scale-x-100"
        />
        <Link
          to="/task/$id"
          params={{ id }}
          aria-label={editingTexts().panel.page}
          title={editingTexts().panel.page}
          className="grid size-9 flex-none place-content-center rounded-md text-ink-soft transition-colors hover:bg-hover hover:text-ink max-lg:hidden"
        >
          <Maximize2 size={16} strokeWidth={1.75} aria-hidden />
        </Link>
        <IconButton icon={X} label={editingTexts().panel.close} onClick={onClose} className="max-lg:hidden" />
      </div>
      {children}
    </aside>
  )
}
